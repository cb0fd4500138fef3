import { alarmRules } from '../../../lib/compliance/rules/alarm-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::CloudWatch::Alarm';
const TOPIC = { Ref: 'Topic' };
const EXTERNAL = 'arn:aws:sns:eu-central-1:111122223333:alerts';
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
const notified = (topic: Readonly<Record<string, unknown>>, ...subscribed: unknown[]) => ({
  resources: {
    Alarm: { Type: TYPE, Properties: { AlarmActions: [TOPIC] } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: topic },
    ...Object.fromEntries(
      subscribed.map((TopicArn, index) => [
        `Subscription${index}`,
        { Type: 'AWS::SNS::Subscription', Properties: { TopicArn } },
      ]),
    ),
  },
});
const child = (AlarmRule: unknown, AlarmActions: unknown, AlarmName?: string) => ({
  resources: {
    Alarm: { Type: TYPE, Properties: { AlarmName } },
    Both: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule, AlarmActions } },
  },
});
const named = (...names: string[]) => names.map((Name) => ({ Name, Value: 'x' }));
const query = (Dimensions: unknown, Unit?: string) => ({
  Metrics: [
    { Id: 'rate', Expression: 'm1 / 2' },
    { Id: 'm1', MetricStat: { Metric: { Namespace: 'App', MetricName: 'Denied', Dimensions }, Unit } },
  ],
});
const filtered = (alarm: Readonly<Record<string, unknown>>, made: Readonly<Record<string, unknown>> = {}) => ({
  resources: {
    Alarm: { Type: TYPE, Properties: { Namespace: 'App', MetricName: 'Denied', ...alarm } },
    Filter: {
      Type: 'AWS::Logs::MetricFilter',
      Properties: {
        MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Denied', MetricValue: '1', ...made }],
      },
    },
  },
});
const of = (Namespace: string, ...Dimensions: unknown[]) => ({ Namespace, MetricName: 'Errors', Dimensions });
const watching = (Namespace: string, Name: string, Value: unknown, target: string) => ({
  resources: {
    Alarm: { Type: TYPE, Properties: of(Namespace, { Name, Value }) },
    Target: { Type: target, Properties: {} },
  },
});

rulesDecide('alarm rules', alarmRules, {
  CloudWatchAlarmIsHeard: {
    holds: [
      { AlarmActions: [EXTERNAL] },
      { AlarmActions: [EXTERNAL], ActionsEnabled: true },
      notified({}),
      child({ 'Fn::Join': ['', ['ALARM("', { Ref: 'Alarm' }, '")']] }, [EXTERNAL]),
      child({ 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': ['Alarm', 'Arn'] }, '") OR ALARM(b)']] }, [EXTERNAL]),
      child('ALARM("errors")', [EXTERNAL], 'errors'),
    ],
    broken: [
      {},
      { AlarmActions: [] },
      { AlarmActions: [EXTERNAL], ActionsEnabled: false },
      { AlarmActions: ['alerts'] },
      child('ALARM("other")', [EXTERNAL]),
      child('ALARM("errors")', [], 'errors'),
    ],
    undecided: [{ AlarmActions: UNKNOWN }, { AlarmActions: [UNKNOWN] }, { ActionsEnabled: UNKNOWN }],
  },
  CloudWatchAlarmReachesPeople: {
    holds: [notified({}, TOPIC), notified({ Subscription: [{ Endpoint: 'a@example.com', Protocol: 'email' }] })],
    broken: [notified({}), notified({ Subscription: [] }), notified({}, EXTERNAL)],
    undecided: [{ AlarmActions: UNKNOWN }],
    notApplicable: [{}, { AlarmActions: [EXTERNAL] }],
  },
  CloudWatchAlarmIsComplete: {
    holds: [
      complete,
      { ...without('Statistic'), ExtendedStatistic: 'p99' },
      { ...without('Threshold'), ThresholdMetricId: 'band' },
      { ...query([]), EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold', Threshold: 1 },
    ],
    broken: [...Object.keys(complete).map((name) => without(name)), query([])],
    undecided: [{ ...complete, Metrics: UNKNOWN }],
    notApplicable: [{ EvaluationCriteria: { PromQLCriteria: { Query: 'up == 0' } } }],
  },
  CloudWatchAlarmMetricExists: {
    holds: [
      filtered({}),
      filtered({ Dimensions: named('Event') }, { Dimensions: [{ Key: 'Event', Value: '$.event' }] }),
      filtered({ Unit: 'Count' }, { Unit: 'Count' }),
      filtered({ Unit: 'None' }),
      filtered({ MetricName: undefined, ...query([]) }),
    ],
    broken: [
      filtered({ Dimensions: named('Event') }),
      filtered({}, { Dimensions: [{ Key: 'Event', Value: '$.event' }] }),
      filtered({ Unit: 'Count' }),
      filtered({ MetricName: undefined, ...query(named('Event')) }),
      filtered({ MetricName: undefined, ...query([], 'Count') }),
    ],
    undecided: [filtered({ Dimensions: UNKNOWN })],
    notApplicable: [filtered({ MetricName: 'Other' }), filtered({ Namespace: 'Other' }), {}],
  },
  CloudWatchAlarmDimensions: {
    holds: [
      of('AWS/Lambda', ...named('FunctionName')),
      of('AWS/Lambda', ...named('Resource', 'FunctionName')),
      of('AWS/SQS', ...named('QueueName')),
      of('AWS/ApiGateway', ...named('ApiName', 'Stage')),
      watching('AWS/Lambda', 'FunctionName', { Ref: 'Target' }, 'AWS::Lambda::Function'),
      watching('AWS/Lambda', 'FunctionName', { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'Target' }] }] }, 'Any'),
      watching('AWS/Lambda', 'EventSourceMappingUUID', { Ref: 'Target' }, 'AWS::Lambda::EventSourceMapping'),
      watching('AWS/SQS', 'QueueName', { 'Fn::GetAtt': ['Target', 'QueueName'] }, 'AWS::SQS::Queue'),
    ],
    broken: [
      of('AWS/Lambda'),
      of('AWS/Lambda', ...named('Resource')),
      of('AWS/SQS'),
      of('AWS/SQS', ...named('Queue')),
      of('AWS/ApiGateway', ...named('Stage')),
      of('AWS/SQS', { Name: 'QueueName', Value: '' }),
      watching('AWS/Lambda', 'FunctionName', { 'Fn::GetAtt': ['Target', 'Arn'] }, 'AWS::Lambda::Function'),
      watching('AWS/SQS', 'QueueName', { Ref: 'Target' }, 'AWS::SQS::Queue'),
      watching('AWS/ApiGateway', 'ApiName', { Ref: 'Target' }, 'AWS::ApiGateway::RestApi'),
    ],
    undecided: [{ ...of('AWS/SQS'), Dimensions: UNKNOWN }, of('AWS/SQS', { Name: 'QueueName', Value: UNKNOWN })],
    notApplicable: [
      of('App'),
      { Namespace: 'AWS/Lambda', MetricName: 'ConcurrentExecutions' },
      { Namespace: 'AWS/Lambda' },
    ],
  },
});
