import { findActiveAlarms, readFilterMetrics } from '../cloudwatch/alarm-metrics';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::Logs::MetricFilter'];
const FILTERS = awsDocs('AmazonCloudWatch/latest/logs/MonitoringLogData.html');

/** Rules for metric filters, which count log events so that an alarm can watch them. */
export const metricFilterRules: readonly Rule[] = [
  {
    id: 'LogsFilterMetricHasAlarm',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch Logs metric filter has an alarm with an action on every metric',
    why: 'Without an alarm on the same name and dimensions, the filter counts attacks and no person is notified.',
    fix: 'Add an alarm with the MetricName, Namespace and Dimensions of MetricTransformations, and with AlarmActions.',
    property: 'Properties.MetricTransformations',
    references: [nist('AU-6'), nist('SI-4(5)'), FILTERS],
    check: (filter, deployment) => {
      const made = readFilterMetrics(filter);
      if (made.length === 0) return false;
      return made
        .filter((metric) => findActiveAlarms(metric, deployment).length === 0)
        .map(({ namespace, name }) => `${namespace} ${name}`);
    },
  },
  {
    id: 'LogsFilterMetricValueValid',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch Logs metric filter counts each event as one or by a field, with a default of zero',
    why: 'A value of zero never triggers the alarm. A higher value, or a default above zero, triggers false alarms.',
    fix: 'Set MetricValue to 1, and remove DefaultValue or set it to 0.',
    property: 'Properties.MetricTransformations',
    references: [FILTERS, nist('SI-4')],
    check: (filter) => {
      const transformations = filter.at('MetricTransformations').items();
      return (
        transformations.length > 0 &&
        transformations.every(
          (made) =>
            /^(1(\.0+)?|\$.+)$/.test(made.at('MetricValue').text() ?? '') &&
            (made.at('DefaultValue').number() ?? 0) === 0,
        )
      );
    },
  },
  {
    id: 'LogsFilterPatternNotEmpty',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch Logs metric filter has a filter pattern',
    why: 'An empty pattern matches every log event. The alarm fires all the time, and operators switch it off.',
    fix: 'Set FilterPattern to a condition such as { $.eventName = "DeleteTrail" }.',
    property: 'Properties.FilterPattern',
    references: [awsDocs('AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html'), nist('SI-4')],
    check: (filter) => /[\w*%]/.test(filter.at('FilterPattern').text() ?? ''),
  },
];
