import { describe, expect, test } from '@jest/globals';
import { Undecidable } from '../../packages/gate/src/templates/undecidable';
import { UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import {
  attribute,
  EVERYWHERE,
  importFrom,
  judgeEnvironment,
  judgeVariables,
  resource,
  type Stacks,
  type Variables,
} from './judge-environment';

const ref = (Ref: string) => ({ Ref });

describe('a function without a row', () => {
  test('is reported', () => {
    expect(judgeEnvironment('Api', 'FunctionsCopy', undefined)).toEqual(['the table has no such function']);
  });

  test('is one of another stack with the same name', () => {
    expect(judgeEnvironment('Data', 'FunctionsRead', { Variables: EVERYWHERE })).toEqual([
      'the table has no such function',
    ]);
  });
});

describe('a function without further variables', () => {
  test('has only those of every function', () => {
    expect(judgeVariables('Network', 'NetworkSetupFunction', {})).toEqual([]);
    expect(judgeEnvironment('Network', 'NetworkSetupFunction', undefined)).toEqual(['NODE_OPTIONS']);
  });

  test('has no other, which may be a secret', () => {
    expect(judgeVariables('Network', 'NetworkSetupFunction', { PASSWORD: 'x' })).toEqual(['PASSWORD']);
  });

  test('is undecided where only a deployment determines its variables', () => {
    expect(() => judgeEnvironment('Network', 'NetworkSetupFunction', { Variables: UNKNOWN })).toThrow(Undecidable);
  });
});

describe('a function of the service', () => {
  const others = {
    Data: { Cluster: resource('AWS::RDS::DBCluster') },
    Encryption: { KeysSubjects: resource('AWS::KMS::Key'), KeysDatabase: resource('AWS::KMS::Key') },
    Api: { WebApp: resource('AWS::Cognito::UserPoolClient'), ApiKey: resource('AWS::ApiGateway::ApiKey') },
  };
  const variables = {
    DATABASE_HOST: importFrom('Data', 'Cluster'),
    DATABASE_PORT: '6432',
    DATABASE_NAME: 'records',
    DATABASE_USER: 'bulwark_read',
    DATABASE_CONNECT_MS: '20000',
    NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    CLIENT_API_KEYS: { 'Fn::Join': ['', ['{"', ref('WebApp'), '":"', ref('ApiKey'), '"}']] },
    TENANT_KEYS_KEY_ARN: importFrom('Encryption', 'KeysSubjects'),
  };
  const judgeRead = (changed: Variables = {}, stacks: Stacks = others) =>
    judgeVariables('Api', 'FunctionsRead', { ...variables, ...changed }, stacks);

  test('has its database user, the keys of clients and the key of tenants', () => {
    expect(judgeRead()).toEqual([]);
  });

  test.each([
    ['the user of another function', { DATABASE_USER: 'bulwark_erase' }],
    ['a host that is no database', { DATABASE_HOST: 'database.example.com' }],
    ['a port of the system', { DATABASE_PORT: '22' }],
    ['no time to connect', { DATABASE_CONNECT_MS: '0' }],
    ['no map of clients', { CLIENT_API_KEYS: '{}' }],
    ['no key', { TENANT_KEYS_KEY_ARN: undefined }],
    ['the key of the database', { TENANT_KEYS_KEY_ARN: importFrom('Encryption', 'KeysDatabase') }],
  ])('is reported with %s', (_case, changed) => {
    expect(judgeRead(changed)).toEqual(Object.keys(changed));
  });

  test('connects through the proxy where there is one, and then needs no certificates', () => {
    const proxy = { ...others, Data: { ...others.Data, Proxy: resource('AWS::RDS::DBProxy') } };
    expect(judgeRead({}, proxy)).toEqual(['DATABASE_HOST', 'NODE_EXTRA_CA_CERTS']);
    const throughProxy = {
      DATABASE_HOST: importFrom('Data', 'Proxy'),
      NODE_EXTRA_CA_CERTS: { Ref: 'AWS::NoValue' },
    };
    expect(judgeRead(throughProxy, proxy)).toEqual([]);
  });
});

describe('the function that keeps key epochs', () => {
  const use = (Condition: object) => ({
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*', Condition }],
  });
  const bound = { StringEquals: { 'kms:EncryptionContext:purpose': 'epoch-key' } };
  const variables = {
    DATABASE_HOST: attribute('Cluster', 'Endpoint.Address'),
    DATABASE_PORT: '5432',
    DATABASE_NAME: 'records',
    DATABASE_USER: 'bulwark_keeper',
    DATABASE_CONNECT_MS: '2000',
    NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    EPOCH_DAYS: '7',
    RESTORABLE_DAYS: '35',
    PENDING_DAYS: '7',
    EPOCH_TAG: 'sandbox',
    EPOCH_KEY_POLICY: JSON.stringify(use(bound)),
  };
  const plan = (DeleteAfterDays: number, copied = DeleteAfterDays) => {
    const CopyActions = [{ Lifecycle: { DeleteAfterDays: copied } }];
    return resource('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [{ Lifecycle: { DeleteAfterDays }, CopyActions }] },
    });
  };
  const judgeKeeper = (changed: Variables = {}, Plan = plan(35)) =>
    judgeVariables(
      'Data',
      'KeeperFunction',
      { ...variables, ...changed },
      { Data: { Cluster: resource('AWS::RDS::DBCluster', { BackupRetentionPeriod: 35 }), Plan } },
    );

  test('keeps a key as long as the longest kept backup', () => {
    expect(judgeKeeper()).toEqual([]);
    expect(judgeKeeper({ RESTORABLE_DAYS: '7' })).toEqual(['RESTORABLE_DAYS']);
    expect(judgeKeeper({}, plan(36))).toEqual(['RESTORABLE_DAYS']);
    expect(judgeKeeper({}, plan(35, 90))).toEqual(['RESTORABLE_DAYS']);
  });

  test.each([
    ['keys of another environment', { EPOCH_TAG: 'production' }],
    ['keys that anyone may use for anything', { EPOCH_KEY_POLICY: JSON.stringify(use({})) }],
    ['keys that no function may use', { EPOCH_KEY_POLICY: JSON.stringify({ Statement: [] }) }],
    ['longer epochs', { EPOCH_DAYS: '70' }],
    ['a longer wait', { PENDING_DAYS: '30' }],
  ])('is reported with %s', (_case, changed) => {
    expect(judgeKeeper(changed)).toEqual(Object.keys(changed));
  });
});

test.each([
  ['a scope that no group limits', { 'records/read': ['readers'] }, ['SCOPE_GROUPS']],
  [
    'every scope',
    { 'records/read': ['a'], 'records/write': ['a'], 'subjects/export': ['b'], 'subjects/erase': ['b'] },
    [],
  ],
])('the function that issues tokens names %s', (_case, groups, found) => {
  expect(judgeVariables('Identity', 'TokenClaimsFunction', { SCOPE_GROUPS: JSON.stringify(groups) })).toEqual(found);
});
