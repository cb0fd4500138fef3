import { alarmThresholdRules } from '../../../src/rules/cloudwatch/cloudwatch-alarm-threshold';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { AT_LEAST, AT_MOST, alarm, cpu, dead, depth, filtered, LESS, MORE, other } from './alarm-cases';

rulesDecide('alarm threshold rules', alarmThresholdRules, {
  CloudWatchAlarmThresholdReachable: {
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
  CloudWatchAlarmThresholdDirection: {
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
});
