import { randomBytes } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type KeyService, KMS_OPTIONS, keyService } from '../../../../lambda/records/encryption/key-service';
import { TamperedData } from '../../../../lambda/records/encryption/sealed-box';
import { Unavailable } from '../../../../lambda/records/unavailable';
import { type KmsServer, startKms } from '../../../../local/kms/kms-server';
import { synthesize } from '../../../../local/template/assembly';
import { Deployment } from '../../../../local/template/deployment';
import { sandboxSettings } from '../../../scaffold';

const deployment = new Deployment(synthesize(sandboxSettings), sandboxSettings);
const materials = new Map<string, Buffer>();
let kms: KmsServer;

/** The service as one of the functions has it. */
function serviceOf(name: string, over: { readonly secretAccessKey?: string; readonly key?: string } = {}): KeyService {
  const credentials = { accessKeyId: name, secretAccessKey: over.secretAccessKey ?? `secret of ${name}` };
  const client = new KMSClient({ ...KMS_OPTIONS, endpoint: kms.url, region: sandboxSettings.region, credentials });
  return keyService(client, keyNamed(over.key ?? 'Subjects'));
}

function keyNamed(name: string): string {
  const found = deployment.all('AWS::KMS::Key').find(({ id }) => id.includes(name));
  if (found === undefined) throw new Error(`no key ${name}`);
  return found.arn;
}

beforeAll(async () => {
  const roles = deployment.all('AWS::IAM::Role').filter(({ id }) => /^Functions(Read|Write|Erase)Role/.test(id));
  kms = await startKms({
    deployment,
    place: sandboxSettings,
    accessKeys: roles.map(({ id, arn }) => {
      const name = /^Functions([A-Z][a-z]+)Role/.exec(id)?.[1] ?? '';
      return { accessKeyId: name, secretAccessKey: `secret of ${name}`, principal: arn };
    }),
    materialOf: (id) => {
      const known = materials.get(id) ?? randomBytes(32);
      materials.set(id, known);
      return known;
    },
    now: () => new Date(),
  });
});
beforeEach(() => {
  kms.calls.length = 0;
  Object.assign(kms.faults, { refuseWith: undefined, delayMs: 0, clockAheadMs: 0 });
});
afterAll(() => kms.stop());

const failing = async (work: Promise<unknown>) =>
  work.then(
    () => 'succeeded',
    (error: unknown) => error,
  );

describe('the key of a tenant', () => {
  test('is made by the function that writes and opened by the one that reads', async () => {
    const { plaintext, wrapped } = await serviceOf('Write').generate('example');
    expect(plaintext).toHaveLength(32);
    expect(wrapped.includes(plaintext)).toBe(false);
    expect(await serviceOf('Read').unwrap('example', wrapped)).toEqual(plaintext);
    expect(kms.calls.map(({ operation, context }) => [operation, context])).toEqual([
      ['GenerateDataKey', { tenant: 'example', purpose: 'tenant-key' }],
      ['Decrypt', { tenant: 'example', purpose: 'tenant-key' }],
    ]);
  });

  test('cannot be opened as that of another tenant: the ciphertext is not theirs', async () => {
    const { wrapped } = await serviceOf('Write').generate('example');
    expect(await failing(serviceOf('Read').unwrap('neighbour', wrapped))).toBeInstanceOf(TamperedData);
  });

  test('cannot be slipped in under another key', async () => {
    const { wrapped } = await serviceOf('Write').generate('example');
    expect(await failing(serviceOf('Read', { key: 'Messaging' }).unwrap('example', wrapped))).toBeInstanceOf(
      TamperedData,
    );
  });

  test('cannot be opened once a byte of it is changed', async () => {
    const { wrapped } = await serviceOf('Write').generate('example');
    wrapped.writeUInt8(wrapped.readUInt8(50) ^ 1, 50);
    expect(await failing(serviceOf('Read').unwrap('example', wrapped))).toBeInstanceOf(TamperedData);
  });
});

describe('a refusal', () => {
  test.each([
    [
      'of the role: the function that reads makes no keys',
      () => serviceOf('Read').generate('example'),
      'AccessDeniedException',
    ],
    [
      'of the role: the function that erases opens none',
      () => serviceOf('Erase').unwrap('example', Buffer.from(`${keyNamed('Subjects').split('/')[1]}${'x'.repeat(60)}`)),
      'AccessDeniedException',
    ],
    [
      'of the key policy: another key is for other uses',
      () => serviceOf('Write', { key: 'Database' }).generate('example'),
      'AccessDeniedException',
    ],
    [
      'of the signature',
      () => serviceOf('Write', { secretAccessKey: 'guessed' }).generate('example'),
      'InvalidSignatureException',
    ],
    ['of somebody unknown', () => serviceOf('Nobody').generate('example'), 'UnrecognizedClientException'],
  ])('%s', async (_what, ask, code) => {
    const error = await failing(ask());
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ dependency: 'keys', code });
  });

  test('because of the load is tried three times', async () => {
    kms.faults.refuseWith = 'ThrottlingException';
    expect(await failing(serviceOf('Write').generate('example'))).toMatchObject({
      dependency: 'keys',
      code: 'ThrottlingException',
    });
    expect(kms.calls).toHaveLength(3);
  });

  test('that never comes is waited for 1.5 seconds, three times', async () => {
    kms.faults.delayMs = 2_000;
    const started = performance.now();
    expect(await failing(serviceOf('Write').generate('example'))).toMatchObject({
      dependency: 'keys',
      code: 'TimeoutError',
    });
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(4_400);
    expect(took).toBeLessThan(9_000);
  }, 15_000);
});

test('an answer without a key is no key', async () => {
  const client = new KMSClient({ region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  client.send = async () => ({});
  expect(await failing(keyService(client, keyNamed('Subjects')).generate('example'))).toMatchObject({
    dependency: 'keys',
    code: 'EmptyAnswer',
  });
});

test('a clock that is ten minutes wrong is put right by what the service answers', async () => {
  kms.faults.clockAheadMs = 600_000;
  expect((await serviceOf('Write').generate('example')).plaintext).toHaveLength(32);
  expect(kms.calls.map(({ refused }) => refused)).toEqual(['InvalidSignatureException', undefined]);
});
