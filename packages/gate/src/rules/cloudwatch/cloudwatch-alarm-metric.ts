import type { Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
import { findFilterMetrics, isSameMetric, readAlarmMetrics } from './alarm-metrics';

const TYPES = ['AWS::CloudWatch::Alarm'];
const CONCEPTS = awsDocs('AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html');

/** Combinations of dimensions under which services publish their metrics. Other combinations have no data. */
const PUBLISHED_DIMENSIONS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'AWS/Lambda',
    [
      ...['FunctionName', 'FunctionName,Resource', 'ExecutedVersion,FunctionName,Resource'],
      ...['EventSourceMappingUUID', 'EventSourceMappingUUID,FunctionName'],
    ],
  ],
  ['AWS/SQS', ['QueueName']],
  [
    'AWS/ApiGateway',
    [
      ...['ApiName', 'ApiName,Stage', 'ApiName,Method,Resource,Stage'],
      ...['ApiId', 'ApiId,Stage', 'ApiId,Method,Resource,Stage', 'ApiId,Route,Stage'],
    ],
  ],
]);

/** How a reference in the template returns the name of a resource that a dimension needs. */
const NAME_REFERENCES: ReadonlyMap<string, RegExp> = new Map([
  ['FunctionName', /^\$\{\w+\}$/],
  ['QueueName', /^\$\{\w+\.QueueName\}$/],
  ['TopicName', /^\$\{\w+\.TopicName\}$/],
  ['ApiName', /^(?!\$)/],
]);
const REFERENCE = /^\$\{[\w.]+\}$/;

/** Rules for the metrics that alarms watch: they have data. */
export const alarmMetricRules: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmMetricMatchesFilter',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm on a metric filter uses the dimensions and unit of that filter',
    why: 'Other dimensions select another metric without data. The alarm never fires when the filter finds an attack.',
    fix: 'Set Dimensions to the keys in MetricTransformations of the filter, and remove Unit.',
    property: 'Properties.Dimensions',
    references: [CONCEPTS, nist('SI-4')],
    check: (alarm, deployment) => {
      const watched = readAlarmMetrics(alarm).filter((metric) => findFilterMetrics(metric, deployment).length > 0);
      if (watched.length === 0) return 'not applicable';
      return watched.every((metric) =>
        findFilterMetrics(metric, deployment).some((published) => isSameMetric(metric, published)),
      );
    },
  },
  {
    id: 'CloudWatchAlarmMetricDimensionsPublished',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm on an AWS metric uses dimensions that the service publishes',
    why: 'A missing dimension, or a queue URL instead of its name, selects a metric without data. The alarm never fires.',
    fix: 'Set Dimensions to FunctionName for AWS/Lambda, to QueueName for AWS/SQS, and to ApiName and Stage for AWS/ApiGateway.',
    property: 'Properties.Dimensions',
    references: [CONCEPTS, nist('SI-4')],
    check: (alarm) => {
      const [watched] = alarm.at('MetricName').present ? readAlarmMetrics(alarm) : [];
      const published = PUBLISHED_DIMENSIONS.get(watched?.namespace ?? '');
      if (watched === undefined || published === undefined || /Concurren/.test(watched.name)) return 'not applicable';
      return published.includes(watched.dimensions) && alarm.at('Dimensions').items().every(hasResourceName);
    },
  },
];

/** Whether the value of a dimension is a name, and not the ARN, URL or id of the resource. */
function hasResourceName(dimension: Value): boolean {
  const value = dimension.at('Value');
  if (value.target() === undefined) return value.text() !== '';
  const shown = value.display();
  const expected = NAME_REFERENCES.get(dimension.at('Name').text() ?? '');
  return expected === undefined || !REFERENCE.test(shown) || expected.test(shown);
}
