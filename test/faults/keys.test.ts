import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createRoomyDraft } from '../roomy-settings';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';
import { ALL_SCOPES } from '../scaffold';

let backend: TestBackend;
let tests = 0;

/** Each test has its own tenant, because functions cache the key of a tenant for minutes. */
const TENANTS = Array.from({ length: 12 }, (_, at) => `tenant-${at + 1}`);
const getHeaders = () => backend.getHeaders(`tenant-${tests}`);

beforeAll(async () => {
  const draft = createRoomyDraft();
  const machineClients = TENANTS.map((name) => ({ name, tenant: name, scopes: ALL_SCOPES }));
  backend = await startTestBackend({
    draft: { ...draft, identity: { ...Object(draft['identity']), machineClients } },
  });
});
beforeEach(() => {
  tests += 1;
  backend.kms.calls.length = 0;
  Object.assign(backend.kms.faults, { refuseWith: undefined, refusals: Number.POSITIVE_INFINITY, delayMs: 0 });
});

const createRecord = (key = generateKey(), subject = randomUUID()) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...getHeaders(), 'Idempotency-Key': key },
    body: { subject, fields: { name: 'Ada Example' } },
  });
const UNAVAILABLE = {
  status: 503,
  headers: { 'retry-after': '5' },
  body: { type: 'about:blank', title: 'Service unavailable; try again later', status: 503 },
};

describe('a key service that refuses', () => {
  test('with throttling is called three times, with random pauses; then the answer is 503 with Retry-After', async () => {
    backend.kms.faults.refuseWith = 'ThrottlingException';
    const durations: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      const started = performance.now();
      const answer = await createRecord();
      durations.push(Math.round(performance.now() - started));
      expect(answer).toMatchObject(UNAVAILABLE);
      expect(await backend.readFunctionLog(answer)).toMatchObject([
        { event: 'KeysUnavailable', failure: 'ThrottlingException' },
      ]);
    }
    expect(backend.kms.calls.map(({ refused }) => refused)).toEqual(Array(9).fill('ThrottlingException'));
    expect(new Set(durations).size).toBeGreaterThan(1);
    backend.kms.faults.refuseWith = undefined;
    expect((await createRecord()).status).toBe(201);
  });

  test('only once does not fail a request', async () => {
    Object.assign(backend.kms.faults, { refuseWith: 'ThrottlingException', refusals: 1 });
    expect((await createRecord()).status).toBe(201);
    expect(backend.kms.calls.map(({ refused }) => refused)).toEqual(['ThrottlingException', undefined]);
  });

  test.each(['AccessDeniedException', 'DisabledException', 'KMSInvalidStateException', 'NotFoundException'])(
    'with %s fails a request as a whole, so that it can be sent again',
    async (exception) => {
      backend.kms.faults.refuseWith = exception;
      const key = generateKey();
      const subject = randomUUID();
      expect(await createRecord(key, subject)).toMatchObject(UNAVAILABLE);
      const { rows } = await backend.runAsMaster((client) =>
        client.query('select count(*)::int as n from bulwark.subjects where subject = $1', [subject]),
      );
      expect(rows).toEqual([{ n: 0 }]);
      backend.kms.faults.refuseWith = undefined;
      expect((await createRecord(key, subject)).status).toBe(201);
    },
  );

  test('does not stop the routes that need no key: health and erasure', async () => {
    const subject = randomUUID();
    await createRecord(generateKey(), subject);
    backend.kms.faults.refuseWith = 'DisabledException';
    expect((await backend.request({ path: '/health' })).status).toBe(200);
    const erased = await backend.request({
      method: 'DELETE',
      path: `/subjects/${subject}`,
      headers: getHeaders(),
    });
    expect(erased).toMatchObject({ status: 200, body: { erasedRecords: 1 } });
  });
});

test('a key service that does not answer is given up before the function times out', async () => {
  backend.kms.faults.delayMs = 3_000;
  // A function that times out would be answered with 504 by API Gateway.
  expect(await createRecord()).toMatchObject(UNAVAILABLE);
});

test('a changed ciphertext of a tenant key is reported as DecryptFailed, not as an outage', async () => {
  await createRecord();
  await backend.runAsMaster((client) =>
    client.query(
      "update bulwark.tenant_keys set wrapped_key = overlay(wrapped_key placing '\\x00' from 60) where tenant = $1",
      [`tenant-${tests}`],
    ),
  );
  const page = await backend.request({ path: '/records', headers: getHeaders() });
  // The function that reads had not cached the key yet.
  expect(page).toMatchObject({ status: 500, body: { title: 'The service failed' } });
  expect(await backend.readFunctionLog(page)).toMatchObject([{ event: 'DecryptFailed' }]);
});

test('only the functions that write and read call KMS; the one that erases never does', async () => {
  const subject = randomUUID();
  await createRecord(generateKey(), subject);
  await backend.request({ path: '/records', headers: getHeaders() });
  await backend.request({ method: 'DELETE', path: `/subjects/${subject}`, headers: getHeaders() });
  const uses = backend.kms.calls.map(
    ({ operation, principal }) => `${operation} by ${/Functions([A-Z][a-z]+)Role/.exec(principal)?.[1]}`,
  );
  expect(uses).toEqual(['GenerateDataKey by Write', 'Decrypt by Read']);
  expect(backend.kms.calls.map(({ context }) => context)).toEqual([
    { tenant: `tenant-${tests}`, purpose: 'tenant-key' },
    { tenant: `tenant-${tests}`, purpose: 'tenant-key' },
  ]);
});
