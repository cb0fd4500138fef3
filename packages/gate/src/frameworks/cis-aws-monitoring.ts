import { assignPlatformTeam } from './duties';
import { type Control, citeRules } from './framework';

const MONITORED = [
  ['4.1', 'Unauthorized API calls are monitored'],
  ['4.2', 'Console sign-ins without MFA are monitored'],
  ['4.3', 'Usage of the root user is monitored'],
  ['4.4', 'Changes to IAM policies are monitored'],
  ['4.5', 'Changes to CloudTrail are monitored'],
  ['4.6', 'Failed console sign-ins are monitored'],
  ['4.7', 'Disabling or deletion of customer managed keys is monitored'],
  ['4.8', 'Changes to S3 bucket policies are monitored'],
  ['4.9', 'Changes to AWS Config are monitored'],
  ['4.10', 'Changes to security groups are monitored'],
  ['4.11', 'Changes to network ACLs are monitored'],
  ['4.12', 'Changes to network gateways are monitored'],
  ['4.13', 'Changes to route tables are monitored'],
  ['4.14', 'Changes to VPCs are monitored'],
  ['4.15', 'Changes to AWS Organizations are monitored'],
] as const;

/** Section 4: monitoring. Each needs a metric filter and an alarm. */
export const monitoring: readonly Control[] = [
  ...MONITORED.map(([id, title]) => ({
    id,
    title,
    evidence: citeRules(
      'CloudTrailCisAlarmsEnabled',
      'CloudTrailSendsToCloudWatchLogs',
      'CloudTrailCloudWatchLogsEnabled',
      'CloudWatchAlarmAction',
    ),
  })),
  {
    id: '4.16',
    title: 'Security Hub is enabled',
    evidence: [],
    ...assignPlatformTeam('Enable Security Hub in every region in use, with the standards that apply to you.'),
  },
];
