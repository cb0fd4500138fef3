import { alarmMetricRules } from '../../../src/rules/cloudwatch/cloudwatch-alarm-metric';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { ALARM } from './alarm-cases';

const named = (...names: string[]) => names.map((Name) => ({ Name, Value: 'x' }));
const query = (Dimensions: unknown, Unit?: string) => ({
  Metrics: [
    { Id: 'rate', Expression: 'm1 / 2' },
    { Id: 'm1', MetricStat: { Metric: { Namespace: 'App', MetricName: 'Denied', Dimensions }, Unit } },
  ],
});
const filtered = (alarm: Readonly<Record<string, unknown>>, made: Readonly<Record<string, unknown>> = {}) => ({
  resources: {
    Alarm: { Type: ALARM, Properties: { Namespace: 'App', MetricName: 'Denied', ...alarm } },
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
    Alarm: { Type: ALARM, Properties: of(Namespace, { Name, Value }) },
    Target: { Type: target, Properties: {} },
  },
});

rulesDecide('alarm metric rules', alarmMetricRules, {
  CloudWatchAlarmMetricMatchesFilter: {
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
  CloudWatchAlarmMetricDimensionsPublished: {
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
