import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { listDeployedDetections } from '../../lib/detection/replay/deployed-detections';
import { FILTER_PATTERN_LIMIT } from '../../lib/detection/replay/filter-pattern';
import { replayRecords } from '../../lib/detection/replay/replay';
import { sandboxSettings } from '../scaffold';
import { synthesizeDetections } from './synthesized-detections';
import { call } from './trail-records';

const here = synthesizeDetections(sandboxSettings);
const elsewhere = synthesizeDetections({
  ...sandboxSettings,
  audit: { ...sandboxSettings.audit, trail: 'elsewhere' },
});

const readRules = (template: typeof here) => Object.values(template.findResources('AWS::Events::Rule'));

/** Limits of one log group and one event bus. */
const METRIC_FILTERS_OF_A_GROUP = 100;
const EVENT_PATTERN_LIMIT = 2048;

describe('a metric filter', () => {
  const filters = Object.values(here.findResources('AWS::Logs::MetricFilter'));
  const alarms = Object.values(here.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

  test('fits the limits of CloudWatch Logs, in any environment', () => {
    expect(filters.length).toBeLessThanOrEqual(METRIC_FILTERS_OF_A_GROUP);
    const longestName = 'x'.repeat(20);
    for (const { Properties } of filters) {
      const pattern = String(Properties.FilterPattern).replaceAll(sandboxSettings.name, longestName);
      expect(pattern.length).toBeLessThanOrEqual(FILTER_PATTERN_LIMIT);
    }
  });

  test('uses no regular expression, of which a log group may have five', () => {
    expect(filters.filter(({ Properties }) => String(Properties.FilterPattern).includes('%'))).toEqual([]);
  });

  const filtered = DETECTIONS.flatMap(({ form, ...detection }) =>
    form.kind === 'metric filter' ? [{ ...detection, ...form }] : [],
  );

  test.each(filtered)('$id has an alarm that says what happened and where to read on', (detection) => {
    const own = alarms.filter(({ MetricName }) => MetricName === detection.id);
    expect(own).toEqual([
      expect.objectContaining({
        AlarmDescription: expect.stringContaining(detection.title),
        Threshold: detection.threshold,
        Period: detection.period * 60,
        Statistic: 'Sum',
        TreatMissingData: 'notBreaching',
      }),
    ]);
    expect(own[0].AlarmDescription).toMatch(`Runbook: docs/runbooks/${detection.runbook}`);
  });
});

describe('an event rule', () => {
  test.each([
    ['here', here],
    ['elsewhere', elsewhere],
  ])('publishes with its own role and keeps what it could not publish: trail %s', (_, template) => {
    const rules = readRules(template);
    expect(rules.length).toBeGreaterThan(10);
    for (const { Properties } of rules) {
      expect(JSON.stringify(Properties.EventPattern).length).toBeLessThanOrEqual(EVENT_PATTERN_LIMIT);
      expect(Properties.Targets).toEqual([
        expect.objectContaining({
          Arn: { Ref: expect.stringMatching(/^Alerts/) },
          RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^EventDetectionsRole/), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^DeadLetters/), 'Arn'] } },
        }),
      ]);
    }
  });

  test.each([
    ['here', here],
    ['elsewhere', elsewhere],
  ])('may send what it could not publish to the queue: trail %s', (_, template) => {
    const names = readRules(template).map(({ Properties }) => String(Properties.Name));
    const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
    const text = JSON.stringify(policies.map(({ Properties }) => Properties.PolicyDocument));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(text).toContain(`:rule/${name}"`);
  });

  test('receives calls that only read where it looks for one', () => {
    const readState = (id: string) =>
      readRules(elsewhere).find(({ Properties }) => Properties.Name === `${sandboxSettings.name}-${id}`)?.['Properties']
        .State;
    expect(readState('FederationTokenIssued')).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(readState('SecretsReadInBatch')).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(readState('TrailChanges')).toBe('ENABLED');
  });

  test('contains the finding, the caller and the runbook', () => {
    here.hasResourceProperties('AWS::Events::Rule', {
      Description: Match.stringLikeRegexp('^\\[UserPoolChanged\\] '),
      Targets: [
        {
          InputTransformer: {
            InputPathsMap: Match.objectLike({ caller: '$.detail.userIdentity.arn', call: '$.detail.eventName' }),
            InputTemplate: Match.stringLikeRegexp('UserPoolChanged, critical[^]+<caller>[^]+service-changes\\.md'),
          },
        },
      ],
    });
  });

  test('may publish to the alert topic, and nothing else', () => {
    here.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Description: 'Event rules publish detections to the alert topic',
      PolicyDocument: {
        Statement: [
          { Action: 'sns:Publish', Effect: 'Allow', Resource: { Ref: Match.stringLikeRegexp('^Alerts') } },
          { Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Effect: 'Allow', Resource: Match.anyValue() },
        ],
      },
    });
  });

  test('sees a call of its own region only', () => {
    const detections = listDeployedDetections([{ region: 'eu-central-1', template: here.toJSON() }]);
    const change = (awsRegion: string) => call('cognito-idp', 'UpdateUserPool', {}, { awsRegion });
    expect(replayRecords(detections, [change('eu-central-1')]).map(({ detection }) => detection)).toEqual([
      'UserPoolChanged',
    ]);
    expect(replayRecords(detections, [change('us-east-1')])).toEqual([]);
  });
});

describe('an environment whose trail is elsewhere', () => {
  test('has a rule for each detection that looks at one call', () => {
    elsewhere.resourceCountIs('AWS::Logs::MetricFilter', 0);
    const expected = DETECTIONS.filter(({ form }) => form.kind === 'event rule' || form.eventPattern !== undefined);
    expect(readRules(elsewhere)).toHaveLength(expected.length);
  });

  test.each([
    call('cloudtrail', 'StopLogging'),
    call('ec2', 'DeleteFlowLogs'),
    call('lambda', 'UpdateFunctionCode20150331v2'),
    call('iam', 'PutRolePolicy', { roleName: 'sandbox-Api-FunctionsReadRole' }),
    call('sts', 'GetFederationToken'),
  ])('sees $eventName', (record) => {
    const detections = listDeployedDetections([{ region: 'eu-central-1', template: elsewhere.toJSON() }]);
    expect(replayRecords(detections, [record])).not.toEqual([]);
  });
});
