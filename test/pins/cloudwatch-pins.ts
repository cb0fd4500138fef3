import {
  firesOnRise,
  watchesCountedEvents,
  watchesErrors,
} from '../../packages/gate/src/rules/cloudwatch/alarm-purpose';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

const TYPES = ['AWS::CloudWatch::Alarm'];
const EVALUATION = awsDocs('AmazonCloudWatch/latest/monitoring/alarm-evaluation.html');
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
const MOST_EVENTS = 100;

/**
 * What this blueprint asks of its own alarms, where CloudWatch refuses other values or other values would be as safe.
 */
export const cloudwatchPins: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmComplete',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm defines its metric, statistic, period and threshold',
    why: 'CloudWatch refuses an alarm without one of these properties, and the deployment fails.',
    fix: 'Set Namespace, MetricName, Statistic, Period, EvaluationPeriods, ComparisonOperator and Threshold.',
    property: 'Properties.MetricName',
    references: [EVALUATION, nist('SI-4')],
    check: (alarm) => {
      if (alarm.at('EvaluationCriteria').present) return 'not applicable';
      const ofMetric = [['MetricName'], ['Namespace'], ['Period'], ['Statistic', 'ExtendedStatistic']];
      const needed = [['EvaluationPeriods'], ['ComparisonOperator'], ['Threshold', 'ThresholdMetricId']];
      return [...(alarm.at('Metrics').items().length > 0 ? [] : ofMetric), ...needed]
        .filter((names) => !names.some((name) => alarm.at(name).present))
        .map((names) => names.join(' or '));
    },
  },
  {
    id: 'CloudWatchAlarmPeriodsValid',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm uses a valid period and at most as many datapoints as evaluation periods',
    why: 'CloudWatch refuses other combinations, and the deployment fails.',
    fix: 'Set Period to 10, 20, 30 or a multiple of 60, and DatapointsToAlarm to EvaluationPeriods or less.',
    property: 'Properties.EvaluationPeriods',
    references: [EVALUATION, nist('SI-4')],
    check: (alarm) => {
      const periods = alarm.at('EvaluationPeriods').number();
      if (periods === undefined) return 'not applicable';
      const period = alarm.at('Period').number() ?? MINUTE;
      const points = alarm.at('DatapointsToAlarm').number() ?? periods;
      return (
        period > 0 &&
        ([10, 20, 30].includes(period) || period % MINUTE === 0) &&
        period * periods <= (period < HOUR ? DAY : 7 * DAY) &&
        points >= 1 &&
        points <= periods
      );
    },
  },
  {
    id: 'CloudWatchAlarmThresholdTimely',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm on errors or on a metric filter fires within one hour and after at most 100 events',
    why: 'An alarm that fires after an hour is too late to stop the attack.',
    fix: `Set Threshold to ${MOST_EVENTS} or less, and Period times EvaluationPeriods to ${HOUR} seconds or less.`,
    property: 'Properties.Threshold',
    references: [nist('SI-4(5)'), nist('IR-4'), EVALUATION],
    check: (alarm, deployment) => {
      if (!(watchesErrors(alarm) || (watchesCountedEvents(alarm, deployment) && firesOnRise(alarm)))) {
        return 'not applicable';
      }
      const periods = alarm.at('EvaluationPeriods').number() ?? 0;
      return (
        (alarm.at('Threshold').number() ?? 0) <= MOST_EVENTS &&
        (alarm.at('Period').number() ?? 0) * (alarm.at('DatapointsToAlarm').number() ?? periods) <= HOUR
      );
    },
  },
];
