import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EnvironmentKeys } from '../../lib/encryption/environment-keys';
import { createSandboxDraft, createTestStack, parseDraft, productionSettings } from '../scaffold';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: { readonly AWS?: unknown; readonly Service?: string };
  readonly Action: string | string[];
  readonly Condition?: Record<string, Record<string, unknown>>;
}

function synthKeys(settings = productionSettings): Template {
  const stack = createTestStack(settings);
  new EnvironmentKeys(stack, 'Keys', { prefix: 'production', settings });
  return Template.fromStack(stack);
}

const template = synthKeys();
const keys = Object.entries(template.findResources('AWS::KMS::Key')).map(([id, { Properties }]) => ({
  id,
  description: String(Properties.Description),
  statements: [...Properties.KeyPolicy.Statement] as Statement[],
}));

const listActions = ({ Action }: Statement) => [Action].flat();

function findStatements(description: string): Record<string, Statement> {
  const key = keys.find((candidate) => candidate.description.startsWith(`Bulwark: ${description}`));
  return Object.fromEntries((key?.statements ?? []).map((statement) => [statement.Sid, statement]));
}

describe('there is one customer managed key per class of data', () => {
  test('for database, tenants, secrets, logs, audit and messaging', () => {
    expect(keys.map(({ description }) => description).sort()).toEqual([
      'Bulwark: alerts and dead letters',
      'Bulwark: audit trail and its archive',
      'Bulwark: data keys of tenants',
      'Bulwark: database storage, snapshots and backups',
      'Bulwark: environment variables of functions',
      'Bulwark: log groups',
    ]);
  });

  test('that rotates, waits 30 days before deletion and is retained when its stack is deleted', () => {
    template.allResourcesProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      RotationPeriodInDays: 365,
      PendingWindowInDays: 30,
    });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('with a rotation period from the settings', () => {
    const draft = { ...createSandboxDraft(), encryption: { rotationPeriodDays: 90, pendingWindowDays: 30 } };
    synthKeys(parseDraft(draft)).allResourcesProperties('AWS::KMS::Key', { RotationPeriodInDays: 90 });
  });
});

describe.each(keys)('the key policy of "$description"', ({ statements: policy }) => {
  test('keeps the key manageable: the account root may change the policy', () => {
    const administration = policy.filter((statement) => listActions(statement).includes('kms:PutKeyPolicy'));
    expect(administration).toHaveLength(1);
    expect(administration[0]).toMatchObject({
      Sid: 'AdministrationWithoutUse',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    });
    expect(administration[0]?.Condition).toBeUndefined();
  });

  test('separates administration from use', () => {
    const administration = policy.find(({ Sid }) => Sid === 'AdministrationWithoutUse');
    const use = /^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateMac|Sign|CreateGrant)/;
    expect(administration && listActions(administration).filter((action) => use.test(action))).toEqual([]);
  });

  test('names every action and limits every use by a condition', () => {
    for (const statement of policy) {
      expect(listActions(statement).filter((action) => action.includes('*'))).toEqual([]);
      if (statement.Sid !== 'AdministrationWithoutUse') expect(statement.Condition).toBeDefined();
    }
  });
});

describe('a key is used', () => {
  test('for the database only through RDS and AWS Backup, with grants only for AWS services', () => {
    const through = { 'kms:ViaService': ['rds.eu-central-1.amazonaws.com', 'backup.eu-central-1.amazonaws.com'] };
    expect(findStatements('database')).toMatchObject({
      UseThroughServices: { Condition: { StringEquals: { ...through, 'kms:CallerAccount': '111122223333' } } },
      GrantsForServices: {
        Action: 'kms:CreateGrant',
        Condition: { StringEquals: through, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    });
    expect(Object.keys(findStatements('database'))).toHaveLength(3);
  });

  test('for tenants only with the tenant in the encryption context', () => {
    expect(findStatements('data keys of tenants')).toMatchObject({
      TenantKeysWithContext: {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: {
          StringEquals: { 'kms:EncryptionContext:purpose': 'tenant-key', 'kms:CallerAccount': '111122223333' },
          Null: { 'kms:EncryptionContext:tenant': 'false' },
        },
      },
    });
    expect(Object.keys(findStatements('data keys of tenants'))).toHaveLength(2);
  });

  test('for logs only by CloudWatch Logs, for log groups of this environment', () => {
    const logs = findStatements('log groups')['LogGroupsOfThisEnvironment'];
    expect(logs?.Principal).toEqual({ Service: 'logs.eu-central-1.amazonaws.com' });
    const groups = JSON.stringify(logs?.Condition?.['ArnLike']?.['kms:EncryptionContext:aws:logs:arn']);
    for (const name of ['production-*', 'aws-waf-logs-production-*', '/aws/rds/cluster/production-*']) {
      expect(groups).toContain(`:log-group:${name}"`);
    }
    expect(groups).not.toContain(':log-group:*"');
  });

  test('for the trail only by CloudTrail, on behalf of the trail of this environment', () => {
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

  test('for alerts only by the services that send them, for this account', () => {
    const { AdministrationWithoutUse, UseThroughServices, ...services } = findStatements('alerts');
    expect(AdministrationWithoutUse).toBeDefined();
    expect(UseThroughServices?.Condition).toMatchObject({
      StringEquals: { 'kms:ViaService': ['sns.eu-central-1.amazonaws.com', 'sqs.eu-central-1.amazonaws.com'] },
    });
    expect(Object.values(services).map(({ Principal }) => Principal.Service)).toEqual([
      'cloudwatch.amazonaws.com',
      'sns.amazonaws.com',
      'events.rds.amazonaws.com',
      'events.amazonaws.com',
      'events.amazonaws.com',
      'backup.amazonaws.com',
    ]);
    const rules = { 'aws:SourceArn': 'arn:aws:events:eu-central-1:111122223333:rule/production-*' };
    expect(services['EventRulesSendToQueues']?.Condition).toEqual({ ArnLike: rules });
    delete services['EventRulesSendToQueues'];
    const topics = { 'kms:EncryptionContext:aws:sns:topicArn': 'arn:aws:sns:eu-central-1:111122223333:production-*' };
    for (const { Principal, Condition } of Object.values(services)) {
      // EventBridge does not send the source to KMS for a topic, and AWS Backup is not documented to send it.
      const sendsSource = !/^(events|backup)\.amazonaws/.test(String(Principal.Service));
      expect(Condition).toEqual(
        sendsSource ? { StringEquals: { 'aws:SourceAccount': '111122223333' } } : { ArnLike: topics },
      );
    }
  });
});
