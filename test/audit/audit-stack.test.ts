import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AuditStack } from '../../lib/audit/audit-stack';
import { TRAIL_ALARMS } from '../../lib/audit/trail-alarms';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import type { Settings } from '../../lib/settings/settings';
import { productionSettings, sandboxDraft, sandboxSettings, settingsOf, testApp } from '../scaffold';

function synth(settings: Settings): Template {
  const app = testApp();
  const common = {
    prefix: settings.name,
    settings,
    env: { account: settings.account, region: settings.region },
  };
  const { keys } = new EncryptionStack(app, 'Encryption', common);
  return Template.fromStack(new AuditStack(app, 'Audit', { ...common, keys }));
}

const production = synth(productionSettings);
const sandbox = synth(sandboxSettings);

const ARCHIVE = { ObjectLockEnabled: true };

describe('the log archive', () => {
  test('cannot be shortened by anyone in production: locked in compliance mode for seven years', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('can be torn down by a privileged role in a sandbox: governance mode, 30 days', () => {
    sandbox.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } } },
    });
  });

  test('is encrypted with the audit key and private, its ACLs are off', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
          },
        ],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  test('moves to cold storage when that pays, and is emptied the day after the lock ends', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            ExpirationInDays: 2558,
            Transitions: [
              { StorageClass: 'GLACIER_IR', TransitionInDays: 90 },
              { StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 365 },
            ],
          }),
        ],
      },
    });
    sandbox.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 31, Transitions: Match.absent() })] },
    });
  });

  test('has its access logged to a bucket of its own, encrypted by S3 as the delivery demands', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      LoggingConfiguration: { LogFilePrefix: 'log-archive/', DestinationBucketName: Match.anyValue() },
    });
    production.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: Match.absent(),
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });
});

describe('every bucket', () => {
  test('blocks public access and outlives the stack', () => {
    production.resourceCountIs('AWS::S3::Bucket', 2);
    production.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    production.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('refuses connections without TLS, or with less than TLS 1.2', () => {
    const refusal = (condition: object) => Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: condition });
    production.resourceCountIs('AWS::S3::BucketPolicy', 2);
    production.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          refusal({ Bool: { 'aws:SecureTransport': 'false' } }),
          refusal({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
        ]),
      }),
    });
  });
});

describe('the trail', () => {
  test('records every region, validates its files, is encrypted and looks for unusual rates', () => {
    production.hasResourceProperties('AWS::CloudTrail::Trail', {
      TrailName: 'production-trail',
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      KMSKeyId: Match.anyValue(),
      CloudWatchLogsLogGroupArn: Match.anyValue(),
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    });
  });

  test('records management, data of our bucket and functions, and calls through our endpoints', () => {
    const selector = (...fields: object[]) => Match.objectLike({ FieldSelectors: Match.arrayWith(fields) });
    production.hasResourceProperties('AWS::CloudTrail::Trail', {
      AdvancedEventSelectors: Match.arrayWith([
        selector({ Field: 'eventCategory', Equals: ['Management'] }),
        selector(
          { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
          { Field: 'eventName', NotEquals: ['PutObject'] },
        ),
        selector({ Field: 'resources.type', Equals: ['AWS::Lambda::Function'] }),
        ...['kms', 's3', 'secretsmanager'].map((service) =>
          selector(
            { Field: 'eventCategory', Equals: ['NetworkActivity'] },
            { Field: 'eventSource', Equals: [`${service}.amazonaws.com`] },
          ),
        ),
      ]),
    });
  });

  test('is the only one that may write to the archive', () => {
    const arn = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/production-trail';
    production.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:GetBucketAcl',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': arn } },
          }),
          Match.objectLike({
            Action: 's3:PutObject',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': arn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
          }),
        ]),
      },
    });
  });

  test('stays away when the account has one, with the alarms on its log; archive, alerts and dead letters remain', () => {
    const draft = sandboxDraft();
    const elsewhere = synth(settingsOf({ ...draft, audit: { ...sandboxSettings.audit, trail: 'elsewhere' } }));
    elsewhere.resourceCountIs('AWS::CloudTrail::Trail', 0);
    elsewhere.resourceCountIs('AWS::Logs::MetricFilter', 0);
    elsewhere.resourceCountIs('AWS::S3::Bucket', 2);
    elsewhere.resourceCountIs('AWS::SNS::Topic', 1);
  });
});

describe('the CIS monitoring list', () => {
  test('has its fourteen controls, key policies and the changes of the organisation', () => {
    expect(TRAIL_ALARMS.map(({ control }) => control)).toEqual([
      ...Array.from({ length: 14 }, (_, index) => `CloudWatch.${index + 1}`),
      'Bulwark',
      'CIS 4.15',
    ]);
  });

  test.each(TRAIL_ALARMS)('$name tells people within five minutes and names its runbook', ({ name, pattern }) => {
    const metric = { MetricName: name, MetricNamespace: 'Bulwark/production/Trail' };
    production.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: pattern,
      MetricTransformations: [{ ...metric, MetricValue: '1' }],
    });
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: name,
      Namespace: 'Bulwark/production/Trail',
      Period: 300,
      Threshold: 1,
      AlarmActions: [Match.anyValue()],
      TreatMissingData: 'notBreaching',
      AlarmDescription: Match.stringLikeRegexp(`Runbook: docs/runbooks/trail-alarms.md#${name.toLowerCase()}$`),
    });
  });

  test('has patterns that CloudWatch Logs takes: at most 1024 characters', () => {
    for (const { pattern } of TRAIL_ALARMS) expect(pattern.length).toBeLessThanOrEqual(1024);
  });
});

describe('alerts', () => {
  test('reach every mailbox of the settings, or the dead letter queue', () => {
    production.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'alerts@example.com',
      RedrivePolicy: { deadLetterTargetArn: Match.anyValue() },
    });
  });

  test('are encrypted, sent over TLS alone, by named services of this account', () => {
    production.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    production.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: {
              Service: ['backup', 'cloudwatch', 'events', 'events.rds'].map((service) => `${service}.amazonaws.com`),
            },
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
        ]),
      },
    });
  });
});

describe('dead letters', () => {
  test('are kept 14 days, encrypted, TLS only, and outlive the stack', () => {
    production.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'Retain',
      Properties: { MessageRetentionPeriod: 1_209_600, KmsMasterKeyId: Match.anyValue() },
    });
    production.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  test('raise an alarm as soon as one lies there', () => {
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      AlarmActions: [Match.anyValue()],
    });
  });
});

test('every log group is encrypted and kept for the time of the settings', () => {
  production.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 400 });
  sandbox.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 30 });
});
