import { platformTeam } from './duties';
import { allOf, type Control, rules, tested } from './framework';

const WATCHED = [
  ['4.1', 'Calls without permission'],
  ['4.2', 'Sign-ins to the console without a second factor'],
  ['4.3', 'Use of the root user'],
  ['4.4', 'Changes of IAM policies'],
  ['4.5', 'Changes of the trail'],
  ['4.6', 'Failed sign-ins to the console'],
  ['4.7', 'Disabling and deletion of keys'],
  ['4.8', 'Changes of bucket policies'],
  ['4.9', 'Changes of AWS Config'],
  ['4.10', 'Changes of security groups'],
  ['4.11', 'Changes of network ACLs'],
  ['4.12', 'Changes of network gateways'],
  ['4.13', 'Changes of route tables'],
  ['4.14', 'Changes of VPCs'],
  ['4.15', 'Changes of the organisation'],
] as const;

/** Section 4: monitoring. One filter and alarm for each. */
export const monitoring: readonly Control[] = [
  ...WATCHED.map(([id, what]) => ({
    id,
    title: `${what} raise an alarm`,
    evidence: allOf(
      rules(
        'CloudTrailRingsForChanges',
        'CloudTrailReachesItsLog',
        'CloudTrailCloudWatchLogsEnabled',
        'CloudWatchAlarmAction',
      ),
      tested(
        'audit/audit-stack.test.ts',
        'has its fourteen controls, key policies and the changes of the organisation',
      ),
      tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
    ),
  })),
  {
    id: '4.16',
    title: 'Security Hub is on',
    evidence: [],
    ...platformTeam('Turn on Security Hub in every region in use, with the standards you are held to.'),
  },
];
