import { alarmThresholdRules } from '../../../lib/compliance/rules/alarm-threshold-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::CloudWatch::Alarm';
const [MORE, AT_LEAST] = ['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold'];
const [LESS, AT_MOST] = ['LessThanThreshold', 'LessThanOrEqualToThreshold'];
const alarm = (ComparisonOperator: unknown, Threshold: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  ComparisonOperator,
  Threshold,
  ...more,
});
const cpu = { Namespace: 'AWS/RDS', MetricName: 'CPUUtilization', Statistic: 'Average' };
const depth = { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Statistic: 'Maximum' };
const dead = { ...depth, Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['DeadLetters', 'QueueName'] } }] };
const other = { MetricName: 'Invocations' };
const filtered = (MetricValue: string, properties: Readonly<Record<string, unknown>>) => ({
  resources: {
    Alarm: { Type: TYPE, Properties: { ...properties, Namespace: 'App', MetricName: 'Seen' } },
    Filter: {
      Type: 'AWS::Logs::MetricFilter',
      Properties: { MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Seen', MetricValue }] },
    },
  },
});
const silent = (TreatMissingData: unknown, operator = AT_LEAST, more: Readonly<Record<string, unknown>> = {}) =>
  alarm(operator, 1, { TreatMissingData, ...more });

rulesDecide('alarm threshold rules', alarmThresholdRules, {
  CloudWatchAlarmCanRing: {
    holds: [
      alarm(AT_LEAST, 1),
      alarm(AT_LEAST, 50),
      alarm(MORE, 0),
      alarm(AT_LEAST, 0.05, { Statistic: 'Average' }),
      alarm(MORE, 90, cpu),
      alarm(AT_LEAST, 100, cpu),
      alarm(LESS, 1),
      alarm(AT_MOST, 0),
      filtered('1', alarm(AT_LEAST, 10)),
      filtered('$.ms', alarm(AT_LEAST, 10, { Statistic: undefined, ExtendedStatistic: 'p99' })),
    ],
    broken: [
      alarm(AT_LEAST, 0),
      alarm(MORE, -1),
      alarm(LESS, 0),
      alarm(AT_MOST, -1),
      alarm(MORE, 100, cpu),
      alarm(AT_LEAST, 101, cpu),
      alarm(AT_LEAST, 2, { Statistic: 'Average' }),
      alarm(MORE, 1, { Statistic: 'Maximum' }),
      filtered('1', alarm(AT_LEAST, 10, { Statistic: 'Average' })),
    ],
    undecided: [alarm(AT_LEAST, UNKNOWN), alarm(UNKNOWN, 1)],
    notApplicable: [{}, alarm(AT_LEAST, undefined), { Threshold: 1, ComparisonOperator: MORE }],
  },
  CloudWatchAlarmDirection: {
    holds: [
      alarm(AT_LEAST, 1),
      alarm(MORE, 1),
      alarm('GreaterThanUpperThreshold', undefined),
      alarm(AT_LEAST, 1, dead),
    ],
    broken: [alarm(LESS, 1), alarm(AT_MOST, 1), alarm(undefined, 1), alarm(LESS, 1, dead)],
    undecided: [alarm(UNKNOWN, 1)],
    notApplicable: [alarm(LESS, 1, other), alarm(LESS, 1, depth), alarm(LESS, 1, { MetricName: 'DefaultPool' })],
  },
  CloudWatchAlarmRingsInTime: {
    holds: [
      alarm(AT_LEAST, 100),
      alarm(AT_LEAST, 1, { Period: 300, EvaluationPeriods: 12 }),
      alarm(AT_LEAST, 1, { Period: 300, EvaluationPeriods: 24, DatapointsToAlarm: 2 }),
      alarm(AT_LEAST, 1, dead),
      filtered('1', alarm(AT_LEAST, 5)),
    ],
    broken: [
      alarm(AT_LEAST, 1000),
      alarm(AT_LEAST, 1, { Period: 300, EvaluationPeriods: 13 }),
      alarm(AT_LEAST, 1, { Period: 86_400 }),
      alarm(AT_LEAST, 1000, dead),
      filtered('1', alarm(AT_LEAST, 1000)),
    ],
    undecided: [alarm(AT_LEAST, UNKNOWN), alarm(AT_LEAST, 1, { Period: UNKNOWN })],
    notApplicable: [
      alarm(AT_LEAST, 1000, other),
      alarm(AT_LEAST, 1000, depth),
      filtered('1', alarm(LESS, 1, { Period: 86_400 })),
      filtered('$.ms', alarm(AT_LEAST, 5000)),
    ],
  },
  CloudWatchAlarmPeriods: {
    holds: [
      alarm(AT_LEAST, 1),
      alarm(AT_LEAST, 1, { Period: 10 }),
      alarm(AT_LEAST, 1, { EvaluationPeriods: 3, DatapointsToAlarm: 2 }),
      alarm(AT_LEAST, 1, { Period: 86_400, EvaluationPeriods: 7 }),
      { EvaluationPeriods: 3 },
    ],
    broken: [
      alarm(AT_LEAST, 1, { Period: 0 }),
      alarm(AT_LEAST, 1, { Period: 45 }),
      alarm(AT_LEAST, 1, { EvaluationPeriods: 0 }),
      alarm(AT_LEAST, 1, { Period: 60, EvaluationPeriods: 1441 }),
      alarm(AT_LEAST, 1, { Period: 86_400, EvaluationPeriods: 8 }),
      alarm(AT_LEAST, 1, { EvaluationPeriods: 2, DatapointsToAlarm: 3 }),
      alarm(AT_LEAST, 1, { EvaluationPeriods: 2, DatapointsToAlarm: 0 }),
    ],
    undecided: [alarm(AT_LEAST, 1, { Period: UNKNOWN }), alarm(AT_LEAST, 1, { DatapointsToAlarm: UNKNOWN })],
    notApplicable: [{}],
  },
  CloudWatchAlarmMissingData: {
    holds: [
      silent('notBreaching'),
      silent('breaching', LESS),
      silent('missing', LESS, { ...other, InsufficientDataActions: ['arn:aws:sns:eu-central-1:111122223333:alerts'] }),
      silent('ignore', MORE, cpu),
      filtered('1', silent('notBreaching')),
      filtered('1', silent('breaching', LESS)),
    ],
    broken: [
      silent(undefined),
      silent('missing'),
      silent('breaching'),
      silent('ignore', MORE, dead),
      silent(undefined, MORE, cpu),
      silent(undefined, LESS, cpu),
      silent('missing', LESS, other),
      silent('notBreaching', LESS, other),
      filtered('1', silent('breaching')),
      filtered('1', silent('notBreaching', LESS)),
    ],
    undecided: [silent(UNKNOWN), alarm(UNKNOWN, 1)],
    notApplicable: [
      alarm(undefined, 1),
      {
        resources: {
          Alarm: { Type: TYPE, Properties: silent(undefined, LESS, { AlarmActions: [{ Ref: 'Scaling' }] }) },
          Scaling: { Type: 'AWS::ApplicationAutoScaling::ScalingPolicy', Properties: {} },
        },
      },
    ],
  },
});
