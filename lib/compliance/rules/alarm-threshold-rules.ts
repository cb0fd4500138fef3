import type { Deployment, Resource } from '../deployment/deployment';
import { madeAlike, metricsOf } from './alarmed-metrics';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::CloudWatch::Alarm'];
const EVALUATION = awsDocs('AmazonCloudWatch/latest/monitoring/alarm-evaluation.html');
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
const MOST_TROUBLE = 100;

/** Names of metrics that count what should not happen. */
const TROUBLE = /error|5xx|(?<!de)fault|fail|throttl|denied|denial|unauthori[sz]ed|rollback|dead.?letter/i;
const IN_QUEUE = 'ApproximateNumberOfMessagesVisible';

/** Rules for when an alarm rings: that it can, the right way round, and in time. */
export const alarmThresholdRules: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmCanRing',
    types: TYPES,
    what: 'There are values at which an alarm rings, and values at which it does not.',
    why: 'An alarm that cannot ring is worse than none: people trust it. One that always rings is switched off by them.',
    fix: 'Count with Sum; set Threshold above zero, and below 100 for a percentage.',
    property: 'Properties.Threshold',
    references: [EVALUATION, nist('SI-4')],
    check: (alarm, deployment) => {
      const threshold = alarm.at('Threshold').number();
      const operator = alarm.at('ComparisonOperator').text();
      if (threshold === undefined || operator === undefined || !alarm.at('MetricName').present) return 'not applicable';
      // Counts, times and shares are never below zero.
      if (operator === 'LessThanThreshold') return threshold > 0;
      if (operator === 'LessThanOrEqualToThreshold') return threshold >= 0;
      const most = mostOf(alarm, deployment);
      return operator === 'GreaterThanThreshold'
        ? threshold >= 0 && threshold < most
        : threshold > 0 && threshold <= most;
    },
  },
  {
    id: 'CloudWatchAlarmDirection',
    types: TYPES,
    what: 'An alarm of errors rings when there are more of them.',
    why: 'The wrong way round it rings while all is well, and falls silent when errors come.',
    fix: 'Set ComparisonOperator to GreaterThanOrEqualToThreshold.',
    property: 'Properties.ComparisonOperator',
    references: [EVALUATION, nist('SI-4')],
    check: (alarm) => (isTrouble(alarm) ? isRising(alarm) : 'not applicable'),
  },
  {
    id: 'CloudWatchAlarmRingsInTime',
    types: TYPES,
    what: 'An alarm of errors, or of what a filter found, rings within an hour and by the hundredth.',
    why: 'Later, what was to be stopped is done.',
    fix: `Set Threshold to ${MOST_TROUBLE} or less, and Period times EvaluationPeriods to ${HOUR} seconds or less.`,
    property: 'Properties.Threshold',
    references: [nist('SI-4(5)'), nist('IR-4'), EVALUATION],
    check: (alarm, deployment) => {
      if (!(isTrouble(alarm) || (isCounted(alarm, deployment) && isRising(alarm)))) return 'not applicable';
      const periods = alarm.at('EvaluationPeriods').number() ?? 0;
      return (
        (alarm.at('Threshold').number() ?? 0) <= MOST_TROUBLE &&
        (alarm.at('Period').number() ?? 0) * (alarm.at('DatapointsToAlarm').number() ?? periods) <= HOUR
      );
    },
  },
  {
    id: 'CloudWatchAlarmPeriods',
    types: TYPES,
    what: 'An alarm looks at a number of periods that CloudWatch has, and asks for no more of them than it looks at.',
    why: 'Three bad periods out of two never come.',
    fix: 'Set Period to 10, 20, 30 or a multiple of 60, EvaluationPeriods to 1 or more, DatapointsToAlarm to as many at most.',
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
    id: 'CloudWatchAlarmMissingData',
    types: TYPES,
    what: 'An alarm says what silence means: for errors that all is well, for a sign of life that something is wrong.',
    why: 'Without it silence changes nothing: an alarm stays as it was, and a job that died is never missed.',
    fix: 'Set TreatMissingData to notBreaching for errors, and to breaching for what should always be there.',
    property: 'Properties.TreatMissingData',
    references: [awsDocs('AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html'), nist('SI-4')],
    check: (alarm, deployment) => {
      if (scales(alarm) || !alarm.at('ComparisonOperator').present) return 'not applicable';
      const silence = alarm.at('TreatMissingData').text();
      if (!isRising(alarm)) {
        return (
          silence === 'breaching' || (silence === 'missing' && alarm.at('InsufficientDataActions').items().length > 0)
        );
      }
      return isTrouble(alarm) || isCounted(alarm, deployment) ? silence === 'notBreaching' : silence !== undefined;
    },
  },
];

/** The most that an alarm's number can be. */
function mostOf(alarm: Resource, deployment: Deployment): number {
  const name = alarm.at('MetricName').display();
  if (/Utilization$|Percent/.test(name)) return 100;
  const countsOnes =
    (TROUBLE.test(name) && /^AWS\/(Lambda|ApiGateway)$/.test(alarm.at('Namespace').display())) ||
    isCounted(alarm, deployment);
  const isAdded = /^(Sum|SampleCount)$/.test(alarm.at('Statistic').text() ?? '');
  return countsOnes && !isAdded ? 1 : Number.POSITIVE_INFINITY;
}

/** Whether an alarm is about what should not happen. */
function isTrouble(alarm: Resource): boolean {
  const name = alarm.at('MetricName').display();
  const isDeadLetter = alarm
    .at('Dimensions')
    .items()
    .some((dimension) => /dead.?letter|dlq/i.test(dimension.at('Value').display()));
  return TROUBLE.test(name) || (name === IN_QUEUE && isDeadLetter);
}

function isRising(alarm: Resource): boolean {
  return /Greater/.test(alarm.at('ComparisonOperator').text() ?? '');
}

/** Whether an alarm looks at what a filter of the templates counts, one by one. */
function isCounted(alarm: Resource, deployment: Deployment): boolean {
  return metricsOf(alarm).some((one) => madeAlike(one, deployment).some(({ value }) => !value.startsWith('$')));
}

/** Whether an alarm is there for a service that adds and removes capacity. */
function scales(alarm: Resource): boolean {
  const actions = alarm.at('AlarmActions').items();
  return actions.length > 0 && actions.every((action) => /Scaling::ScalingPolicy$/.test(action.target()?.type ?? ''));
}
