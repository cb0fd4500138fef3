import { describe, expect, test } from '@jest/globals';
import { TRAIL_ALARMS } from '../../../lib/audit/trail-alarms';
import type { TemplateResource } from '../../../lib/compliance/deployment/template';
import { trailRules } from '../../../lib/compliance/rules/trail-rules';
import { HARMLESS_CALL, WATCHED_CHANGES } from '../../../lib/compliance/rules/watched-changes';
import { ask, rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::CloudTrail::Trail';
const GROUP = { 'Fn::GetAtt': ['Group', 'Arn'] };
const EXTERNAL_GROUP = 'arn:aws:logs:eu-central-1:111122223333:log-group:trail:*';
const OPEN = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true };
const CLOSED = { ...OPEN, RestrictPublicBuckets: true };
const intoBucket = (PublicAccessBlockConfiguration: unknown, Status: unknown) => ({
  resources: {
    Trail: { Type: TYPE, Properties: { S3BucketName: { Ref: 'Bucket' } } },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { PublicAccessBlockConfiguration, VersioningConfiguration: { Status } },
    },
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

const PATTERNS = TRAIL_ALARMS.map(({ pattern }) => pattern);
interface Watch {
  readonly patterns?: readonly unknown[];
  readonly trail?: Readonly<Record<string, unknown>>;
  readonly groupName?: string;
  readonly on?: unknown;
  readonly alarm?: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, TemplateResource>>;
}
const watched = ({ patterns = PATTERNS, trail, groupName, on = { Ref: 'Group' }, alarm, more }: Watch = {}) => ({
  resources: {
    Trail: { Type: TYPE, Properties: { CloudWatchLogsLogGroupArn: GROUP, ...trail } },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: groupName } },
    ...more,
    ...Object.fromEntries(
      patterns.flatMap((FilterPattern, index): [string, TemplateResource][] => {
        const [MetricNamespace, MetricName] = ['Trail', `Metric${index}`];
        const transformation = { MetricNamespace, MetricName, MetricValue: '1' };
        const AlarmActions = ['arn:aws:sns:eu-central-1:111122223333:alerts'];
        return [
          [
            `Filter${index}`,
            {
              Type: 'AWS::Logs::MetricFilter',
              Properties: { FilterPattern, LogGroupName: on, MetricTransformations: [transformation] },
            },
          ],
          [
            `Alarm${index}`,
            {
              Type: 'AWS::CloudWatch::Alarm',
              Properties: { Namespace: MetricNamespace, MetricName, AlarmActions, ...alarm },
            },
          ],
        ];
      }),
    ),
  },
});
const isSet = (name: string) => ({
  holds: [{ [name]: true }, { [name]: 'true' }],
  broken: [{}, { [name]: false }],
  undecided: [{ [name]: UNKNOWN }],
});

rulesDecide('trail rules', trailRules, {
  CloudTrailIsOn: isSet('IsLogging'),
  CloudTrailInAllRegions: isSet('IsMultiRegionTrail'),
  CloudTrailOfGlobalServices: isSet('IncludeGlobalServiceEvents'),
  CloudTrailFilesAreSigned: isSet('EnableLogFileValidation'),
  CloudTrailOwnKey: {
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
  CloudTrailBucketIsClosed: {
    holds: [intoBucket(CLOSED, 'Enabled')],
    broken: [{}, intoBucket(OPEN, 'Enabled'), intoBucket(undefined, 'Enabled'), intoBucket(CLOSED, 'Suspended')],
    undecided: [{ S3BucketName: UNKNOWN }, intoBucket(CLOSED, UNKNOWN)],
    notApplicable: [{ S3BucketName: 'archive-of-the-organisation' }],
  },
  CloudTrailReachesItsLog: {
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
  CloudTrailRingsForChanges: {
    holds: [
      watched(),
      watched({ groupName: 'trail', on: 'trail' }),
      watched({ trail: { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP }, on: 'trail' }),
      watched({ patterns: [...PATTERNS, 'ERROR'] }),
    ],
    broken: [
      watched({ patterns: [] }),
      watched({ on: { Ref: 'Other' } }),
      watched({ on: '' }),
      watched({ alarm: { ActionsEnabled: false } }),
      watched({ alarm: { Namespace: 'Other' } }),
      watched({ patterns: ['{ $.eventName = "*" }'] }),
      ...PATTERNS.filter((pattern) => !/PutKeyPolicy/.test(pattern)).map((pattern) =>
        watched({ patterns: PATTERNS.filter((other) => other !== pattern) }),
      ),
    ],
    undecided: [
      watched({ patterns: [UNKNOWN] }),
      watched({ patterns: ['{ $.eventName = %Delete% }'] }),
      watched({ trail: { CloudWatchLogsLogGroupArn: UNKNOWN }, on: 'trail' }),
    ],
    notApplicable: [
      {},
      { CloudWatchLogsLogGroupArn: EXTERNAL_GROUP },
      watched({
        patterns: [],
        trail: { EventSelectors: [{ IncludeManagementEvents: false }] },
        more: { Main: { Type: TYPE, Properties: {} } },
      }),
    ],
  },
});

describe('CloudTrailRingsForChanges', () => {
  const rule = trailRules.find(({ id }) => id === 'CloudTrailRingsForChanges');
  const findings = (patterns: readonly string[]) => rule && ask(rule, watched({ patterns }));
  const events = PATTERNS.flatMap((pattern) =>
    [...pattern.matchAll(/\(\$\.eventName = (\w+)\)/g)].map((match) => [match[1], pattern, match[0]] as const),
  ).filter(([name]) => !['ConsoleLogin', 'PutKeyPolicy'].includes(name ?? ''));

  test.each(events)('finds that %s is left out of its filter', (name, pattern, comparison) => {
    const changed = PATTERNS.map((other) =>
      other === pattern ? pattern.replace(comparison, '($.eventName = Nothing)') : other,
    );
    expect(findings(changed)).toEqual([expect.stringMatching(new RegExp(`^CIS 4\\.\\d+ [\\w ]+: ${name}$`))]);
  });

  test('says the controls, and the events where it is not all of them', () => {
    expect(findings(PATTERNS.slice(2, 4))).toContain('CIS 4.5 changes of the trail');
    expect(findings(PATTERNS.slice(2, 4))).not.toContain('CIS 4.4 changes of IAM policies');
  });

  test('has the fifteen controls, each with an event that is not harmless', () => {
    expect(WATCHED_CHANGES.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `4.${index + 1}`));
    expect(WATCHED_CHANGES.flatMap(({ events }) => [...events.values()])).not.toContainEqual(HARMLESS_CALL);
  });
});
