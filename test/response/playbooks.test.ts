import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft } from '../scaffold';
import { type Ended, ResponseLab } from './lab/response-lab';
import { SCENARIOS } from './lab/scenarios';

// Every playbook waits for an approval here. automatic.test.ts has those that act at once.
const draft = createSandboxDraft();
const lab = new ResponseLab(parseDraft({ ...draft, response: { ...Object(draft['response']), automatic: [] } }));
const approve = () => lab.followLink('approve');
const refuse = () => lab.followLink('refuse');
/** States that an execution may enter from its start to containment. */
const MOST_STATES = 6;

beforeAll(() => lab.start());
afterAll(() => lab.aws.close());

describe.each(SCENARIOS)('$playbook: $name', (scenario) => {
  const { playbook, event, target, foreignTarget, operations } = scenario;
  const access = () => scenario.readAccess(lab.aws.state);
  const subjects = () => lab.aws.state.messages.map(({ subject }) => subject);
  let before: unknown;

  beforeEach(() => {
    lab.reset();
    scenario.arrange(lab.aws.state);
    before = structuredClone(access());
  });

  test('from the finding to the end', async () => {
    const ended = await lab.handle(event, approve);
    expect(ended).toHaveLength(1);
    const [{ states = [], output, name = '' } = {}]: readonly Partial<Ended>[] = ended;
    expect(access()).toEqual(scenario.contained);
    expect(states).toEqual(['Prepare', 'IsApprovalRequired', 'AskApproval', 'Act', 'Close']);
    expect(states.indexOf('Act') + 1).toBeLessThanOrEqual(MOST_STATES);
    expect(output).toMatchObject({ closed: { outcome: 'contained' } });
    expect(subjects()).toEqual([
      expect.stringMatching(/^\[(HIGH|CRITICAL)\] sandbox: approve: /),
      expect.stringMatching(/^\[(HIGH|CRITICAL)\] sandbox: done: /),
    ]);
    expect(lab.aws.state.listKeys(`incidents/${name}/`)).toEqual(
      expect.arrayContaining([
        `incidents/${name}/opened.json`,
        `incidents/${name}/${playbook}/before.json`,
        `incidents/${name}/${playbook}/contained-${name}.json`,
      ]),
    );
  });

  test('changes nothing before the approval', async () => {
    let found: unknown;
    await lab.handle(event, async () => {
      found = structuredClone(access());
      await approve();
    });
    expect(found).toEqual(before);
  });

  test('a duplicate of the event changes and tells nothing', async () => {
    await lab.handle(event, approve);
    const { length } = lab.aws.state.messages;
    expect(await lab.handle(event, approve)).toEqual([]);
    expect(access()).toEqual(scenario.contained);
    expect(lab.aws.state.messages).toHaveLength(length);
  });

  test('a repeated execution, as after a crash, changes nothing more', async () => {
    await lab.run(playbook, 'crashed', { target }, approve);
    const record = lab.aws.state.read(`incidents/crashed/${playbook}/before.json`);
    await lab.run(playbook, 'crashed', { target }, approve);
    expect(access()).toEqual(scenario.contained);
    expect(lab.aws.state.read(`incidents/crashed/${playbook}/before.json`)).toEqual(record);
  });

  test('a refusal changes nothing', async () => {
    const [ended] = await lab.handle(event, refuse);
    expect(ended?.states.slice(-1)).toEqual(['RecordRefusal']);
    expect(ended?.error).toBeUndefined();
    expect(access()).toEqual(before);
    expect(subjects().at(-1)).toMatch(/^\[MEDIUM\] sandbox: refused by a person: /);
  });

  test('without an answer nothing is changed, and that is told as critical', async () => {
    const [ended] = await lab.handle(event);
    expect(ended).toMatchObject({ error: 'ApprovalExpired' });
    expect(ended?.states.slice(-2)).toEqual(['RecordExpiry', 'Expired']);
    expect(access()).toEqual(before);
    expect(subjects().at(-1)).toMatch(/^\[CRITICAL\] sandbox: no approval in time: /);
  });

  test('an undo returns what was found', async () => {
    const [ended] = await lab.handle(event, approve);
    const incident = ended?.name;
    const undone = await lab.run(playbook, 'undo', { incident, action: 'undo', target });
    expect(undone).toMatchObject({ output: { closed: { outcome: 'undone' } } });
    expect(undone.states).toEqual(['Prepare', 'IsApprovalRequired', 'Act', 'Close']);
    expect(access()).toEqual(before);
    expect(subjects().at(-1)).toMatch(/^\[MEDIUM\] sandbox: undone: /);
  });

  test('an undo without a record is refused', async () => {
    const ended = await lab.run(playbook, 'undo', { incident: 'never', action: 'undo', target });
    expect(ended).toMatchObject({ error: 'PlaybookFailed' });
    expect(access()).toEqual(before);
  });

  test('a dry run records what it would do, and changes nothing', async () => {
    const ended = await lab.run(playbook, 'dry', { dryRun: true, target });
    expect(ended).toMatchObject({ output: { closed: { outcome: 'dry-run' } } });
    expect(ended.states).not.toContain('AskApproval');
    expect(access()).toEqual(before);
    expect(lab.aws.state.listKeys(`incidents/dry/${playbook}/dry-run/contain/`)).not.toEqual([]);
    expect(subjects()).toEqual([expect.stringMatching(/^\[MEDIUM\] sandbox: dry run: /)]);
  });

  test('a resource of another environment is refused before anything is changed', async () => {
    const ended = await lab.run(playbook, 'foreign', { target: foreignTarget }, approve);
    expect(ended).toMatchObject({ error: 'PlaybookFailed', states: ['Prepare', 'RecordFailure', 'Failed'] });
    expect(access()).toEqual(before);
    expect(
      lab.aws.calls.filter((call) =>
        /^(Put|Update|Create|Modify|AdminDisable|Attach|Reboot|Delete)(?!Object)/.test(call),
      ),
    ).toEqual([]);
  });

  test.each([{ account: '444455556666' }, { region: 'us-east-1' }])('the input %p is refused', async (place) => {
    const ended = await lab.run(playbook, 'elsewhere', { target, ...place }, approve);
    expect(ended).toMatchObject({ error: 'PlaybookFailed', states: ['Prepare', 'RecordFailure', 'Failed'] });
    expect(access()).toEqual(before);
  });

  describe.each(operations)('when %s fails', (operation) => {
    test('once, it is tried again', async () => {
      lab.aws.fail(operation, 'ThrottledOnce', 1);
      const [ended] = await lab.handle(event, approve);
      expect(ended).toMatchObject({ output: { closed: { outcome: 'contained' } } });
      expect(access()).toEqual(scenario.contained);
    });

    test('always, the failure is recorded and told louder than the finding', async () => {
      lab.aws.fail(operation, 'AccessDeniedException');
      const [ended] = await lab.handle(event, approve);
      expect(ended).toMatchObject({ error: 'PlaybookFailed' });
      expect(ended?.states.slice(-2)).toEqual(['RecordFailure', 'Failed']);
      expect(subjects().at(-1)).toMatch(/^\[CRITICAL\] sandbox: playbook failed: /);
      expect(lab.aws.state.messages.at(-1)?.text).toMatch(/^Error: /m);
      expect(lab.aws.state.listKeys(`incidents/${ended?.name}/${playbook}/failed-`)).toHaveLength(2);
    });
  });
});
