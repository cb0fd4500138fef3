import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTrailEvent } from './lab/findings';
import { ResponseLab } from './lab/response-lab';
import { SCENARIOS } from './lab/scenarios';

const lab = new ResponseLab();
const AT_ONCE = ['block-address', 'restore-trail'];

beforeAll(() => lab.start());
afterAll(() => lab.aws.close());
beforeEach(() => lab.reset());

describe.each(SCENARIOS.filter(({ playbook }) => AT_ONCE.includes(playbook)))('$playbook', (scenario) => {
  test('acts at once, as the settings say', async () => {
    scenario.arrange(lab.aws.state);
    const [ended] = await lab.handle(scenario.event);
    expect(ended?.states).toEqual(['Prepare', 'IsApprovalRequired', 'Act', 'Close']);
    expect(scenario.readAccess(lab.aws.state)).toEqual(scenario.contained);
  });
});

test('the other playbooks ask', () => {
  const asking = SCENARIOS.map(({ playbook }) => playbook).filter((playbook) => !AT_ONCE.includes(playbook));
  for (const playbook of asking) {
    const id = playbook.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(lab.template.readVariables(`Playbooks${id}`)['APPROVAL']).toBe('required');
  }
});

test('a deleted trail is created again, and started', async () => {
  await lab.handle(createTrailEvent('DeleteTrail'));
  expect(lab.aws.state.trail).toMatchObject({
    logging: true,
    settings: { Name: 'sandbox-trail', IsMultiRegionTrail: true, EnableLogFileValidation: true },
    insights: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
  });
});

describe('a block', () => {
  const block = (address: string) => lab.run('block-address', `block ${address}`, { target: { address } });

  test.each([
    '10.20.1.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '224.0.0.1',
    '0.0.0.0',
    '2001:db8::1',
    '1.2.3',
  ])('of %s is refused: it is no public IPv4 address', async (address) => {
    expect(await block(address)).toMatchObject({ error: 'PlaybookFailed' });
    expect(lab.aws.state.blocked).toEqual([]);
  });

  test('has an end, at which the sweep lifts it, and nothing else', async () => {
    lab.aws.state.blocked = ['9.9.9.9/32'];
    await block('8.8.4.4');
    await block('8.8.8.8');
    expect(await lab.invoke('Sweep', {})).toEqual({ lifted: [] });
    const written: { until: string } = Object(lab.aws.state.read('blocks/8.8.4.4.json'));
    expect(Date.parse(written.until) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    lab.aws.state.objects.set('blocks/8.8.4.4.json', JSON.stringify({ ...written, until: '2026-01-01T00:00:00Z' }));
    expect(await lab.invoke('Sweep', {})).toEqual({ lifted: ['8.8.4.4/32'] });
    expect(lab.aws.state.blocked).toEqual(['9.9.9.9/32', '8.8.8.8/32']);
  });

  test('of two addresses at the same time loses neither', async () => {
    lab.aws.fail('UpdateIPSet', 'WAFOptimisticLockException', 2);
    await Promise.all([block('8.8.4.4'), block('8.8.8.8')]);
    expect([...lab.aws.state.blocked].sort()).toEqual(['8.8.4.4/32', '8.8.8.8/32']);
  });
});

describe('the digest', () => {
  const today = '2026-11-28T06:00:00Z';

  test('lists what happened on the day before, the most severe first', async () => {
    const write = (name: string, entry: object) =>
      lab.aws.state.objects.set(`incident-days/2026-11-27/${name}.json`, JSON.stringify(entry));
    write('a', { incident: 'a', severity: 'low', text: 'A port was tried' });
    write('b', { incident: 'b', severity: 'critical', text: 'A playbook failed' });
    lab.aws.state.objects.set('incident-days/2026-11-26/c.json', '{"severity":"high"}');
    expect(await lab.invoke('Digest', { time: today })).toEqual({ entries: 2 });
    expect(lab.aws.state.messages).toMatchObject([{ subject: '[LOW] sandbox: digest of 2026-11-27' }]);
    expect(lab.aws.state.messages[0]?.text).toMatch(
      /1 critical, 0 high, 0 medium, 1 low\nCRITICAL A playbook failed \(b\)\nLOW {6}A port was tried \(a\)/,
    );
  });

  test('of a day without incidents is sent on Mondays only', async () => {
    await lab.invoke('Digest', { time: today });
    expect(lab.aws.state.messages).toEqual([]);
    await lab.invoke('Digest', { time: '2026-11-30T06:00:00Z' });
    expect(lab.aws.state.messages).toHaveLength(1);
  });

  test('has the incidents that the router and the playbooks opened and closed', async () => {
    const scenario = SCENARIOS.find(({ playbook }) => playbook === 'block-address');
    scenario?.arrange(lab.aws.state);
    await lab.handle(scenario?.event);
    expect(lab.aws.state.listKeys('incident-days/')).toHaveLength(2);
  });
});

describe('the router', () => {
  const told = {
    'detail-type': 'GuardDuty Finding',
    account: '111122223333',
    region: 'eu-central-1',
    detail: {
      id: 'f9',
      type: 'NewThreat:Lambda/Unheard',
      severity: 5,
      accountId: '111122223333',
      region: 'eu-central-1',
      title: 'Something new',
    },
  };

  test('tells an unknown finding once, however often it is updated', async () => {
    for (let times = 0; times < 3; times += 1) await lab.handle(told);
    expect(lab.aws.state.messages.map(({ subject }) => subject)).toEqual(['[MEDIUM] sandbox: Something new']);
  });

  test.each(['Publish', 'PutObject'])('completes what a failed %s left open, when Lambda tries again', async (call) => {
    lab.aws.fail(call, 'InternalFailure', 3);
    await expect(lab.invoke('Route', told)).rejects.toThrow();
    lab.aws.fail(call, 'InternalFailure', 0);
    await lab.invoke('Route', told);
    expect(lab.aws.state.messages).toHaveLength(1);
  });

  test('starts the playbook again when the start failed after the incident was opened', async () => {
    const scenario = SCENARIOS.find(({ playbook }) => playbook === 'block-address');
    lab.aws.fail('StartExecution', 'AccessDeniedException', 1);
    await expect(lab.invoke('Route', scenario?.event)).rejects.toThrow();
    expect(await lab.handle(scenario?.event)).toHaveLength(1);
  });
});
