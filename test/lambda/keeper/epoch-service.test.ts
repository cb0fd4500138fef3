import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEpochService, type EpochService } from '../../../lambda/keeper/epoch-service';
import { type KeeperSettings, parseKeeperSettings } from '../../../lambda/keeper/keeper-settings';
import { createKeyService, type KeyService, KMS_OPTIONS } from '../../../lambda/records/encryption/key-service';
import { TamperedData } from '../../../lambda/records/encryption/tampered-data';
import { openCreatedKeys } from '../../../local/kms/created-keys';
import { type KmsServer, startKms } from '../../../local/kms/kms-server';
import { readMaintenanceFunctions } from '../../../local/maintenance';
import { synthesize } from '../../../local/template/assembly';
import { DeployedTemplates } from '../../../local/template/deployed-templates';
import { sandboxSettings } from '../../scaffold';

const DAY_MS = 24 * 60 * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'bulwark-epochs-'));
const material = randomBytes(32);
let templates: DeployedTemplates;
let settings: KeeperSettings;
let kms: KmsServer;
let keeper: EpochService;

const createClient = (name: string) =>
  new KMSClient({
    ...KMS_OPTIONS,
    endpoint: kms.url,
    region: sandboxSettings.region,
    credentials: { accessKeyId: name, secretAccessKey: `secret of ${name}` },
  });
const findTenantKey = () =>
  templates.listResources('AWS::KMS::Key').find(({ id }) => id.includes('Subjects'))?.arn ?? '';
const createKeysAs = (name: string): KeyService => createKeyService(createClient(name), findTenantKey());

beforeAll(async () => {
  templates = new DeployedTemplates(synthesize(sandboxSettings), sandboxSettings);
  const [found] = readMaintenanceFunctions(templates).filter(({ databaseUser }) => databaseUser === 'bulwark_keeper');
  settings = parseKeeperSettings(found?.variables ?? {});
  const roles = templates.listResources('AWS::IAM::Role').flatMap(({ id, arn }) => {
    const name = /^(Keeper|TenantTasks|FunctionsRead|FunctionsWrite|FunctionsErase)(Function)?Role/.exec(id)?.[1];
    return name === undefined ? [] : [{ accessKeyId: name, secretAccessKey: `secret of ${name}`, principal: arn }];
  });
  kms = await startKms({
    templates,
    location: sandboxSettings,
    accessKeys: roles,
    created: openCreatedKeys(join(folder, 'keys.json')),
    getKeyMaterial: () => material,
    now: () => new Date(),
  });
  keeper = createEpochService({ kms: createClient('Keeper'), ...settings, settleMs: 0 });
});
beforeEach(() => {
  kms.calls.length = 0;
  Object.assign(kms.faults, { refuseWith: undefined, refusals: Number.POSITIVE_INFINITY, keysAheadMs: 0 });
});
afterAll(async () => {
  await kms?.stop();
  rmSync(folder, { recursive: true });
});

describe('the key of an epoch', () => {
  test('is made by the keeper, and unwrapped by the functions that open records', async () => {
    const arn = await keeper.create(1);
    const { plaintext, wrapped } = await keeper.generate(arn);
    expect(plaintext).toHaveLength(32);
    for (const name of ['FunctionsRead', 'FunctionsWrite', 'TenantTasks'])
      expect(await createKeysAs(name).unwrapEpoch(arn, wrapped)).toEqual(plaintext);
    expect(await keeper.unwrapEpoch(arn, wrapped)).toEqual(plaintext);
    expect(kms.calls.map(({ operation, context }) => [operation, context])).toEqual([
      ['CreateKey', {}],
      ['GenerateDataKey', { purpose: 'epoch-key' }],
      ...Array(4).fill(['Decrypt', { purpose: 'epoch-key' }]),
    ]);
  });

  test('is not unwrapped by the function that erases', async () => {
    const arn = await keeper.create(1);
    const { wrapped } = await keeper.generate(arn);
    await expect(createKeysAs('FunctionsErase').unwrapEpoch(arn, wrapped)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  test('of one epoch is not unwrapped by the KMS key of another', async () => {
    const [one, other] = [await keeper.create(1), await keeper.create(2)];
    const { wrapped } = await keeper.generate(one);
    await expect(createKeysAs('FunctionsRead').unwrapEpoch(other, wrapped)).rejects.toThrow(TamperedData);
  });

  test('opens nothing from the schedule of its deletion on, and is gone after the waiting period', async () => {
    const arn = await keeper.create(1);
    const { wrapped } = await keeper.generate(arn);
    await keeper.scheduleDeletion(arn);
    for (const keysAheadMs of [0, 8 * DAY_MS]) {
      kms.faults.keysAheadMs = keysAheadMs;
      await expect(createKeysAs('FunctionsRead').unwrapEpoch(arn, wrapped)).rejects.toMatchObject({
        code: 'KMSInvalidStateException',
      });
    }
    // A run that was interrupted does it again.
    await keeper.scheduleDeletion(arn);
  });

  test('is deleted at the next run when KMS refused it', async () => {
    const arn = await keeper.create(1);
    kms.faults.refuseWith = 'ThrottlingException';
    await expect(keeper.scheduleDeletion(arn)).rejects.toMatchObject({ code: 'ThrottlingException' });
  });
});

describe('the keeper', () => {
  test('may not use a key of a tenant', async () => {
    const { wrapped } = await createKeysAs('FunctionsWrite').generate('example');
    for (const attempt of [
      createKeysAs('Keeper').unwrap('example', wrapped),
      createKeysAs('Keeper').generate('example'),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  test('may not delete a key that is no key of an epoch', async () => {
    await expect(keeper.scheduleDeletion(findTenantKey())).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  test('may not create a key for another environment', async () => {
    const other = createEpochService({
      kms: createClient('Keeper'),
      ...settings,
      tag: { ...settings.tag, value: 'production' },
    });
    await expect(other.create(1)).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  test.each(['FunctionsRead', 'FunctionsWrite', 'TenantTasks'])(
    'alone creates and deletes keys: not %s',
    async (name) => {
      const other = createEpochService({ kms: createClient(name), ...settings, settleMs: 0 });
      const arn = await keeper.create(1);
      for (const attempt of [other.create(1), other.generate(arn), other.scheduleDeletion(arn)])
        await expect(attempt).rejects.toMatchObject({ code: 'AccessDeniedException' });
    },
  );

  test('waits until the permissions of a new key apply', async () => {
    const arn = await keeper.create(1);
    Object.assign(kms.faults, { refuseWith: 'AccessDeniedException', refusals: 1 });
    const patient = createEpochService({ kms: createClient('Keeper'), ...settings, settleMs: 30_000 });
    expect((await patient.generate(arn)).plaintext).toHaveLength(32);
    Object.assign(kms.faults, { refuseWith: 'AccessDeniedException', refusals: 1 });
    await expect(keeper.generate(arn)).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });
});
