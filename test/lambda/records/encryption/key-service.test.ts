import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createKeyService, type KeyService, KMS_OPTIONS } from '../../../../lambda/records/encryption/key-service';
import { TamperedData } from '../../../../lambda/records/encryption/tampered-data';
import { Unavailable } from '../../../../lambda/records/unavailable';
import { openCreatedKeys } from '../../../../local/kms/created-keys';
import { type KmsServer, startKms } from '../../../../local/kms/kms-server';
import { synthesize } from '../../../../local/template/assembly';
import { DeployedTemplates } from '../../../../local/template/deployed-templates';
import { sandboxSettings } from '../../../scaffold';

const materials = new Map<string, Buffer>();
const folder = mkdtempSync(join(tmpdir(), 'bulwark-keys-'));
let templates: DeployedTemplates;
let kms: KmsServer;

/** The service with the credentials of one of the functions. */
function createServiceAs(
  name: string,
  over: { readonly secretAccessKey?: string; readonly key?: string } = {},
): KeyService {
  const credentials = { accessKeyId: name, secretAccessKey: over.secretAccessKey ?? `secret of ${name}` };
  const client = new KMSClient({ ...KMS_OPTIONS, endpoint: kms.url, region: sandboxSettings.region, credentials });
  return createKeyService(client, findKeyArn(over.key ?? 'Subjects'));
}

function findKeyArn(name: string): string {
  const found = templates.listResources('AWS::KMS::Key').find(({ id }) => id.includes(name));
  if (found === undefined) throw new Error(`no key ${name}`);
  return found.arn;
}

beforeAll(async () => {
  templates = new DeployedTemplates(synthesize(sandboxSettings), sandboxSettings);
  const roles = templates
    .listResources('AWS::IAM::Role')
    .filter(({ id }) => /^Functions(Read|Write|Erase)Role/.test(id));
  kms = await startKms({
    templates,
    location: sandboxSettings,
    accessKeys: roles.map(({ id, arn }) => {
      const name = /^Functions([A-Z][a-z]+)Role/.exec(id)?.[1] ?? '';
      return { accessKeyId: name, secretAccessKey: `secret of ${name}`, principal: arn };
    }),
    getKeyMaterial: (id) => {
      const known = materials.get(id) ?? randomBytes(32);
      materials.set(id, known);
      return known;
    },
    created: openCreatedKeys(join(folder, 'keys.json')),
    now: () => new Date(),
  });
});
beforeEach(() => {
  kms.calls.length = 0;
  Object.assign(kms.faults, { refuseWith: undefined, delayMs: 0, clockAheadMs: 0 });
});
afterAll(async () => {
  await kms?.stop();
  rmSync(folder, { recursive: true });
});

const catchError = async (work: Promise<unknown>) =>
  work.then(
    () => 'succeeded',
    (error: unknown) => error,
  );

describe('the key of a tenant', () => {
  test('is created by the function that writes and unwrapped by the one that reads', async () => {
    const { plaintext, wrapped } = await createServiceAs('Write').generate('example');
    expect(plaintext).toHaveLength(32);
    expect(wrapped.includes(plaintext)).toBe(false);
    expect(await createServiceAs('Read').unwrap('example', wrapped)).toEqual(plaintext);
    expect(kms.calls.map(({ operation, context }) => [operation, context])).toEqual([
      ['GenerateDataKey', { tenant: 'example', purpose: 'tenant-key' }],
      ['Decrypt', { tenant: 'example', purpose: 'tenant-key' }],
    ]);
  });

  test('the wrapped key of one tenant cannot be unwrapped for another tenant', async () => {
    const { wrapped } = await createServiceAs('Write').generate('example');
    expect(await catchError(createServiceAs('Read').unwrap('neighbour', wrapped))).toBeInstanceOf(TamperedData);
  });

  test('cannot be wrapped with another KMS key', async () => {
    const { wrapped } = await createServiceAs('Write').generate('example');
    expect(await catchError(createServiceAs('Read', { key: 'Messaging' }).unwrap('example', wrapped))).toBeInstanceOf(
      TamperedData,
    );
  });

  test('a wrapped key with a changed byte cannot be unwrapped', async () => {
    const { wrapped } = await createServiceAs('Write').generate('example');
    wrapped.writeUInt8(wrapped.readUInt8(50) ^ 1, 50);
    expect(await catchError(createServiceAs('Read').unwrap('example', wrapped))).toBeInstanceOf(TamperedData);
  });
});

describe('a refusal', () => {
  test.each([
    [
      'of the role: the function that reads makes no keys',
      () => createServiceAs('Read').generate('example'),
      'AccessDeniedException',
    ],
    [
      'of the role: the function that erases opens none',
      () =>
        createServiceAs('Erase').unwrap(
          'example',
          Buffer.from(`${findKeyArn('Subjects').split('/')[1]}${'x'.repeat(60)}`),
        ),
      'AccessDeniedException',
    ],
    [
      'of the key policy: another key is for other uses',
      () => createServiceAs('Write', { key: 'Database' }).generate('example'),
      'AccessDeniedException',
    ],
    [
      'of the signature',
      () => createServiceAs('Write', { secretAccessKey: 'guessed' }).generate('example'),
      'InvalidSignatureException',
    ],
    ['of an unknown access key', () => createServiceAs('Nobody').generate('example'), 'UnrecognizedClientException'],
  ])('%s', async (_what, ask, code) => {
    const error = await catchError(ask());
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ dependency: 'keys', code });
  });

  test('by throttling is tried three times', async () => {
    kms.faults.refuseWith = 'ThrottlingException';
    expect(await catchError(createServiceAs('Write').generate('example'))).toMatchObject({
      dependency: 'keys',
      code: 'ThrottlingException',
    });
    expect(kms.calls).toHaveLength(3);
  });

  test('that never arrives is given up after 1.5 seconds, three times', async () => {
    kms.faults.delayMs = 2_000;
    const started = performance.now();
    expect(await catchError(createServiceAs('Write').generate('example'))).toMatchObject({
      dependency: 'keys',
      code: 'TimeoutError',
    });
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(4_400);
    // The function has ten seconds.
    expect(took).toBeLessThan(10_000);
  });
});

test('a response without a key is a failure', async () => {
  const client = new KMSClient({ region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  client.send = async () => ({});
  expect(await catchError(createKeyService(client, findKeyArn('Subjects')).generate('example'))).toMatchObject({
    dependency: 'keys',
    code: 'EmptyAnswer',
  });
});

test('a clock that is ten minutes wrong is corrected by the time in the response of KMS', async () => {
  kms.faults.clockAheadMs = 600_000;
  expect((await createServiceAs('Write').generate('example')).plaintext).toHaveLength(32);
  expect(kms.calls.map(({ refused }) => refused)).toEqual(['InvalidSignatureException', undefined]);
});
