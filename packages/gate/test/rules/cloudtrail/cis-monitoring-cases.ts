import { MONITORED_ACTIVITIES } from '../../../src/rules/cloudtrail/cis-monitoring-events';
import { isRecord, type ResourceDeclaration } from '../../../src/templates/template';

const GROUP = { 'Fn::GetAtt': ['Group', 'Arn'] };
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';

/** Filter patterns for the activities that are more than a list of calls, by the id of the control. */
const SPECIAL_PATTERNS: Readonly<Record<string, string>> = {
  '4.1': '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  '4.2': '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  '4.3': '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }',
  '4.6': '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
};

/** A filter pattern for each activity of the CIS monitoring list, in the order of the list. */
export const cisPatterns: readonly string[] = MONITORED_ACTIVITIES.map(({ id, events }) => {
  const names = [...events.keys()].map((name) => `($.eventName = ${name})`);
  const [event] = events.values();
  const source = isRecord(event) ? String(event['eventSource']) : '';
  return SPECIAL_PATTERNS[id] ?? `{ ($.eventSource = ${source}) && (${names.join(' || ')}) }`;
});

export interface MonitoredTrail {
  /** @default - every pattern of the CIS monitoring list */
  readonly patterns?: readonly unknown[];
  readonly trail?: Readonly<Record<string, unknown>>;
  readonly groupName?: string;
  /** Log group that the filters name. */
  readonly on?: unknown;
  readonly alarm?: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, ResourceDeclaration>>;
}

/** A trail with a log group, and a metric filter with an alarm for each pattern. */
export function monitorTrail(options: MonitoredTrail = {}) {
  const { patterns = cisPatterns, trail, groupName, on = { Ref: 'Group' }, alarm, more } = options;
  const watchers = patterns.flatMap((FilterPattern, index): [string, ResourceDeclaration][] => {
    const [MetricNamespace, MetricName] = ['Trail', `Metric${index}`];
    const MetricTransformations = [{ MetricNamespace, MetricName, MetricValue: '1' }];
    const filter = { FilterPattern, LogGroupName: on, MetricTransformations };
    const alarmProperties = { Namespace: MetricNamespace, MetricName, AlarmActions: [TOPIC], ...alarm };
    return [
      [`Filter${index}`, { Type: 'AWS::Logs::MetricFilter', Properties: filter }],
      [`Alarm${index}`, { Type: 'AWS::CloudWatch::Alarm', Properties: alarmProperties }],
    ];
  });
  return {
    resources: {
      Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { CloudWatchLogsLogGroupArn: GROUP, ...trail } },
      Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: groupName } },
      ...more,
      ...Object.fromEntries(watchers),
    },
  };
}
