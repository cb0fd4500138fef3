import type { Value } from '../deployment/value';
import { acts, madeAlike, metricsOf, sees } from './alarmed-metrics';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::CloudWatch::Alarm'];
const ALARMS = awsDocs('AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html');
const CONCEPTS = awsDocs('AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html');

/** Dimensions under which services publish their metrics; with others there is no such metric. */
const PUBLISHED: ReadonlyMap<string, readonly string[]> = new Map([
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

/** What a dimension is called by, where a resource of the templates stands for it. */
const CALLED_BY: ReadonlyMap<string, RegExp> = new Map([
  ['FunctionName', /^\$\{\w+\}$/],
  ['QueueName', /^\$\{\w+\.QueueName\}$/],
  ['TopicName', /^\$\{\w+\.TopicName\}$/],
  ['ApiName', /^(?!\$)/],
]);
const REFERENCE = /^\$\{[\w.]+\}$/;

/** Rules for alarms: that they can ring, in time, and that somebody hears them. */
export const alarmRules: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmIsHeard',
    types: [...TYPES, 'AWS::CloudWatch::CompositeAlarm'],
    what: 'An alarm that rings does something.',
    why: 'An alarm without an action, or with actions switched off, turns red where nobody looks.',
    fix: 'Set AlarmActions to the ARN of a topic, and leave ActionsEnabled out.',
    property: 'Properties.AlarmActions',
    references: [securityHub('CloudWatch.15'), securityHub('CloudWatch.17'), nist('SI-4(5)')],
    check: acts,
  },
  {
    id: 'CloudWatchAlarmReachesPeople',
    types: TYPES,
    what: 'Somebody has subscribed to the topic of an alarm.',
    why: 'A topic without a subscription takes every message and delivers none.',
    fix: 'Add an AWS::SNS::Subscription to the topic in AlarmActions.',
    property: 'Properties.AlarmActions',
    references: [nist('IR-6'), ALARMS],
    check: (alarm, deployment) => {
      const actions = alarm.at('AlarmActions').items();
      const topics = actions
        .flatMap((action) => action.target() ?? [])
        .filter(({ type }) => type === 'AWS::SNS::Topic');
      if (topics.length === 0) return 'not applicable';
      const heard = deployment.ofType('AWS::SNS::Subscription').map((one) => one.at('TopicArn').target());
      return topics.some((topic) => heard.includes(topic) || topic.at('Subscription').items().length > 0);
    },
  },
  {
    id: 'CloudWatchAlarmIsComplete',
    types: TYPES,
    what: 'An alarm says which metric it looks at, how it is counted, and what is too much. Each finding is what it does not say.',
    why: 'What is left out is refused at deployment, or leaves an alarm without a metric, which never rings.',
    fix: 'Set Namespace, MetricName, Statistic, Period, EvaluationPeriods, ComparisonOperator and Threshold.',
    property: 'Properties.MetricName',
    references: [awsDocs('AmazonCloudWatch/latest/monitoring/alarm-evaluation.html'), nist('SI-4')],
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
    id: 'CloudWatchAlarmMetricExists',
    types: TYPES,
    what: 'An alarm on a metric of a filter names the dimensions and the unit that the filter gives it.',
    why: 'With other dimensions it is another metric, of which there are no data: the alarm never rings.',
    fix: 'Set Dimensions to the keys of the MetricTransformations of the filter; leave Unit out.',
    property: 'Properties.Dimensions',
    references: [CONCEPTS, nist('SI-4')],
    check: (alarm, deployment) => {
      const watched = metricsOf(alarm).filter((one) => madeAlike(one, deployment).length > 0);
      if (watched.length === 0) return 'not applicable';
      return watched.every((one) => madeAlike(one, deployment).some((made) => sees(one, made)));
    },
  },
  {
    id: 'CloudWatchAlarmDimensions',
    types: TYPES,
    what: 'An alarm on a metric of AWS names what it watches by dimensions that the service publishes, by their names.',
    why: 'A dimension that is missing, or the URL of a queue in place of its name, is a metric without data: the alarm never rings.',
    fix: 'Set Dimensions: FunctionName for AWS/Lambda, QueueName for AWS/SQS (Fn::GetAtt QueueName), ApiName and Stage for AWS/ApiGateway.',
    property: 'Properties.Dimensions',
    references: [CONCEPTS, nist('SI-4')],
    check: (alarm) => {
      const [watched] = alarm.at('MetricName').present ? metricsOf(alarm) : [];
      const published = PUBLISHED.get(watched?.namespace ?? '');
      if (watched === undefined || published === undefined || /Concurren/.test(watched.name)) return 'not applicable';
      return published.includes(watched.dimensions) && alarm.at('Dimensions').items().every(isCalledByItsName);
    },
  },
];

function isCalledByItsName(dimension: Value): boolean {
  const value = dimension.at('Value');
  if (value.target() === undefined) return value.text() !== '';
  const shown = value.display();
  const name = CALLED_BY.get(dimension.at('Name').text() ?? '');
  return name === undefined || !REFERENCE.test(shown) || name.test(shown);
}
