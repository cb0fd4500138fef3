import { Alarm, AlarmStatusWidget, AlarmStatusWidgetSortBy, Dashboard, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { RunbookAlarm } from '../audit/runbook-alarm';
import { TrailDetections } from '../detection/trail-detections';
import type { Settings } from '../settings/settings';
import { FULL_WIDTH } from './dashboard-graph';
import { buildDatabaseGraphs, buildPlatformGraphs, buildTrafficGraphs } from './dashboard-graphs';
import { EnvironmentMetrics } from './environment-metrics';

export interface EnvironmentDashboardProps {
  readonly prefix: string;
  readonly settings: Settings;
  /** Every alarm of the environment. */
  readonly alarms: readonly RunbookAlarm[];
}

/** An alarm widget shows at most 100 alarms, in rows of four. */
const ALARMS = { most: 100, inRow: 4 };

/**
 * One dashboard for the person on call: which alarms are on, then traffic and denials, the database, functions, playbooks
 * and detections. CloudWatch has it in every region, as `<environment>-overview`. An account has three dashboards
 * for free.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export class EnvironmentDashboard extends Construct {
  constructor(scope: Construct, id: string, { prefix, settings, alarms }: EnvironmentDashboardProps) {
    super(scope, id);
    const detections = alarms.filter(({ node }) => node.scope instanceof TrailDetections);
    const others = alarms.filter((alarm) => !detections.includes(alarm));
    const metrics = new EnvironmentMetrics(prefix, settings);
    new Dashboard(this, 'Resource', {
      dashboardName: `${prefix}-overview`,
      widgets: [
        [
          new TextWidget({
            markdown: `# ${prefix}\nThe description of an alarm names its runbook, below docs/runbooks/. All times are UTC.`,
            width: FULL_WIDTH,
            height: 2,
          }),
        ],
        ...listAlarmWidgets(this, 'Alarms of the service', others),
        ...listAlarmWidgets(this, 'Detections in the trail', detections),
        buildTrafficGraphs(prefix, metrics),
        buildDatabaseGraphs(prefix, metrics, settings),
        buildPlatformGraphs(prefix),
      ],
    });
  }
}

/** The alarms that are on come first. */
function listAlarmWidgets(scope: Construct, title: string, alarms: readonly RunbookAlarm[]): AlarmStatusWidget[][] {
  const parts = Array.from({ length: Math.ceil(alarms.length / ALARMS.most) }, (_, part) =>
    alarms.slice(part * ALARMS.most, (part + 1) * ALARMS.most),
  );
  return parts.map((part, index) => [
    new AlarmStatusWidget({
      title: parts.length === 1 ? title : `${title}, part ${index + 1}`,
      // By ARN: references of the CDK would make exports, which keep alarms from being removed.
      alarms: part.map(({ alarmName, arn }) => Alarm.fromAlarmArn(scope, alarmName, arn)),
      sortBy: AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP,
      width: FULL_WIDTH,
      height: Math.min(12, 1 + Math.ceil(part.length / ALARMS.inRow)),
    }),
  ]);
}
