import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createFunctionEvent, FUNCTION_NAME } from './lab/findings';
import { ResponseLab } from './lab/response-lab';

const lab = new ResponseLab();
const concurrency = () => lab.aws.state.functions.get(FUNCTION_NAME)?.concurrency;

beforeAll(() => lab.start());
afterAll(() => lab.aws.close());
beforeEach(() => {
  lab.reset();
  lab.aws.state.functions.set(FUNCTION_NAME, {
    concurrency: 5,
    role: 'arn:aws:iam::111122223333:role/sandbox-Api-Role',
  });
});

/** Runs the playbook until it waits, and calls back. */
async function whileItWaits(callback: () => Promise<unknown>): Promise<void> {
  await lab.handle(createFunctionEvent(), callback);
}

describe('an approval link', () => {
  test('opened with GET, as a scanner of e-mail does, shows the question and decides nothing', async () => {
    await whileItWaits(async () => {
      for (let times = 0; times < 3; times += 1) {
        const { statusCode, body, headers } = await lab.followLink();
        expect(statusCode).toBe(200);
        expect(body).toContain(`Stop the function ${FUNCTION_NAME}`);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['cache-control']).toBe('no-store');
      }
      expect(lab.aws.state.taskResults).toEqual([]);
      await lab.followLink('refuse');
    });
    expect(concurrency()).toBe(5);
  });

  test.each<[string, (link: string) => string]>([
    ['for another approval', (link) => link.replace(/id=./, (found) => (found === 'id=a' ? 'id=b' : 'id=a'))],
    ['with a later end', (link) => link.replace(/expires=\d+/, 'expires=2000000000')],
    ['that has expired', (link) => link.replace(/expires=\d+/, 'expires=1700000000')],
    ['with another code', (link) => link.replace(/mac=...../, 'mac=AAAAA')],
    ['without a code', (link) => link.replace(/&mac=.*/, '')],
    ['with nothing', (link) => link.replace(/\?.*/, '')],
  ])('%s is refused, and says nothing about the incident', async (_, change) => {
    await whileItWaits(async () => {
      for (const decision of [undefined, 'approve'] as const) {
        const { statusCode, body } = await lab.followLink(decision, change);
        expect(statusCode).toBe(403);
        expect(body).not.toContain(FUNCTION_NAME);
      }
      expect(lab.aws.state.taskResults).toEqual([]);
      await lab.followLink('refuse');
    });
    expect(concurrency()).toBe(5);
  });

  test('decides once: the first decision counts', async () => {
    await whileItWaits(async () => {
      expect((await lab.followLink('refuse')).statusCode).toBe(200);
      const second = await lab.followLink('approve');
      expect(second.statusCode).toBe(409);
      expect(second.body).toContain('Already decided: refuse.');
    });
    expect(concurrency()).toBe(5);
    expect(lab.aws.state.taskResults).toHaveLength(1);
  });

  test('of an execution that no longer waits says so', async () => {
    await whileItWaits(async () => {
      await lab.followLink('approve');
      expect((await lab.followLink('approve')).statusCode).toBe(410);
    });
    expect(concurrency()).toBe(0);
  });

  test('whose decision was recorded but not sent can be used for the same decision again', async () => {
    await whileItWaits(async () => {
      lab.aws.fail('SendTaskSuccess', 'InternalFailure', 1);
      await expect(lab.followLink('approve')).rejects.toThrow();
      expect((await lab.followLink('approve')).statusCode).toBe(200);
    });
    expect(concurrency()).toBe(0);
  });

  test('is sent by mail and as a custom notification to chat', async () => {
    await whileItWaits(() => lab.followLink('refuse'));
    const [message] = lab.aws.state.messages;
    expect(message?.text).toContain('https://approvals.example.com/?id=');
    expect(JSON.parse(message?.chat ?? '')).toMatchObject({ version: '1.0', source: 'custom' });
  });
});

test('a message says nothing that mail or chat would run', async () => {
  const event = createFunctionEvent(FUNCTION_NAME);
  const title = '<script>alert(1)</script>\r\nBcc: mallory@example.com';
  await lab.handle({ ...event, detail: { ...event.detail, title } }, async () => {
    const { body } = await lab.followLink();
    expect(body).not.toContain('<script>');
    await lab.followLink('refuse');
  });
  expect(lab.aws.state.messages.filter(({ subject }) => /[\r\n]/.test(subject))).toEqual([]);
});
