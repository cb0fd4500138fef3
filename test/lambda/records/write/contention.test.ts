import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { DatabaseCall } from '../../../../lambda/records/database/database-call';
import { newSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { tenantKeys } from '../../../../lambda/records/encryption/tenant-keys';
import { changeRecord } from '../../../../lambda/records/write/change-record';
import { createRecord } from '../../../../lambda/records/write/create-record';

// What only happens when others write at the very same moment, which no test can make them do: the database's answers are given.
const tenant = tenantKeys('example', randomBytes(32));
const keys = { find: async () => tenant, findOrMake: async () => tenant };
const principal = { tenant: 'example', actor: 'client' };
const subject = randomUUID();

function answering(...answers: readonly unknown[]): { readonly call: DatabaseCall; readonly asked: string[] } {
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

test('a creation that meets its own twin is asked again, and told what the twin was told', async () => {
  const receipt = { id: randomUUID(), subject, version: 1, createdAt: 'now', updatedAt: 'now' };
  const { call, asked } = answering({ outcome: 'busy' }, { outcome: 'created', receipt });
  expect(await create(call)).toMatchObject({ body: receipt });
  expect(asked).toHaveLength(2);
});

test('a creation that never gets its turn gives up, and may be sent again', async () => {
  const { call, asked } = answering({ outcome: 'busy' });
  await expect(create(call)).rejects.toMatchObject({ dependency: 'database', code: 'CONTENDED' });
  expect(asked).toHaveLength(4);
});

test('a creation for somebody whose key is exchanged again and again gives up as well', async () => {
  const other = newSubjectKey(tenant, subject).wrapped.toString('base64');
  await expect(create(answering({ outcome: 'key', key: other }).call)).rejects.toMatchObject({ code: 'CONTENDED' });
});

test('a change of a record that goes away meanwhile finds nothing', async () => {
  const key = newSubjectKey(tenant, subject).wrapped.toString('base64');
  const { call, asked } = answering({ subject, key }, { outcome: 'missing' });
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
