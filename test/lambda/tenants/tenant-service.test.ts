import { expect, jest, test } from '@jest/globals';
import type { KeyService } from '../../../lambda/records/encryption/key-service';
import type { KeyStore } from '../../../lambda/records/encryption/stored-keys';
import { createTenantService } from '../../../lambda/tenants/tenant-service';

const unused = () => {
  throw new Error('an erasure uses no key');
};
const service: KeyService = { generate: unused, unwrap: unused, unwrapEpoch: unused };
const store: KeyStore = new Proxy(Object(), { get: unused });

/** Erases a tenant whose rows take some batches, of which each takes a second. */
async function erase(batches: number, limitMs: number) {
  let [now, left] = [0, batches];
  const info = jest.fn();
  const call = async () => {
    now += 1000;
    left -= 1;
    return { goneAt: '2026-01-01T00:00:00Z', erasedSubjects: 1, erasedRecords: 10, complete: left <= 0 };
  };
  // The call answers what the function of the database answers; its type is chosen by each caller.
  const run = createTenantService({ call: Object(call), service, store, logger: { info }, now: () => now, limitMs });
  return { answer: await run({ task: 'erase', tenant: 'example', by: 'ada' }, 'request'), info };
}

test('a task that is complete is logged without an event', async () => {
  const { answer, info } = await erase(3, 60_000);
  expect(answer).toMatchObject({ complete: true, erasedSubjects: 3, erasedRecords: 30 });
  expect(info).toHaveBeenCalledWith('done', { task: 'erase', tenant: 'example', by: 'ada', ...answer });
});

test('a task that is not complete in time is an event, for which an alert is sent', async () => {
  const { answer, info } = await erase(100, 5_000);
  expect(answer).toMatchObject({ complete: false, erasedSubjects: 5 });
  expect(info).toHaveBeenCalledWith(
    'done',
    expect.objectContaining({ event: 'TenantTaskUnfinished', tenant: 'example' }),
  );
});
