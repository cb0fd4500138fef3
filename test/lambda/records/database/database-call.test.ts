import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Pool } from 'pg';
import { createDatabaseCall } from '../../../../lambda/records/database/database-call';

/** A database that fails with each code in turn, each after some time, and then answers. */
function createFailing(...failures: readonly { readonly code: string; readonly afterMs?: number }[]) {
  let queries = 0;
  const query = async () => {
    const failure = failures[queries];
    queries += 1;
    if (failure === undefined) return { rows: [{ answer: 'ok' }] };
    await new Promise((resolve) => setTimeout(resolve, failure.afterMs ?? 0));
    throw Object.assign(new Error('failed'), { code: failure.code });
  };
  // The one overload that a database call uses.
  const database = { query } as unknown as Pick<Pool, 'query'>;
  const send = (repeatable: boolean) =>
    createDatabaseCall(database)<string>({ function: 'health', parameters: {}, repeatable });
  return { send, countQueries: () => queries };
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
