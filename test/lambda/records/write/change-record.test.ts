import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DatabaseFunctionCall } from '../../../../lambda/records/database/database-call';
import { computeRecordSeal, hashBoxes } from '../../../../lambda/records/encryption/record-seal';
import { createSubjectKey } from '../../../../lambda/records/encryption/subject-key';
import { openRecord, type StoredRecord } from '../../../../lambda/records/stored-record';
import { sealRecord } from '../sealed-records';
import { CALLER, NOW } from '../service-requests';
import { DEADLINE, keys, RECEIPT, readBytes, sendWrite, subject, tenant } from './write-requests';

beforeEach(() => keys.reset());

describe('a change', () => {
  const FIELDS = { name: 'Ada', email: 'ada@example.com', note: 'old' };
  const emailIndex = tenant.computeBlindIndex('email', FIELDS.email).toString('base64');
  const stored = sealRecord(tenant, { fields: FIELDS, subject, version: 3, emailIndex });
  const { fields: boxes, ...facts } = stored;
  const prepared = { ...facts, boxes: hashBoxes(Object(boxes)) };
  const CHANGED = { outcome: 'changed', receipt: { ...RECEIPT, version: 4 } };
  const change = (fields: object, answers: readonly unknown[] = [prepared, CHANGED], version = 3) =>
    sendWrite(
      {
        method: 'PATCH',
        path: '/records/{id}',
        id: stored.id,
        headers: { 'If-Match': `"${version}"` },
        body: { fields },
      },
      ...answers,
    );

  /** The record after the parameters of `change_record` were stored. */
  const applyChange = (sent: DatabaseFunctionCall | undefined): StoredRecord => {
    const { fields, removed, reindex, email_index, seal, at, version } = sent?.parameters ?? {};
    const gone: unknown[] = [removed].flat();
    const kept = Object.entries(Object(boxes)).filter(([name]) => !gone.includes(name));
    return {
      ...stored,
      version: Number(version) + 1,
      updatedAt: String(at),
      emailIndex: reindex === true ? readBytes(email_index) : stored.emailIndex,
      seal: readBytes(seal) ?? '',
      fields: { ...Object.fromEntries(kept), ...JSON.parse(String(fields)) },
    };
  };

  test('is prepared and stored as the caller, until the function gives up', async () => {
    const { status, headers, body, event, calls } = await change({ note: 'new' });
    expect({ status, body, event }).toEqual({ status: 200, body: CHANGED.receipt, event: 'RecordChanged' });
    expect(headers).toMatchObject({ ETag: '"4"' });
    expect(calls).toEqual([
      { function: 'prepare_change', parameters: { ...CALLER, id: stored.id }, repeatable: true },
      {
        function: 'change_record',
        parameters: expect.objectContaining({ ...CALLER, deadline: DEADLINE, id: stored.id, version: 3, at: NOW }),
        repeatable: false,
      },
    ]);
    expect(keys.asked).toEqual([['find', 'example', [stored.key]]]);
  });

  test.each<[string, object, object]>([
    ['a field is replaced', { note: 'new' }, { ...FIELDS, note: 'new' }],
    ['a field is added', { phone: '+15550100123' }, { ...FIELDS, phone: '+15550100123' }],
    ['a field is removed', { note: null }, { name: 'Ada', email: FIELDS.email }],
    ['the address is replaced', { email: 'bob@example.com' }, { ...FIELDS, email: 'bob@example.com' }],
    ['the address is removed', { email: null }, { name: 'Ada', note: 'old' }],
    ['one is removed and one replaced', { note: null, name: 'Bob' }, { name: 'Bob', email: FIELDS.email }],
  ])('opens when %s, with its other fields as they were', async (_what, sent, expected) => {
    const { calls } = await change(sent);
    expect(openRecord(tenant, applyChange(calls[1]))).toMatchObject({
      version: 4,
      createdAt: stored.createdAt,
      updatedAt: NOW,
      fields: expected,
    });
    expect(openRecord(tenant, applyChange(calls[1])).fields).toEqual(expected);
  });

  test('computes the index again only when the address changes', async () => {
    const index = async (fields: object) => (await change(fields)).calls[1]?.parameters;
    expect(await index({ note: 'new' })).toMatchObject({ reindex: false, email_index: null, removed: [] });
    expect(await index({ email: null })).toMatchObject({ reindex: true, email_index: null, removed: ['email'] });
    expect(await index({ email: 'bob@example.com' })).toMatchObject({
      reindex: true,
      email_index: tenant.computeBlindIndex('email', 'bob@example.com'),
    });
  });

  test('has a time that is not before the creation, also when the clock was set back', async () => {
    const createdAt = '2026-11-27T11:00:00.000Z';
    const { made, wrapped } = createSubjectKey(tenant, subject);
    const { key: _key, seal: _seal, ...others } = { ...prepared, createdAt };
    const seal = computeRecordSeal(made, 'example', others).toString('base64');
    const { calls } = await change({ note: 'new' }, [{ ...others, key: wrapped, seal }, CHANGED]);
    expect(calls[1]?.parameters['at']).toBe(createdAt);
  });

  test('of a record that does not exist is not found, nor one of a tenant without keys', async () => {
    expect(await change({ note: 'new' }, [null])).toMatchObject({ status: 404, event: undefined });
    expect(keys.asked).toEqual([]);
    expect(await change({ note: 'new' }, [prepared, { outcome: 'missing' }])).toMatchObject({ status: 404 });
    keys.exist = false;
    expect(await change({ note: 'new' })).toMatchObject({ status: 404, event: undefined });
  });

  test('of another version is refused', async () => {
    const { status, calls } = await change({ note: 'new' }, [prepared], 2);
    expect(status).toBe(412);
    expect(calls).toHaveLength(1);
    expect(await change({ note: 'new' }, [prepared, { outcome: 'stale' }])).toMatchObject({ status: 412 });
  });

  test.each<[string, object]>([
    ['fields that are no object', { boxes: null }],
    ['a field that was removed', { boxes: { name: prepared.boxes['name'] } }],
    ['a seal of another record', { seal: randomBytes(32).toString('base64') }],
  ])('never seals %s again', async (_what, edit) => {
    const { status, event, calls } = await change({ note: 'new' }, [{ ...prepared, ...edit }]);
    expect({ status, event }).toEqual({ status: 500, event: 'DecryptFailed' });
    expect(calls).toHaveLength(1);
  });
});
