import {
  AT_LEAST,
  alarm,
  dead,
  depth,
  filtered,
  LESS,
  other,
} from '../../packages/gate/test/rules/cloudwatch/alarm-cases';
import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { cloudwatchPins } from './cloudwatch-pins';

const complete = {
  Namespace: 'AWS/SQS',
  MetricName: 'NumberOfMessagesSent',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 1,
};
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(complete).filter(([name]) => !names.includes(name)));
const query = { Metrics: [{ Id: 'm1', MetricStat: { Metric: { Namespace: 'App', MetricName: 'Denied' } } }] };

rulesDecide('alarm pins', cloudwatchPins, {
  CloudWatchAlarmComplete: {
    holds: [
      complete,
      { ...without('Statistic'), ExtendedStatistic: 'p99' },
      { ...without('Threshold'), ThresholdMetricId: 'band' },
      { ...query, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold', Threshold: 1 },
    ],
    broken: [...Object.keys(complete).map((name) => without(name)), query],
    undecided: [{ ...complete, Metrics: UNKNOWN }],
    notApplicable: [{ EvaluationCriteria: { PromQLCriteria: { Query: 'up == 0' } } }],
  },
  CloudWatchAlarmPeriodsValid: {
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
  CloudWatchAlarmThresholdTimely: {
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
});
