import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DatabaseFunctionCall } from '../../../../lambda/records/database/database-call';
import { digestRequest } from '../../../../lambda/records/encryption/record-seal';
import { createSubjectKey, unwrapSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { openRecord, type StoredRecord } from '../../../../lambda/records/stored-record';
import { CALLER, NOW } from '../service-requests';
import { keys, RECEIPT, readBytes, sendWrite, subject, tenant } from './write-requests';

beforeEach(() => keys.reset());

describe('a creation', () => {
  const FIELDS = { name: 'Ada', email: 'Ada@example.com' };
  const headers = { 'Idempotency-Key': 'abcdefghijklmnop' };
  const create = (answers: readonly unknown[], fields: object = FIELDS) =>
    sendWrite({ method: 'POST', path: '/records', headers, body: { subject, fields } }, ...answers);
  const CREATED = { outcome: 'created', receipt: RECEIPT };

  /** The record that the parameters of `create_record` store. */
  const readStored = (sent: DatabaseFunctionCall | undefined): StoredRecord => {
    const { id, fields, key, generation, epoch, email_index, digest, seal, at } = sent?.parameters ?? {};
    return {
      id: String(id),
      subject: String(sent?.parameters['subject']),
      version: 1,
      createdAt: String(at),
      updatedAt: String(at),
      emailIndex: readBytes(email_index),
      digest: readBytes(digest) ?? '',
      seal: readBytes(seal) ?? '',
      fields: JSON.parse(String(fields)),
      key: { key: readBytes(key) ?? '', generation: Number(generation), epoch: Number(epoch) },
    };
  };

  test('returns the receipt, the place and the version of the record', async () => {
    const { status, headers: sent, body, event } = await create([CREATED]);
    expect({ status, body, event }).toEqual({ status: 201, body: RECEIPT, event: 'RecordCreated' });
    expect(sent).toMatchObject({ Location: `records/${RECEIPT.id}`, ETag: '"1"' });
  });

  test('stores, as the caller, what opens as the record that was sent', async () => {
    const { calls } = await create([CREATED]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ function: 'create_record', repeatable: true, parameters: CALLER });
    const stored = readStored(calls[0]);
    expect(openRecord(tenant, stored)).toEqual({
      id: tenant.deriveRecordId('abcdefghijklmnop'),
      subject,
      version: 1,
      createdAt: NOW,
      updatedAt: NOW,
      fields: FIELDS,
    });
    expect(stored.emailIndex).toBe(tenant.computeBlindIndex('email', 'ada@example.com').toString('base64'));
    expect(keys.asked).toEqual([['findOrCreate', 'example']]);
  });

  test('without an e-mail address has no index', async () => {
    const stored = readStored((await create([CREATED], { name: 'Ada' })).calls[0]);
    expect(stored.emailIndex).toBeNull();
    expect(openRecord(tenant, stored).fields).toEqual({ name: 'Ada' });
  });

  test('has the digest of its request under the key of the person, in any order of its fields', async () => {
    const { made, wrapped } = createSubjectKey(tenant, subject);
    const expected = digestRequest(
      made,
      JSON.stringify([
        subject,
        [
          ['email', FIELDS.email],
          ['name', FIELDS.name],
        ],
      ]),
    );
    for (const fields of [FIELDS, { email: FIELDS.email, name: FIELDS.name }]) {
      const { calls } = await create([{ outcome: 'key', key: wrapped }, CREATED], fields);
      expect(readStored(calls[1]).digest).toBe(expected.toString('base64'));
    }
  });

  test('for a known person is sealed again, with the key of the person and the keys that wrap it', async () => {
    const { made, wrapped } = createSubjectKey(tenant, subject);
    const { status, calls } = await create([{ outcome: 'key', key: wrapped }, CREATED]);
    expect(status).toBe(201);
    const stored = readStored(calls[1]);
    expect(stored.key).toEqual(wrapped);
    expect(unwrapSubjectKey(tenant, subject, stored.key)).toEqual(made);
    expect(openRecord(tenant, stored).fields).toEqual(FIELDS);
    expect(keys.asked).toEqual([
      ['findOrCreate', 'example'],
      ['findOrCreate', 'example', [wrapped]],
    ]);
  });

  test('asks again when the key of the person was wrapped with a key that a rotation has deleted', async () => {
    const { wrapped } = createSubjectKey(tenant, subject);
    const gone = { ...wrapped, generation: 2 };
    const { status, calls } = await create([{ outcome: 'key', key: gone }, { outcome: 'key', key: wrapped }, CREATED]);
    expect(status).toBe(201);
    expect(calls).toHaveLength(3);
    expect(readStored(calls[2]).key).toEqual(wrapped);
  });

  test('fails when the key of the person is wrapped with one that never existed', async () => {
    const { wrapped } = createSubjectKey(tenant, subject);
    const { status, event, calls } = await create([{ outcome: 'key', key: { ...wrapped, generation: 2 } }]);
    expect({ status, event }).toEqual({ status: 500, event: 'DecryptFailed' });
    expect(calls).toHaveLength(4);
  });

  test('after a rotation reads the keys of the tenant again, and makes another key of the person', async () => {
    const { calls } = await create([{ outcome: 'keys' }, CREATED]);
    expect(keys.asked).toEqual([
      ['findOrCreate', 'example'],
      ['forget', 'example'],
      ['findOrCreate', 'example'],
    ]);
    const [first, second] = calls.map(readStored);
    expect(second?.key.key).not.toBe(first?.key.key);
  });

  test('is refused when its key was used for another request, or its record was deleted', async () => {
    expect(await create([{ outcome: 'reused' }])).toMatchObject({ status: 422, event: undefined });
    expect(await create([{ outcome: 'removed' }])).toMatchObject({ status: 409, event: undefined });
  });

  test('that stays blocked by its duplicate may be sent again', async () => {
    const { status, event, calls } = await create([{ outcome: 'busy' }]);
    expect({ status, event }).toEqual({ status: 503, event: 'DatabaseUnavailable' });
    expect(calls).toHaveLength(4);
  });
});
