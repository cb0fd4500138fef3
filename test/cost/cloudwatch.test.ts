import { expect, test } from '@jest/globals';
import { listCosts, listLines, listProblems } from './estimated-resources';

const ALARM = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors', Period: 300 } };
const metric = (Id: string, Period: number) => ({ Id, MetricStat: { Period, Stat: 'Sum', Metric: {} } });

test('an alarm costs by the month', () => {
  expect(listCosts({ One: ALARM, Two: ALARM })).toEqual({ '2 alarms': 0.2 });
});

test('an alarm on an expression costs per metric that it reads', () => {
  const Metrics = [metric('a', 60), metric('b', 60), { Id: 'c', Expression: 'a / b' }];
  expect(listCosts({ One: { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics } } })).toEqual({ '1 alarm': 0.2 });
});

test('an alarm on a band of expected values costs three metrics', () => {
  const Metrics = [metric('a', 60), { Id: 'b', Expression: 'ANOMALY_DETECTION_BAND(a)' }];
  const Properties = { Metrics, ThresholdMetricId: 'b' };
  expect(listLines({ One: { Type: 'AWS::CloudWatch::Alarm', Properties } })[0]?.quantity).toBe(3);
});

test('an alarm with a period under a minute costs more', () => {
  const fast = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors', Period: 10 } };
  expect(listCosts({ One: ALARM, Fast: fast })).toEqual({
    '1 alarm': 0.1,
    '1 fast alarm': 0.3,
  });
});

test('a composite alarm costs by the month', () => {
  expect(listCosts({ One: { Type: 'AWS::CloudWatch::CompositeAlarm' } })).toEqual({ '1 composite alarm': 0.5 });
});

test('the first three dashboards of an account are free', () => {
  const dashboard = { Type: 'AWS::CloudWatch::Dashboard' };
  const three = { One: dashboard, Two: dashboard, Three: dashboard };
  expect(listCosts(three)).toEqual({ '3 dashboards, 3 of an account are free': 0 });
  expect(listCosts({ ...three, Four: dashboard })).toEqual({ '4 dashboards, 3 of an account are free': 3 });
});

test('log groups cost what services write, for the longest retention', () => {
  const group = (RetentionInDays: number) => ({ Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays } });
  expect(listCosts({ One: group(30), Two: group(400) })).toEqual({
    'logs that services write to 2 log groups': 0.63,
    'these logs, kept for 400 days': 0.43,
  });
});

test('logs that are kept for ever have no monthly price', () => {
  expect(listProblems({ One: { Type: 'AWS::Logs::LogGroup' } })[0]?.reason).toContain('for ever');
});

test('a metric filter costs a metric only if it publishes without a match', () => {
  const filter = (transformation: object) => ({
    Type: 'AWS::Logs::MetricFilter',
    Properties: { MetricTransformations: [{ MetricName: 'Events', MetricValue: '1', ...transformation }] },
  });
  expect(listLines({ One: filter({}) })).toEqual([]);
  expect(listCosts({ One: filter({ DefaultValue: 0 }), Two: filter({}) })).toEqual({
    '1 constant metric': 0.3,
  });
});
