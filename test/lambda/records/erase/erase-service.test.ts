import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { DatabaseCall } from '../../../../lambda/records/database/database-call';
import { createEraseService } from '../../../../lambda/records/erase/erase-service';
import { CALLER, CLIENT_KEYS, createAnsweringDatabase, createKeepingLogger, sendTo } from '../service-requests';

const SUBJECT = randomUUID();
const AT = '2026-11-27T10:00:00.000Z';

/** Erases with a database that answers in turn; each call takes a second. */
async function eraseWith(...answers: readonly unknown[]) {
  let now = 0;
  const database = createAnsweringDatabase(...answers);
  const call: DatabaseCall = (sent) => {
    now += 1_000;
    return database.call(sent);
  };
  const { logger, lines } = createKeepingLogger();
  const handle = createEraseService({ call, clientKeys: CLIENT_KEYS, logger, now: () => now });
  const request = { method: 'DELETE', path: '/subjects/{id}', scope: 'subjects/erase', id: SUBJECT };
  const { status, body } = await sendTo(handle, request);
  return { status, body, event: lines[0]?.['event'], calls: database.calls };
}

const progress = (erasedRecords: number, complete: boolean) => ({ erasedAt: AT, erasedRecords, complete });

describe('an erasure', () => {
  test('of a person with few records is one statement, which may be repeated', async () => {
    expect(await eraseWith(progress(3, true))).toEqual({
      status: 200,
      body: { subject: SUBJECT, erasedAt: AT, erasedRecords: 3, complete: true },
      event: 'SubjectErased',
      calls: [{ function: 'erase_subject', parameters: { ...CALLER, subject: SUBJECT }, repeatable: true }],
    });
  });

  test('goes on in batches until it is complete', async () => {
    const answers = [progress(5_000, false), progress(10_000, false), progress(10_001, true)];
    const { status, body, calls } = await eraseWith(...answers);
    expect({ status, body }).toMatchObject({ status: 200, body: { erasedRecords: 10_001, complete: true } });
    expect(calls).toHaveLength(3);
  });

  test('answers 202 after four seconds, with what was done so far', async () => {
    const { calls, ...response } = await eraseWith(progress(5_000, false));
    expect(response).toMatchObject({
      status: 202,
      body: { erasedRecords: 5_000, complete: false },
      event: 'SubjectErased',
    });
    expect(calls).toHaveLength(4);
  });

  test('of an unknown person is not found', async () => {
    const { calls, ...response } = await eraseWith(null);
    expect(response).toMatchObject({ status: 404, event: undefined });
    expect(calls).toHaveLength(1);
  });
});
