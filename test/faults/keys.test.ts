import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { roomyDraft } from '../roomy-settings';
import { newKey, type RunningBackend, runningBackend } from '../running-backend';

jest.setTimeout(60_000);

let backend: RunningBackend;
let tests = 0;

/** A tenant for each test, whose key nobody has opened yet: one that was is remembered for minutes. */
const TENANTS = Array.from({ length: 12 }, (_, at) => `tenant-${at + 1}`);
const me = () => backend.as(`tenant-${tests}`);

beforeAll(async () => {
  const draft = roomyDraft();
  const machineClients = TENANTS.map((name) => ({ name, tenant: name }));
  backend = await runningBackend({ ...draft, identity: { ...Object(draft['identity']), machineClients } });
});
beforeEach(() => {
  tests += 1;
  backend.kms.calls.length = 0;
  Object.assign(backend.kms.faults, { refuseWith: undefined, delayMs: 0 });
});
afterAll(() => backend.stop());

const create = (key = newKey(), subject = randomUUID()) =>
  backend.request({
    method: 'POST',
    path: '/records',
    headers: { ...me(), 'Idempotency-Key': key },
    body: { subject, fields: { name: 'Ada Example' } },
  });
const UNAVAILABLE = {
  status: 503,
  headers: { 'retry-after': '5' },
  body: { type: 'about:blank', title: 'The service could not answer; try again later', status: 503 },
};

describe('a key service that refuses', () => {
  test('with throttling is asked three times, with pauses that are never the same; then the answer is to try later', async () => {
    backend.kms.faults.refuseWith = 'ThrottlingException';
    const pauses: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      const started = performance.now();
      expect(await create()).toMatchObject(UNAVAILABLE);
      pauses.push(Math.round(performance.now() - started));
    }
    expect(backend.kms.calls.map(({ refused }) => refused)).toEqual(Array(9).fill('ThrottlingException'));
    expect(new Set(pauses).size).toBeGreaterThan(1);
    expect(Math.max(...pauses)).toBeLessThan(5_000);
    expect(backend.logged()).toContain('"event":"KeysUnavailable","failure":"ThrottlingException"');
    backend.kms.faults.refuseWith = undefined;
    expect((await create()).status).toBe(201);
  });

  test('for a moment only is not noticed', async () => {
    backend.kms.faults.refuseWith = 'ThrottlingException';
    const made = create();
    setTimeout(() => {
      backend.kms.faults.refuseWith = undefined;
    }, 50);
    expect((await made).status).toBe(201);
  });

  test.each(['AccessDeniedException', 'DisabledException', 'KMSInvalidStateException', 'NotFoundException'])(
    'with %s makes requests that may be sent again, and nothing is half done',
    async (exception) => {
      backend.kms.faults.refuseWith = exception;
      const key = newKey();
      const subject = randomUUID();
      expect(await create(key, subject)).toMatchObject(UNAVAILABLE);
      const { rows } = await backend.asMaster((client) =>
        client.query('select count(*)::int as n from bulwark.subjects where subject = $1', [subject]),
      );
      expect(rows).toEqual([{ n: 0 }]);
      backend.kms.faults.refuseWith = undefined;
      expect((await create(key, subject)).status).toBe(201);
    },
  );

  test('does not stop what needs no key: health and erasure', async () => {
    const subject = randomUUID();
    await create(newKey(), subject);
    backend.kms.faults.refuseWith = 'DisabledException';
    expect((await backend.request({ path: '/health' })).status).toBe(200);
    const erased = await backend.request({
      method: 'DELETE',
      path: `/subjects/${subject}`,
      headers: me(),
    });
    expect(erased).toMatchObject({ status: 200, body: { erasedRecords: 1 } });
  });
});

test('a key service that does not answer costs some seconds and no more', async () => {
  backend.kms.faults.delayMs = 3_000;
  const started = performance.now();
  expect(await create()).toMatchObject(UNAVAILABLE);
  expect(performance.now() - started).toBeLessThan(9_000);
});

test('a ciphertext of a tenant key that was changed is no outage: it is reported as what it is', async () => {
  await create();
  await backend.asMaster((client) =>
    client.query(
      "update bulwark.tenant_keys set wrapped_key = overlay(wrapped_key placing '\\x00' from 60) where tenant = $1",
      [`tenant-${tests}`],
    ),
  );
  const page = await backend.request({ path: '/records', headers: me() });
  // The function that reads had not opened the key yet.
  expect(page).toMatchObject({ status: 500, body: { title: 'The service failed' } });
  expect(backend.logged()).toContain('"event":"DecryptFailed"');
});

test('each function uses the key as its role allows: the one that erases never does', async () => {
  const subject = randomUUID();
  await create(newKey(), subject);
  await backend.request({ path: '/records', headers: me() });
  await backend.request({ method: 'DELETE', path: `/subjects/${subject}`, headers: me() });
  const uses = backend.kms.calls.map(
    ({ operation, principal }) => `${operation} by ${/Functions([A-Z][a-z]+)Role/.exec(principal)?.[1]}`,
  );
  expect(uses).toEqual(['GenerateDataKey by Write', 'Decrypt by Read']);
  expect(backend.kms.calls.map(({ context }) => context)).toEqual([
    { tenant: `tenant-${tests}`, purpose: 'tenant-key' },
    { tenant: `tenant-${tests}`, purpose: 'tenant-key' },
  ]);
});
