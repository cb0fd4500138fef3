import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft, createSandboxDraft, parseDraft } from '../scaffold';
import { changeSection, synthMonitoring } from './monitoring-template';

const ALARM = 'AWS::CloudWatch::Alarm';
const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

const production = synthMonitoring(createProductionDraft());
const sandbox = synthMonitoring(createSandboxDraft());

describe('alarms on load', () => {
  test('watch slow answers, blocked requests, database capacity and concurrency in production', () => {
    const { Monitoring } = production;
    const hasAlarm = (MetricName: string, properties: object) =>
      Monitoring.hasResourceProperties(ALARM, { MetricName, ...properties });
    hasAlarm('Latency', { ExtendedStatistic: 'p99', Threshold: 3000, Period: 300, EvaluationPeriods: 3 });
    hasAlarm('BlockedRequests', {
      Threshold: 2000,
      Dimensions: Match.arrayWith([
        { Name: 'Rule', Value: 'ALL' },
        { Name: 'WebACL', Value: 'production-api' },
      ]),
    });
    hasAlarm('ACUUtilization', { Threshold: 90, EvaluationPeriods: 3 });
    hasAlarm('ResourceCount', { Namespace: 'AWS/Usage', Statistic: 'Maximum', Threshold: 800 });
  });

  test('follow the number of the cluster and the limit of an address', () => {
    const draft = changeSection(createProductionDraft(), 'data', { generation: 3 });
    const { Monitoring } = synthMonitoring(changeSection(draft, 'api', { requestsPerAddress: 777 }));
    Monitoring.hasResourceProperties(ALARM, {
      MetricName: 'ACUUtilization',
      Dimensions: [{ Name: 'DBClusterIdentifier', Value: 'production-records-3' }],
    });
    Monitoring.hasResourceProperties(ALARM, { MetricName: 'BlockedRequests', Threshold: 777 });
  });

  test('are left out of a sandbox, which has no proxy either', () => {
    sandbox.Monitoring.resourceCountIs(ALARM, 0);
  });
});

describe('an alarm on pinned connections', () => {
  const watches = {
    MetricName: 'DatabaseConnectionsCurrentlySessionPinned',
    Statistic: 'Maximum',
    EvaluationPeriods: 3,
  };

  test('watches the proxy by its name', () => {
    production.Monitoring.hasResourceProperties(ALARM, {
      ...watches,
      Dimensions: [{ Name: 'ProxyName', Value: 'production-records-abc' }],
    });
  });

  test('is only where a proxy is', () => {
    const off = { enabled: false, reason: 'Off in this test, to see what is left.' };
    const { Monitoring } = synthMonitoring(changeSection(createProductionDraft(), 'data', { proxy: off }));
    Monitoring.resourcePropertiesCountIs(ALARM, watches, 0);
  });
});

describe('an alarm on the certificate', () => {
  test('goes off 30 days before the end, where there is a domain', () => {
    const domain = { name: 'api.example.com', certificateArn: CERTIFICATE };
    const { Monitoring } = synthMonitoring(changeSection(createSandboxDraft(), 'api', { domain }));
    Monitoring.hasResourceProperties(ALARM, {
      Namespace: 'AWS/CertificateManager',
      MetricName: 'DaysToExpiry',
      Dimensions: [{ Name: 'CertificateArn', Value: CERTIFICATE }],
      Statistic: 'Minimum',
      Period: 86_400,
      Threshold: 30,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      // The metric ends with the certificate.
      TreatMissingData: 'breaching',
    });
    sandbox.Monitoring.resourcePropertiesCountIs(ALARM, { MetricName: 'DaysToExpiry' }, 0);
  });
});

describe('notices of AWS Health', () => {
  test.each([production, sandbox])('about this account are alerted', ({ Monitoring }) => {
    Monitoring.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED',
      EventPattern: Match.objectLike({
        source: ['aws.health'],
        'detail-type': ['AWS Health Event', 'AWS Health Abuse Event'],
      }),
      Targets: [
        Match.objectLike({
          DeadLetterConfig: { Arn: Match.anyValue() },
          InputTransformer: Match.objectLike({
            InputTemplate: Match.stringLikeRegexp('Runbook: docs/runbooks/service-load.md#notices-of-aws'),
          }),
        }),
      ],
    });
  });
});

describe('unusual cost', () => {
  const withCosts = (costAnomalies: object) => changeSection(createProductionDraft(), 'monitoring', { costAnomalies });
  const here = synthMonitoring(withCosts({ mode: 'here', minimumUsd: 50 }));

  test('is reported at once to the topic, from the amount of the settings on', () => {
    here.Monitoring.hasResourceProperties('AWS::CE::AnomalySubscription', {
      Frequency: 'IMMEDIATE',
      Subscribers: [{ Type: 'SNS', Address: Match.anyValue() }],
      SubscriptionName: Match.stringLikeRegexp('docs/runbooks/service-load.md#unusual-cost'),
      ThresholdExpression: Match.serializedJson({
        Dimensions: { Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE', MatchOptions: ['GREATER_THAN_OR_EQUAL'], Values: ['50'] },
      }),
    });
  });

  test('is watched by a monitor without tags, which could replace it', () => {
    const [monitor] = Object.values(here.Monitoring.findResources('AWS::CE::AnomalyMonitor'));
    expect(monitor?.['Properties']).toEqual({
      MonitorName: 'production-services',
      MonitorType: 'DIMENSIONAL',
      MonitorDimension: 'SERVICE',
    });
  });

  test('may be published and encrypted by AWS for this account, only where it is set', () => {
    const allowed = JSON.stringify([here.Audit.toJSON(), here.Encryption.toJSON()]);
    expect(allowed.match(/costalerts\.amazonaws\.com/g)).toHaveLength(2);
    here.Audit.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'CostAlertsOfThisAccount',
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
        ]),
      },
    });
    expect(JSON.stringify([production.Audit.toJSON(), production.Encryption.toJSON()])).not.toContain('costalerts');
    production.Monitoring.resourceCountIs('AWS::CE::AnomalyMonitor', 0);
  });

  test('uses the monitor that the account has', () => {
    const monitorArn = 'arn:aws:ce::111122223333:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef';
    const { Monitoring } = synthMonitoring(withCosts({ mode: 'here', minimumUsd: 20, monitorArn }));
    Monitoring.resourceCountIs('AWS::CE::AnomalyMonitor', 0);
    Monitoring.hasResourceProperties('AWS::CE::AnomalySubscription', { MonitorArnList: [monitorArn] });
    const foreign = monitorArn.replace('111122223333', '444455556666');
    expect(() => parseDraft(withCosts({ mode: 'here', minimumUsd: 20, monitorArn: foreign }))).toThrow(
      'expected a monitor in the account 111122223333',
    );
  });
});
