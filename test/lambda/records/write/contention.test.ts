import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { DatabaseCall } from '../../../../lambda/records/database/database-call';
import { computeRecordSeal } from '../../../../lambda/records/encryption/record-seal';
import { createSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';
import { changeRecord } from '../../../../lambda/records/write/change-record';
import { createRecord } from '../../../../lambda/records/write/create-record';
import { deriveTestKeys } from '../encryption/test-keys';

// Concurrent writes that no test can time reliably, so the responses of the database are given.
const tenant = deriveTestKeys();
let forgotten: string[] = [];
const keys = {
  find: async () => tenant,
  findOrCreate: async () => tenant,
  forget: (name: string) => void forgotten.push(name),
};
const now = () => Date.parse('2026-11-27T10:00:00.000Z');
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
    { call, keys, now },
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
  const other = createSubjectKey(tenant, subject).wrapped;
  await expect(create(createCallThatAnswers({ outcome: 'key', key: other }).call)).rejects.toMatchObject({
    code: 'CONTENDED',
  });
});

test('a creation with keys that were rotated in the meantime reads the keys again', async () => {
  forgotten = [];
  const receipt = { id: randomUUID(), subject, version: 1, createdAt: 'now', updatedAt: 'now' };
  const { call, asked } = createCallThatAnswers({ outcome: 'keys' }, { outcome: 'created', receipt });
  expect(await create(call)).toMatchObject({ body: receipt });
  expect(asked).toHaveLength(2);
  expect(forgotten).toEqual(['example']);
});

describe('a change', () => {
  const change = (call: DatabaseCall, version = 1) =>
    changeRecord(
      { call, keys, now },
      {
        principal,
        parameters: { id: FACTS.id, 'If-Match': `"${version}"` },
        body: { fields: { name: 'Bob' } },
        requestId: 'r',
      },
    );
  const { made, wrapped } = createSubjectKey(tenant, subject);
  const FACTS = {
    id: randomUUID(),
    subject,
    version: 1,
    createdAt: '2026-11-27T09:00:00.000Z',
    updatedAt: '2026-11-27T09:00:00.000Z',
    emailIndex: null,
    digest: 'ZGlnZXN0',
    boxes: { name: 'aa' },
  };
  const stored = { ...FACTS, key: wrapped, seal: computeRecordSeal(made, 'example', FACTS).toString('base64') };

  test('of a record that is deleted at the same time is not found', async () => {
    const { call, asked } = createCallThatAnswers(stored, { outcome: 'missing' });
    expect(await change(call)).toEqual({ refused: 404 });
    expect(asked).toEqual(['prepare_change', 'change_record']);
  });

  test('of a record that is changed at the same time is refused', async () => {
    expect(await change(createCallThatAnswers(stored, { outcome: 'stale' }).call)).toEqual({ refused: 412 });
  });

  test('of another version is refused before anything is sealed', async () => {
    const { call, asked } = createCallThatAnswers(stored);
    expect(await change(call, 2)).toEqual({ refused: 412 });
    expect(asked).toEqual(['prepare_change']);
  });

  test.each<[string, object]>([
    ['a field that was removed', { boxes: {} }],
    ['fields that are no object', { boxes: null }],
    ['another version', { version: 2 }],
    ['another index', { emailIndex: 'aW5kZXg=' }],
  ])('never seals %s again', async (_what, edit) => {
    const { call, asked } = createCallThatAnswers({ ...stored, ...edit });
    await expect(change(call)).rejects.toThrow(TamperedData);
    expect(asked).toEqual(['prepare_change']);
  });
});
