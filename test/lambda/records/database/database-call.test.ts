import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Pool, QueryConfig } from 'pg';
import { createDatabaseCall } from '../../../../lambda/records/database/database-call';

/** A database that fails with each code in turn, each after some time, and then answers. */
function createFailing(...failures: readonly { readonly code: string; readonly afterMs?: number }[]) {
  const sent: QueryConfig[] = [];
  const query = async (config: QueryConfig) => {
    const failure = failures[sent.length];
    sent.push(config);
    if (failure === undefined) return { rows: [{ answer: 'ok' }] };
    await new Promise((resolve) => setTimeout(resolve, failure.afterMs ?? 0));
    throw Object.assign(new Error('failed'), { code: failure.code });
  };
  // The one overload that a database call uses.
  const database = { query } as unknown as Pick<Pool, 'query'>;
  const call = createDatabaseCall(database);
  const send = (repeatable: boolean) => call<string>({ function: 'health', parameters: {}, repeatable });
  return { send, database, sent, countQueries: () => sent.length };
}

afterEach(() => {
  jest.useRealTimers();
});

describe('a call whose connection was lost', () => {
  test('is sent again if it may be repeated, and only once', async () => {
    const once = createFailing({ code: 'ECONNRESET' });
    expect(await once.send(true)).toBe('ok');
    const twice = createFailing({ code: 'ECONNRESET' }, { code: 'ECONNRESET' });
    await expect(twice.send(true)).rejects.toThrow('database: ECONNRESET');
    expect(twice.countQueries()).toBe(2);
  });

  test('is not sent again if a second call would have another effect', async () => {
    const { send, countQueries } = createFailing({ code: 'ECONNRESET' });
    await expect(send(false)).rejects.toThrow('database: ECONNRESET');
    expect(countQueries()).toBe(1);
  });

  test('is always sent again when PostgreSQL had ended the idle session, since it read nothing', async () => {
    expect(await createFailing({ code: '57P05' }).send(false)).toBe('ok');
    expect(await createFailing({ code: '57P05' }).send(true)).toBe('ok');
  });

  test('is not sent again when the first attempt took the time that a second one needs', async () => {
    jest.useFakeTimers();
    const { send, countQueries } = createFailing({ code: 'ECONNRESET', afterMs: 3_100 });
    const refused = expect(send(true)).rejects.toThrow('database: ECONNRESET');
    await jest.advanceTimersByTimeAsync(3_100);
    await refused;
    expect(countQueries()).toBe(1);
  });
});

test('a mistake in a statement is not sent again, and is not called an outage', async () => {
  const { send, countQueries } = createFailing({ code: '42501' });
  await expect(send(true)).rejects.toThrow('failed');
  expect(countQueries()).toBe(1);
});

test.each(['0A000', '26000', '42P05', '34000'])(
  'a prepared statement that is refused (%s) is sent again without a name, once',
  async (code) => {
    const once = createFailing({ code });
    expect(await once.send(false)).toBe('ok');
    expect(once.sent.map(({ name }) => name)).toEqual([expect.stringMatching(/^health_[0-9a-f]{16}$/), '']);
    expect(once.sent[0]?.text).toBe(once.sent[1]?.text);
    expect(await once.send(false)).toBe('ok');
    expect(once.sent[2]?.name).toBe('');
    const twice = createFailing({ code }, { code });
    await expect(twice.send(true)).rejects.toThrow('failed');
    expect(twice.sent).toHaveLength(2);
  },
);

test('the statement of a function is prepared under its name, with its parameters by name', async () => {
  const { database, sent } = createFailing();
  const call = createDatabaseCall(database);
  for (const id of ['1', '2']) await call({ function: 'read', parameters: { tenant: 'a', id }, repeatable: true });
  const text = 'select bulwark.read(p_tenant => $1, p_id => $2) as answer';
  const name = sent[0]?.name;
  expect(sent).toEqual(['1', '2'].map((id) => ({ name, text, values: ['a', id] })));
  // As another version of the service would call it.
  await call({ function: 'read', parameters: { id: '1', tenant: 'a' }, repeatable: true });
  expect(sent[2]).toMatchObject({
    name: expect.stringMatching(/^read_[0-9a-f]{16}$/),
    text: 'select bulwark.read(p_id => $1, p_tenant => $2) as answer',
    values: ['1', 'a'],
  });
  expect(sent[2]?.name).not.toBe(name);
});
