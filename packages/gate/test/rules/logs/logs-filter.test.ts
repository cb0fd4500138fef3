import { metricFilterRules } from '../../../src/rules/logs/logs-filter';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const RINGS = { AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:alerts'] };
const metric = { MetricNamespace: 'App', MetricName: 'Denied', MetricValue: '1' };
const event = { ...metric, Dimensions: [{ Key: 'Event', Value: '$.event' }] };
const watched = (made: readonly unknown[], ...alarms: readonly Readonly<Record<string, unknown>>[]) => ({
  resources: {
    Filter: { Type: 'AWS::Logs::MetricFilter', Properties: { MetricTransformations: made } },
    ...Object.fromEntries(
      alarms.map((properties, index) => [
        `Alarm${index}`,
        {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: { Namespace: 'App', MetricName: 'Denied', ...RINGS, ...properties },
        },
      ]),
    ),
  },
});
const made = (more: Readonly<Record<string, unknown>>) => ({ MetricTransformations: [{ ...metric, ...more }] });

rulesDecide('metric filter rules', metricFilterRules, {
  LogsFilterMetricHasAlarm: {
    holds: [
      watched([metric], {}),
      watched([event], { Dimensions: [{ Name: 'Event', Value: 'Denied' }] }),
      watched([metric], { MetricName: 'Other' }, {}),
      watched([metric], {
        MetricName: undefined,
        Metrics: [{ Id: 'm', MetricStat: { Metric: { Namespace: 'App', MetricName: 'Denied' } } }],
      }),
    ],
    broken: [
      watched([]),
      watched([metric]),
      watched([metric], { MetricName: 'Other' }),
      watched([metric], { Namespace: 'Other' }),
      watched([metric], { AlarmActions: [] }),
      watched([metric], { ActionsEnabled: false }),
      watched([event], {}),
      watched([metric], { Dimensions: [{ Name: 'Event', Value: 'Denied' }] }),
      watched([metric, { ...metric, MetricName: 'Second' }], {}),
    ],
    undecided: [{ MetricTransformations: UNKNOWN }, watched([metric], { ActionsEnabled: UNKNOWN })],
  },
  LogsFilterMetricValueValid: {
    holds: [made({}), made({ MetricValue: 1 }), made({ MetricValue: '$.latency' }), made({ DefaultValue: 0 })],
    broken: [
      { MetricTransformations: [] },
      made({ MetricValue: '0' }),
      made({ MetricValue: '1000' }),
      made({ MetricValue: undefined }),
      made({ DefaultValue: 1 }),
    ],
    undecided: [made({ MetricValue: UNKNOWN }), made({ DefaultValue: UNKNOWN })],
  },
  LogsFilterPatternNotEmpty: {
    holds: [{ FilterPattern: 'ERROR' }, { FilterPattern: '{ $.event = "*" }' }, { FilterPattern: '%fail(ed|ure)%' }],
    broken: [{}, { FilterPattern: '' }, { FilterPattern: ' { } ' }],
    undecided: [{ FilterPattern: UNKNOWN }],
  },
});
