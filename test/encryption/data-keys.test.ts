import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DataKeys } from '../../lib/encryption/data-keys';
import { productionSettings, sandboxDraft, settingsOf, testStack } from '../scaffold';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: { readonly AWS?: unknown; readonly Service?: string };
  readonly Action: string | string[];
  readonly Condition?: Record<string, Record<string, unknown>>;
}

function keysOf(settings = productionSettings): Template {
  const stack = testStack(settings);
  new DataKeys(stack, 'Keys', { prefix: 'production', settings });
  return Template.fromStack(stack);
}

const template = keysOf();
const keys = Object.entries(template.findResources('AWS::KMS::Key')).map(([id, { Properties }]) => ({
  id,
  description: String(Properties.Description),
  statements: [...Properties.KeyPolicy.Statement] as Statement[],
}));

const actionsOf = ({ Action }: Statement) => [Action].flat();

function statements(description: string): Record<string, Statement> {
  const key = keys.find((candidate) => candidate.description.startsWith(`Bulwark: ${description}`));
  return Object.fromEntries((key?.statements ?? []).map((statement) => [statement.Sid, statement]));
}

describe('there is one customer managed key a data class', () => {
  test('for database, tenants, secrets, logs, audit and messaging', () => {
    expect(keys.map(({ description }) => description).sort()).toEqual([
      'Bulwark: alerts and dead letters',
      'Bulwark: audit trail and its archive',
      'Bulwark: data keys of tenants',
      'Bulwark: database storage, snapshots and backups',
      'Bulwark: environment of functions',
      'Bulwark: log groups',
    ]);
  });

  test('that rotates, waits 30 days before deletion and outlives its stack', () => {
    template.allResourcesProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      RotationPeriodInDays: 365,
      PendingWindowInDays: 30,
    });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('whose rotation period is a setting', () => {
    const draft = { ...sandboxDraft(), encryption: { rotationPeriodDays: 90, pendingWindowDays: 30 } };
    keysOf(settingsOf(draft)).allResourcesProperties('AWS::KMS::Key', { RotationPeriodInDays: 90 });
  });
});

describe.each(keys)('the key policy of "$description"', ({ statements: policy }) => {
  test('cannot lock the account out: its root may change the policy', () => {
    const administration = policy.filter((statement) => actionsOf(statement).includes('kms:PutKeyPolicy'));
    expect(administration).toHaveLength(1);
    expect(administration[0]).toMatchObject({
      Sid: 'AdministrationWithoutUse',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    });
    expect(administration[0]?.Condition).toBeUndefined();
  });

  test('keeps administration apart from use', () => {
    const administration = policy.find(({ Sid }) => Sid === 'AdministrationWithoutUse');
    const use = /^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateMac|Sign|CreateGrant)/;
    expect(administration && actionsOf(administration).filter((action) => use.test(action))).toEqual([]);
  });

  test('names every action and limits every use by a condition', () => {
    for (const statement of policy) {
      expect(actionsOf(statement).filter((action) => action.includes('*'))).toEqual([]);
      if (statement.Sid !== 'AdministrationWithoutUse') expect(statement.Condition).toBeDefined();
    }
  });
});

describe('a key is used', () => {
  test('for the database through RDS and AWS Backup alone, with grants for AWS services alone', () => {
    const through = { 'kms:ViaService': ['rds.eu-central-1.amazonaws.com', 'backup.eu-central-1.amazonaws.com'] };
    expect(statements('database')).toMatchObject({
      UseThroughServices: { Condition: { StringEquals: { ...through, 'kms:CallerAccount': '111122223333' } } },
      GrantsForServices: {
        Action: 'kms:CreateGrant',
        Condition: { StringEquals: through, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    });
    expect(Object.keys(statements('database'))).toHaveLength(3);
  });

  test('for tenants only with the tenant in the encryption context', () => {
    expect(statements('data keys of tenants')).toMatchObject({
      TenantKeysWithContext: {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: {
          StringEquals: { 'kms:EncryptionContext:purpose': 'tenant-key', 'kms:CallerAccount': '111122223333' },
          Null: { 'kms:EncryptionContext:tenant': 'false' },
        },
      },
    });
    expect(Object.keys(statements('data keys of tenants'))).toHaveLength(2);
  });

  test('for logs by CloudWatch Logs, for log groups of this environment alone', () => {
    const logs = statements('log groups')['LogGroupsOfThisEnvironment'];
    expect(logs?.Principal).toEqual({ Service: 'logs.eu-central-1.amazonaws.com' });
    const groups = JSON.stringify(logs?.Condition?.['ArnLike']?.['kms:EncryptionContext:aws:logs:arn']);
    for (const name of ['production-*', 'aws-waf-logs-production-*', '/aws/rds/cluster/production-*']) {
      expect(groups).toContain(`:log-group:${name}"`);
    }
    expect(groups).not.toContain(':log-group:*"');
  });

  test('for the trail by CloudTrail, on behalf of the trail of this environment alone', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'TrailEncryptsItsFiles',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Condition: Match.objectLike({
              ArnLike: {
                'aws:SourceArn': 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/production-*',
              },
            }),
          }),
        ]),
      },
    });
  });

  test('for alerts by the services that send them, for this account alone', () => {
    const { AdministrationWithoutUse, UseThroughServices, ...services } = statements('alerts');
    expect(AdministrationWithoutUse).toBeDefined();
    expect(UseThroughServices?.Condition).toMatchObject({
      StringEquals: { 'kms:ViaService': ['sns.eu-central-1.amazonaws.com', 'sqs.eu-central-1.amazonaws.com'] },
    });
    expect(Object.values(services).map(({ Principal }) => Principal.Service)).toEqual([
      'cloudwatch.amazonaws.com',
      'sns.amazonaws.com',
      'events.rds.amazonaws.com',
      'events.amazonaws.com',
      'backup.amazonaws.com',
    ]);
    for (const { Condition } of Object.values(services)) {
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    }
  });
});
