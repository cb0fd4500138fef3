import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { KeyRing } from '../../../../lambda/records/encryption/key-ring';
import type { KeyVersion } from '../../../../lambda/records/encryption/key-version';
import { createReadService } from '../../../../lambda/records/read/read-service';
import type { StoredRecord } from '../../../../lambda/records/stored-record';
import { deriveTestKeys } from '../encryption/test-keys';
import { sealRecord } from '../sealed-records';
import {
  type AuthorizedRequest,
  CALLER,
  CLIENT_KEYS,
  createAnsweringDatabase,
  createKeepingLogger,
  sendTo,
} from '../service-requests';

const tenant = deriveTestKeys();
let keysExist: boolean;
let asked: unknown[];
const find = async (name: string, versions?: readonly KeyVersion[]) => {
  asked.push([name, versions]);
  return keysExist ? tenant : undefined;
};
const unused = () => {
  throw new Error('a function that reads creates no key');
};
const keys: KeyRing = { find, findOrCreate: unused, forget: unused };

beforeEach(() => {
  keysExist = true;
  asked = [];
});

/** Sends a request to the function that reads, with a database that gives these answers. */
async function send(request: Omit<AuthorizedRequest, 'scope'>, ...answers: readonly unknown[]) {
  const { call, calls } = createAnsweringDatabase(...answers);
  const { logger, lines } = createKeepingLogger();
  const scope = request.path.endsWith('/export') ? 'subjects/export' : 'records/read';
  const handle = createReadService({ call, keys, clientKeys: CLIENT_KEYS, logger });
  const response = await sendTo(handle, { ...request, scope });
  return { ...response, calls, event: lines[0]?.['event'] };
}
const listIds = (body: unknown) => Object(body).items.map(({ id }: StoredRecord) => id);
/** The same record with a version that its seal does not cover. */
const edit = (stored: StoredRecord): StoredRecord => ({ ...stored, version: stored.version + 1 });

test('the health is that of the database', async () => {
  const { status, body, calls } = await send({ method: 'GET', path: '/health' }, true);
  expect({ status, body }).toEqual({ status: 200, body: { status: 'ok' } });
  expect(calls).toEqual([{ function: 'health', parameters: {}, repeatable: true }]);
});

describe('one record', () => {
  const stored = sealRecord(tenant, { version: 7 });
  const request = { method: 'GET', path: '/records/{id}', id: stored.id };

  test('is read as the caller, and returned with its version as entity tag', async () => {
    const { status, headers, body, event, calls } = await send(request, stored);
    expect({ status, event }).toEqual({ status: 200, event: 'RecordRead' });
    expect(headers).toMatchObject({ ETag: '"7"' });
    expect(body).toMatchObject({ id: stored.id, version: 7, fields: { name: 'Ada' } });
    const parameters = { ...CALLER, id: stored.id };
    expect(calls).toEqual([{ function: 'read_record', parameters, repeatable: true }]);
    expect(asked).toEqual([['example', [stored.key]]]);
  });

  test('is not found when it does not exist, or its tenant has no keys', async () => {
    expect(await send(request, null)).toMatchObject({ status: 404, event: undefined });
    expect(asked).toEqual([]);
    keysExist = false;
    expect(await send(request, stored)).toMatchObject({ status: 404, event: undefined });
  });

  test('that was edited is not returned, and raises DecryptFailed', async () => {
    expect(await send(request, edit(stored))).toMatchObject({ status: 500, event: 'DecryptFailed' });
  });
});

describe('a list of records', () => {
  const [one, other] = [sealRecord(tenant), sealRecord(tenant)];
  const request = { method: 'GET', path: '/records' };

  test('has twenty on a page, of all persons', async () => {
    const { status, body, event, calls } = await send(request, { items: [one, other], next: null });
    expect({ status, event }).toEqual({ status: 200, event: undefined });
    expect(body).toEqual({
      items: [expect.objectContaining({ id: one.id }), expect.objectContaining({ id: other.id })],
    });
    const parameters = { ...CALLER, subject: undefined, after: undefined, limit: 20 };
    expect(calls).toEqual([{ function: 'list_records', parameters, repeatable: true }]);
    expect(asked).toEqual([['example', [one.key, other.key]]]);
  });

  test('starts after the cursor, of one person, with the length that was asked for', async () => {
    const query = { cursor: randomUUID(), subject: randomUUID(), limit: '50' };
    const { body, calls } = await send({ ...request, query }, { items: [one], next: one.id });
    expect(body).toMatchObject({ next: one.id });
    expect(calls[0]?.parameters).toEqual({ ...CALLER, subject: query.subject, after: query.cursor, limit: 50 });
  });

  test('goes on after its last record, also when that one does not open', async () => {
    const { body, event } = await send(request, { items: [one, edit(other)], next: other.id });
    expect(body).toMatchObject({ unreadable: [other.id], next: other.id });
    expect(listIds(body)).toEqual([one.id]);
    expect(event).toBe('DecryptFailed');
  });

  test('is empty for a tenant whose keys are gone', async () => {
    keysExist = false;
    const { status, body } = await send(request, { items: [one], next: null });
    expect({ status, body }).toEqual({ status: 200, body: { items: [] } });
  });

  test('goes on after a page without records, while those of an erased person remain', async () => {
    const next = randomUUID();
    const { status, body } = await send(request, { items: [], next });
    expect({ status, body }).toEqual({ status: 200, body: { items: [], next } });
  });
});

describe('a search', () => {
  const request = { method: 'POST', path: '/records/search', body: { email: 'ADA@example.com' } };
  const found = sealRecord(tenant, { fields: { name: 'Ada', email: 'Ada@Example.com' } });

  test('looks for the index of the address, and returns records with exactly this address in any case', async () => {
    const { status, body, event, calls } = await send(request, { items: [found], next: null });
    expect({ status, event }).toEqual({ status: 200, event: 'RecordsSearched' });
    expect(listIds(body)).toEqual([found.id]);
    const index = tenant.computeBlindIndex('email', 'ada@example.com');
    const parameters = { ...CALLER, email_index: index, after: undefined };
    expect(calls).toEqual([{ function: 'search_records', parameters, repeatable: true }]);
  });

  test('starts after the cursor', async () => {
    const cursor = randomUUID();
    const { calls } = await send({ ...request, body: { ...request.body, cursor } }, { items: [], next: null });
    expect(calls[0]?.parameters['after']).toBe(cursor);
  });

  test.each<[string, Record<string, string>]>([
    ['another address', { name: 'Bob', email: 'bob@example.com' }],
    ['no address', { name: 'Bob' }],
  ])('does not return a record with %s to which the index was moved', async (_what, fields) => {
    const moved = sealRecord(tenant, { fields });
    const { status, body, event } = await send(request, { items: [found, moved], next: null });
    expect(listIds(body)).toEqual([found.id]);
    expect(body).toMatchObject({ unreadable: [moved.id] });
    expect({ status, event }).toEqual({ status: 200, event: 'DecryptFailed' });
  });

  test('asks the database for nothing when the tenant has never stored anything', async () => {
    keysExist = false;
    const { status, body, calls } = await send(request);
    expect({ status, body, calls }).toEqual({ status: 200, body: { items: [] }, calls: [] });
  });
});

describe('an export of a person', () => {
  const id = randomUUID();
  const request = { method: 'GET', path: '/subjects/{id}/export', id };
  const record = sealRecord(tenant, { subject: id });
  const accessed = { at: '2026-11-27T09:00:00.000Z', actor: 'ada', action: 'record.read', records: [record.id] };
  const page = {
    since: '2026-01-01T00:00:00.000Z',
    records: [record],
    events: [accessed],
    lastRecord: record.id,
    lastEvent: '7',
    more: false,
  };

  test('has every record and every access, and starts at the beginning', async () => {
    const { status, body, event, calls } = await send(request, page);
    expect({ status, event }).toEqual({ status: 200, event: 'SubjectExported' });
    expect(body).toEqual({
      subject: id,
      since: page.since,
      records: [expect.objectContaining({ id: record.id, fields: { name: 'Ada' } })],
      events: [accessed],
    });
    expect(calls).toEqual([
      {
        function: 'export_subject',
        parameters: {
          ...CALLER,
          subject: id,
          after_record: '00000000-0000-0000-0000-000000000000',
          after_event: '0',
        },
        repeatable: true,
      },
    ]);
    expect(asked).toEqual([['example', [record.key]]]);
  });

  test('goes on after the last record and the last event of the page before', async () => {
    const cursor = `${randomUUID()}.41`;
    const { body, calls } = await send({ ...request, query: { cursor } }, { ...page, more: true });
    const [after_record, after_event] = cursor.split('.');
    expect(calls[0]?.parameters).toMatchObject({ after_record, after_event });
    expect(body).toMatchObject({ next: `${record.id}.7` });
  });

  test('keeps its place in a list of which the page has nothing', async () => {
    const cursor = `${randomUUID()}.41`;
    const rest = { ...page, records: [], events: [], lastRecord: null, lastEvent: null, more: true };
    const { status, body, event } = await send({ ...request, query: { cursor } }, rest);
    expect({ status, event }).toEqual({ status: 200, event: 'SubjectExported' });
    expect(body).toEqual({ subject: id, since: page.since, records: [], events: [], next: cursor });
    expect(asked).toEqual([]);
  });

  test('lists a record that does not open, and raises DecryptFailed', async () => {
    const { status, body, event } = await send(request, { ...page, records: [edit(record)] });
    expect({ status, event }).toEqual({ status: 200, event: 'DecryptFailed' });
    expect(body).toMatchObject({ records: [], unreadable: [record.id], events: [accessed] });
  });

  test('of an unknown person is not found, nor one of a tenant without keys', async () => {
    expect(await send(request, null)).toMatchObject({ status: 404, event: undefined });
    expect(asked).toEqual([]);
    keysExist = false;
    expect(await send(request, page)).toMatchObject({ status: 404, event: undefined });
  });
});
