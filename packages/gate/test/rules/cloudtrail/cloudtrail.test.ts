import { describe, expect, test } from '@jest/globals';
import { HARMLESS_EVENT, MONITORED_ACTIVITIES } from '../../../src/rules/cloudtrail/cis-monitoring-events';
import { trailRules } from '../../../src/rules/cloudtrail/cloudtrail';
import { rulesDecide, runCheck, UNKNOWN } from '../rule-cases';
import { cisPatterns, monitorTrail } from './cis-monitoring-cases';

const TYPE = 'AWS::CloudTrail::Trail';
const GROUP = { 'Fn::GetAtt': ['Group', 'Arn'] };
const EXTERNAL_GROUP = 'arn:aws:logs:eu-central-1:111122223333:log-group:trail:*';
const OPEN = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true };
const CLOSED = { ...OPEN, RestrictPublicBuckets: true };
const intoBucket = (PublicAccessBlockConfiguration: unknown) => ({
  resources: {
    Trail: { Type: TYPE, Properties: { S3BucketName: { Ref: 'Bucket' } } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { PublicAccessBlockConfiguration } },
  },
});
const byRole = (service: unknown, Action: unknown) => ({
  resources: {
    Trail: { Type: TYPE, Properties: { CloudWatchLogsLogGroupArn: GROUP, CloudWatchLogsRoleArn: { Ref: 'Role' } } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal: { Service: service } } },
        Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } } }],
      },
    },
  },
});
const WRITES = ['logs:CreateLogStream', 'logs:PutLogEvents'];

const isSet = (name: string) => ({
  holds: [{ [name]: true }, { [name]: 'true' }],
  broken: [{}, { [name]: false }],
  undecided: [{ [name]: UNKNOWN }],
});

rulesDecide('trail rules', trailRules, {
  CloudTrailLoggingEnabled: isSet('IsLogging'),
  CloudTrailMultiRegionEnabled: isSet('IsMultiRegionTrail'),
  CloudTrailGlobalServiceEventsEnabled: isSet('IncludeGlobalServiceEvents'),
  CloudTrailLogFilesValidated: isSet('EnableLogFileValidation'),
  CloudTrailEncryptedWithKmsKey: {
    holds: [
      { KMSKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/example' },
      {
        resources: {
          Trail: { Type: TYPE, Properties: { KMSKeyId: { Ref: 'Key' } } },
          Key: { Type: 'AWS::KMS::Key', Properties: {} },
        },
      },
    ],
    broken: [{}, { KMSKeyId: '' }],
    undecided: [{ KMSKeyId: UNKNOWN }],
  },
  CloudTrailBucketNotPublic: {
    holds: [intoBucket(CLOSED)],
    broken: [{}, intoBucket(OPEN), intoBucket(undefined)],
    undecided: [{ S3BucketName: UNKNOWN }, intoBucket({ ...OPEN, RestrictPublicBuckets: UNKNOWN })],
    notApplicable: [{ S3BucketName: 'archive-of-the-organisation' }],
  },
  CloudTrailSendsToCloudWatchLogs: {
    holds: [
      byRole('cloudtrail.amazonaws.com', WRITES),
      byRole('cloudtrail.amazonaws.com', 'logs:*'),
      { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP, CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/trail' },
    ],
    broken: [
      {},
      { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP },
      { CloudWatchLogsRoleArn: 'arn:aws:iam::1:role/trail' },
      { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP, CloudWatchLogsRoleArn: 'trail' },
      byRole('lambda.amazonaws.com', WRITES),
      byRole('cloudtrail.amazonaws.com', ['logs:PutLogEvents']),
    ],
    undecided: [{ CloudWatchLogsLogGroupArn: GROUP, CloudWatchLogsRoleArn: UNKNOWN }],
  },
  CloudTrailCisAlarmsEnabled: {
    holds: [
      monitorTrail(),
      monitorTrail({ groupName: 'trail', on: 'trail' }),
      monitorTrail({ trail: { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP }, on: 'trail' }),
      monitorTrail({ patterns: [...cisPatterns, 'ERROR'] }),
    ],
    broken: [
      monitorTrail({ patterns: [] }),
      monitorTrail({ on: { Ref: 'Other' } }),
      monitorTrail({ on: '' }),
      monitorTrail({ alarm: { ActionsEnabled: false } }),
      monitorTrail({ alarm: { Namespace: 'Other' } }),
      monitorTrail({ patterns: ['{ $.eventName = "*" }'] }),
      ...cisPatterns.map((pattern) => monitorTrail({ patterns: cisPatterns.filter((other) => other !== pattern) })),
    ],
    undecided: [
      monitorTrail({ patterns: [UNKNOWN] }),
      monitorTrail({ patterns: ['{ $.eventName = %Delete% }'] }),
      monitorTrail({ trail: { CloudWatchLogsLogGroupArn: UNKNOWN }, on: 'trail' }),
    ],
    notApplicable: [
      {},
      { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP },
      monitorTrail({
        patterns: [],
        trail: { EventSelectors: [{ IncludeManagementEvents: false }] },
        more: { Main: { Type: TYPE, Properties: {} } },
      }),
    ],
  },
});

describe('CloudTrailCisAlarmsEnabled', () => {
  const rule = trailRules.find(({ id }) => id === 'CloudTrailCisAlarmsEnabled');
  const findMissing = (patterns: readonly string[]) => rule && runCheck(rule, monitorTrail({ patterns }));
  const calls = MONITORED_ACTIVITIES.flatMap(({ id, what, events }, index) =>
    [...events.keys()].map((name) => [name, id, what, cisPatterns[index] ?? ''] as const),
  ).filter(([name, , , pattern]) => pattern.includes(`($.eventName = ${name})`) && name !== 'ConsoleLogin');

  test.each(calls)('reports that no filter matches %s', (name, id, what, pattern) => {
    const changed = cisPatterns.map((other) =>
      other === pattern ? pattern.replace(`($.eventName = ${name})`, '($.eventName = Nothing)') : other,
    );
    expect(findMissing(changed)).toEqual([`CIS ${id} ${what}: ${name}`]);
  });

  test('names only the control when none of its events is matched', () => {
    const missing = findMissing(cisPatterns.slice(3, 4));
    expect(missing).toContain('CIS 4.5 changes to CloudTrail trails');
    expect(missing).not.toContain('CIS 4.4 changes to IAM policies');
  });

  test('checks the fifteen controls, with events that differ from normal ones', () => {
    expect(MONITORED_ACTIVITIES.map(({ id }) => id)).toEqual(
      Array.from({ length: 15 }, (_, index) => `4.${index + 1}`),
    );
    expect(MONITORED_ACTIVITIES.flatMap(({ events }) => [...events.values()])).not.toContainEqual(HARMLESS_EVENT);
  });
});
