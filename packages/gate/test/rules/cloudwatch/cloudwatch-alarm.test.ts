import { alarmRules } from '../../../src/rules/cloudwatch/cloudwatch-alarm';
import { rulesDecide, UNKNOWN } from '../rule-cases';
import { ALARM, AT_LEAST, alarm, cpu, dead, filtered, LESS, MORE, other } from './alarm-cases';

const TOPIC = { Ref: 'Topic' };
const EXTERNAL = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const notified = (topic: Readonly<Record<string, unknown>>, ...subscribed: unknown[]) => ({
  resources: {
    Alarm: { Type: ALARM, Properties: { AlarmActions: [TOPIC] } },
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
    Alarm: { Type: ALARM, Properties: { AlarmName } },
    Both: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule, AlarmActions } },
  },
});
const stopping = (Type: string, deployment: Readonly<Record<string, unknown>>) => ({
  resources: { Alarm: { Type: ALARM, Properties: {} }, Deployment: { Type, Properties: deployment } },
});
const silent = (TreatMissingData: unknown, operator = AT_LEAST, more: Readonly<Record<string, unknown>> = {}) =>
  alarm(operator, 1, { TreatMissingData, ...more });

rulesDecide('alarm rules', alarmRules, {
  CloudWatchAlarmActionEnabled: {
    holds: [
      { AlarmActions: [EXTERNAL] },
      { AlarmActions: [EXTERNAL], ActionsEnabled: true },
      // The topic is elsewhere, but it is one.
      { AlarmActions: [{ 'Fn::ImportValue': 'AlertTopicArn' }] },
      { AlarmActions: [{ Ref: 'AlertTopicArn' }] },
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
    notApplicable: [
      stopping('AWS::CodeDeploy::DeploymentGroup', { AlarmConfiguration: { Alarms: [{ Name: { Ref: 'Alarm' } }] } }),
      stopping('AWS::ECS::Service', { DeploymentConfiguration: { Alarms: { AlarmNames: [{ Ref: 'Alarm' }] } } }),
      stopping('AWS::AppConfig::Environment', { Monitors: [{ AlarmArn: { 'Fn::GetAtt': ['Alarm', 'Arn'] } }] }),
    ],
  },
  CloudWatchAlarmTopicHasSubscription: {
    holds: [notified({}, TOPIC), notified({ Subscription: [{ Endpoint: 'a@example.com', Protocol: 'email' }] })],
    broken: [notified({}), notified({ Subscription: [] }), notified({}, EXTERNAL)],
    undecided: [{ AlarmActions: UNKNOWN }],
    notApplicable: [{}, { AlarmActions: [EXTERNAL] }],
  },
  CloudWatchAlarmMissingDataTreated: {
    holds: [
      silent('notBreaching'),
      silent('breaching', LESS),
      silent('missing', LESS, { ...other, InsufficientDataActions: ['arn:aws:sns:eu-central-1:111122223333:alerts'] }),
      silent('ignore', MORE, cpu),
      filtered('1', silent('notBreaching')),
      filtered('1', silent('breaching', LESS)),
    ],
    broken: [
      silent(undefined),
      silent('missing'),
      silent('breaching'),
      silent('ignore', MORE, dead),
      silent(undefined, MORE, cpu),
      silent(undefined, LESS, cpu),
      silent('missing', LESS, other),
      silent('notBreaching', LESS, other),
      filtered('1', silent('breaching')),
      filtered('1', silent('notBreaching', LESS)),
    ],
    undecided: [silent(UNKNOWN), alarm(UNKNOWN, 1)],
    notApplicable: [
      alarm(undefined, 1),
      {
        resources: {
          Alarm: { Type: ALARM, Properties: silent(undefined, LESS, { AlarmActions: [{ Ref: 'Scaling' }] }) },
          Scaling: { Type: 'AWS::ApplicationAutoScaling::ScalingPolicy', Properties: {} },
        },
      },
    ],
  },
});
