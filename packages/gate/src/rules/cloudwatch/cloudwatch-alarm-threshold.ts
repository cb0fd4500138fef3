import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, nist, type Rule } from '../rule';
import { firesOnRise, hasErrorMetric, watchesCountedEvents, watchesErrors } from './alarm-purpose';

const TYPES = ['AWS::CloudWatch::Alarm'];
const EVALUATION = awsDocs('AmazonCloudWatch/latest/monitoring/alarm-evaluation.html');

/** Rules for the values at which an alarm fires. */
export const alarmThresholdRules: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmThresholdReachable',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm threshold can be reached and is not always exceeded',
    why: 'An alarm that can never fire hides an attack. Operators switch off an alarm that always fires.',
    fix: 'Set Threshold above zero, and below 100 for a percentage. Set Statistic to Sum for a count.',
    property: 'Properties.Threshold',
    references: [EVALUATION, nist('SI-4')],
    check: (alarm, deployment) => {
      const threshold = alarm.at('Threshold').number();
      const operator = alarm.at('ComparisonOperator').text();
      if (threshold === undefined || operator === undefined || !alarm.at('MetricName').present) return 'not applicable';
      // Counts, durations and percentages are never below zero.
      if (operator === 'LessThanThreshold') return threshold > 0;
      if (operator === 'LessThanOrEqualToThreshold') return threshold >= 0;
      const maximum = findMaximum(alarm, deployment);
      return operator === 'GreaterThanThreshold'
        ? threshold >= 0 && threshold < maximum
        : threshold > 0 && threshold <= maximum;
    },
  },
  {
    id: 'CloudWatchAlarmThresholdDirection',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm on errors fires when the number of errors rises',
    why: 'With a reversed comparison the alarm fires during normal operation and is silent during an attack.',
    fix: 'Set ComparisonOperator to GreaterThanOrEqualToThreshold.',
    property: 'Properties.ComparisonOperator',
    references: [EVALUATION, nist('SI-4')],
    check: (alarm) => (watchesErrors(alarm) ? firesOnRise(alarm) : 'not applicable'),
  },
];

/** The highest value that the watched statistic can have. */
function findMaximum(alarm: TemplateResource, deployment: TemplateSet): number {
  if (/Utilization$|Percent/.test(alarm.at('MetricName').display())) return 100;
  const countsOnes =
    (hasErrorMetric(alarm) && /^AWS\/(Lambda|ApiGateway)$/.test(alarm.at('Namespace').display())) ||
    watchesCountedEvents(alarm, deployment);
  const isAdded = /^(Sum|SampleCount)$/.test(alarm.at('Statistic').text() ?? '');
  return countsOnes && !isAdded ? 1 : Number.POSITIVE_INFINITY;
}
