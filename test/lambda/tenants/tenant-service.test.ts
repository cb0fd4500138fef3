import timers from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import type { DatabaseCall } from '../../../lambda/records/database/database-call';
import type { KeyService } from '../../../lambda/records/encryption/key-service';
import type { KeyStore } from '../../../lambda/records/encryption/stored-keys';
import { createTenantService } from '../../../lambda/tenants/tenant-service';
import { createAnsweringDatabase } from '../records/service-requests';

const unused = () => {
  throw new Error('an erasure uses no key');
};
const service: KeyService = { generate: unused, unwrap: unused, unwrapEpoch: unused };
const store: KeyStore = new Proxy(Object(), { get: unused });
const TASK = { task: 'erase', tenant: 'example', by: 'ada' };

/** Erases a tenant with a database that answers in turn; each call takes a second. */
async function erase(limitMs: number, ...answers: readonly unknown[]) {
  let now = Date.parse('2026-01-01T00:00:02.000Z');
  const info = jest.fn();
  const database = createAnsweringDatabase(...answers);
  const call: DatabaseCall = (sent) => {
    now += 1_000;
    return database.call(sent);
  };
  const run = createTenantService({ call, service, store, logger: { info }, now: () => now, limitMs });
  return { answer: await run(TASK, 'request-1'), info, calls: database.calls };
}

const batch = (complete: boolean) => ({
  goneAt: '2026-01-01T00:00:00.000Z',
  erasedSubjects: 1,
  erasedRecords: 10,
  complete,
});

test('a task that is complete is logged without an event', async () => {
  const { answer, info } = await erase(60_000, batch(false), batch(false), batch(true));
  expect(answer).toEqual({ ...batch(true), erasedSubjects: 3, erasedRecords: 30 });
  expect(info).toHaveBeenCalledWith('done', { ...TASK, ...answer });
});

test('an erasure names the operator, and may be repeated', async () => {
  const { calls } = await erase(60_000, batch(true));
  const parameters = { tenant: 'example', actor: 'ada', request: 'request-1' };
  expect(calls).toEqual([{ function: 'erase_tenant', parameters, repeatable: true }]);
});

test('a task that is not complete in time is an event, for which an alert is sent', async () => {
  const { answer, info } = await erase(5_000, batch(false));
  expect(answer).toMatchObject({ complete: false, erasedSubjects: 5 });
  expect(info).toHaveBeenCalledWith('done', { ...TASK, ...answer, event: 'TenantTaskUnfinished' });
});

test('the last batch starts when no request can be left that found the keys', async () => {
  const gone = { ...batch(true), goneAt: '2026-01-01T00:00:01.001Z' };
  const { answer, calls } = await erase(60_000, gone, gone);
  expect(calls).toHaveLength(3);
  expect(answer).toMatchObject({ complete: true, erasedSubjects: 3 });
  expect((await erase(1_000, gone)).answer).toMatchObject({ complete: false });
});

test('only a batch that found nothing more is followed by a pause', async () => {
  const pause = jest.spyOn(timers, 'setTimeout');
  const gone = (complete: boolean) => ({ ...batch(complete), goneAt: '2026-01-01T00:00:01.001Z' });
  await erase(60_000, batch(false), batch(true));
  expect(pause).not.toHaveBeenCalled();
  await erase(60_000, gone(false), gone(true), gone(true));
  expect(pause.mock.calls).toEqual([[250]]);
  pause.mockRestore();
});

test('an unknown tenant is not erased', async () => {
  await expect(erase(60_000, null)).rejects.toThrow('the tenant has no key');
});
