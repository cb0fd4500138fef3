import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { DatabaseCall } from '../../../../lambda/records/database/database-call';
import { createSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { deriveTenantKeys } from '../../../../lambda/records/encryption/tenant-keys';
import { changeRecord } from '../../../../lambda/records/write/change-record';
import { createRecord } from '../../../../lambda/records/write/create-record';

// Concurrent writes that no test can time reliably, so the responses of the database are given.
const tenant = deriveTenantKeys('example', randomBytes(32));
const keys = { find: async () => tenant, findOrCreate: async () => tenant };
const principal = { tenant: 'example', actor: 'client' };
const subject = randomUUID();

function createCallThatAnswers(...answers: readonly unknown[]): {
  readonly call: DatabaseCall;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const call = async <Answer>({ function: name }: { readonly function: string }) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(name);
    return answer as Answer;
  };
  return { call, asked };
}

const create = (call: DatabaseCall) =>
  createRecord(
    { call, keys },
    {
      principal,
      parameters: { 'Idempotency-Key': 'abcdefghijklmnop' },
      body: { subject, fields: { name: 'Ada' } },
      requestId: 'r',
    },
  );

test('a creation that runs at the same time as its duplicate is retried, and returns the same record', async () => {
  const receipt = { id: randomUUID(), subject, version: 1, createdAt: 'now', updatedAt: 'now' };
  const { call, asked } = createCallThatAnswers({ outcome: 'busy' }, { outcome: 'created', receipt });
  expect(await create(call)).toMatchObject({ body: receipt });
  expect(asked).toHaveLength(2);
});

test('a creation that stays blocked fails after four attempts, and may be sent again', async () => {
  const { call, asked } = createCallThatAnswers({ outcome: 'busy' });
  await expect(create(call)).rejects.toMatchObject({ dependency: 'database', code: 'CONTENDED' });
  expect(asked).toHaveLength(4);
});

test('a creation for a person whose key changes at every attempt fails as well', async () => {
  const other = createSubjectKey(tenant, subject).wrapped.toString('base64');
  await expect(create(createCallThatAnswers({ outcome: 'key', key: other }).call)).rejects.toMatchObject({
    code: 'CONTENDED',
  });
});

test('a change of a record that is deleted at the same time is not found', async () => {
  const key = createSubjectKey(tenant, subject).wrapped.toString('base64');
  const { call, asked } = createCallThatAnswers({ subject, key }, { outcome: 'missing' });
  const reply = await changeRecord(
    { call, keys },
    {
      principal,
      parameters: { id: randomUUID(), 'If-Match': '"1"' },
      body: { fields: { name: 'Bob' } },
      requestId: 'r',
    },
  );
  expect(reply).toEqual({ refused: 404 });
  expect(asked).toEqual(['subject_key_of', 'change_record']);
});
