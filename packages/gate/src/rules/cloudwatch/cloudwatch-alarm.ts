import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { stopsDeployments } from './alarm-deployments';
import { hasActiveAction } from './alarm-metrics';
import { firesOnRise, isForScaling, watchesCountedEvents, watchesErrors } from './alarm-purpose';

const TYPES = ['AWS::CloudWatch::Alarm'];
const ALARM_TO_EMAIL = awsDocs('AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html');

/** Rules for the actions of alarms, and for how alarms treat missing data. */
export const alarmRules: readonly Rule[] = [
  {
    id: 'CloudWatchAlarmActionEnabled',
    level: 'required',
    group: 'alerts',
    types: [...TYPES, 'AWS::CloudWatch::CompositeAlarm'],
    what: 'CloudWatch alarm has an action configured and activated',
    why: 'An alarm without an action changes its state, and no person is notified of the attack or the failure.',
    fix: 'Set AlarmActions to the ARN of an SNS topic, and remove ActionsEnabled or set it to true.',
    property: 'Properties.AlarmActions',
    references: [securityHub('CloudWatch.15'), securityHub('CloudWatch.17'), nist('SI-4(5)')],
    check: (alarm, deployment) =>
      stopsDeployments(alarm, deployment) ? 'not applicable' : hasActiveAction(alarm, deployment),
  },
  {
    id: 'CloudWatchAlarmTopicHasSubscription',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'SNS topic of a CloudWatch alarm has a subscription',
    why: 'A topic without a subscription accepts every message and delivers it to no person.',
    fix: 'Add an AWS::SNS::Subscription to the topic in AlarmActions.',
    property: 'Properties.AlarmActions',
    references: [nist('IR-6'), ALARM_TO_EMAIL],
    check: (alarm, deployment) => {
      const actions = alarm.at('AlarmActions').items();
      const topics = actions
        .flatMap((action) => action.target() ?? [])
        .filter(({ type }) => type === 'AWS::SNS::Topic');
      if (topics.length === 0) return 'not applicable';
      const subscribed = deployment.ofType('AWS::SNS::Subscription').map((one) => one.at('TopicArn').target());
      return topics.some((topic) => subscribed.includes(topic) || topic.at('Subscription').items().length > 0);
    },
  },
  {
    id: 'CloudWatchAlarmMissingDataTreated',
    level: 'hardening',
    group: 'alerts',
    types: TYPES,
    what: 'CloudWatch alarm defines how it treats missing data',
    why: 'By default an alarm keeps its state when data is missing. A stopped job is not noticed, and an error alarm does not end.',
    fix: 'Set TreatMissingData to notBreaching for errors, and to breaching for a metric that should always have data.',
    property: 'Properties.TreatMissingData',
    references: [awsDocs('AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html'), nist('SI-4')],
    check: (alarm, deployment) => {
      if (isForScaling(alarm) || !alarm.at('ComparisonOperator').present) return 'not applicable';
      const treatment = alarm.at('TreatMissingData').text();
      if (!firesOnRise(alarm)) {
        const notifies = alarm.at('InsufficientDataActions').items().length > 0;
        return treatment === 'breaching' || (treatment === 'missing' && notifies);
      }
      return watchesErrors(alarm) || watchesCountedEvents(alarm, deployment)
        ? treatment === 'notBreaching'
        : treatment !== undefined;
    },
  },
];
