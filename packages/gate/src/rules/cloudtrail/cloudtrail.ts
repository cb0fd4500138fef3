import { coversAction } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { findActiveAlarms, readFilterMetrics } from '../cloudwatch/alarm-metrics';
import { canServiceAssume, findRoleStatements } from '../iam/granted-statements';
import { parseFilterPattern } from '../logs/filter-pattern';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { HARMLESS_EVENT, MONITORED_ACTIVITIES } from './cis-monitoring-events';
import { leavesManagementToOtherTrail } from './trail-selectors';

const TYPES = ['AWS::CloudTrail::Trail'];
const TO_LOGS = awsDocs('awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html');
const CONCEPTS = awsDocs('awscloudtrail/latest/userguide/cloudtrail-concepts.html');
const PUBLIC_ACCESS_BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Rules for a trail: it records in every region, its files are protected, and alarms watch it. */
export const trailRules: readonly Rule[] = [
  {
    id: 'CloudTrailLoggingEnabled',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail has logging turned on',
    why: 'A stopped trail looks like a working one in the list of trails. Calls of an attacker leave no record.',
    fix: 'Set IsLogging to true.',
    property: 'Properties.IsLogging',
    references: [securityHub('CloudTrail.3'), nist('AU-12')],
    check: (trail) => trail.at('IsLogging').flag() === true,
  },
  {
    id: 'CloudTrailMultiRegionEnabled',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail records events in all regions',
    why: 'An attacker with a stolen key works in a region that the account never uses and that no trail records.',
    fix: 'Set IsMultiRegionTrail to true.',
    property: 'Properties.IsMultiRegionTrail',
    references: [securityHub('CloudTrail.1'), nist('AU-12')],
    check: (trail) => trail.at('IsMultiRegionTrail').flag() === true,
  },
  {
    id: 'CloudTrailGlobalServiceEventsEnabled',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail records events of global services',
    why: 'IAM, STS and CloudFront are global services. Without their events a new user or key of an attacker is not recorded.',
    fix: 'Set IncludeGlobalServiceEvents to true.',
    property: 'Properties.IncludeGlobalServiceEvents',
    references: [CONCEPTS, nist('AU-2')],
    check: (trail) => trail.at('IncludeGlobalServiceEvents').flag() === true,
  },
  {
    id: 'CloudTrailLogFilesValidated',
    level: 'required',
    group: 'logIntegrity',
    types: TYPES,
    what: 'CloudTrail trail has log file validation enabled',
    why: 'Without signed digests an attacker can change or delete a log file, and no check detects it.',
    fix: 'Set EnableLogFileValidation to true.',
    property: 'Properties.EnableLogFileValidation',
    references: [securityHub('CloudTrail.4'), nist('AU-9'), nist('AU-10')],
    check: (trail) => trail.at('EnableLogFileValidation').flag() === true,
  },
  {
    id: 'CloudTrailEncryptedWithKmsKey',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'CloudTrail log files are encrypted with a KMS key',
    why: 'Without a KMS key, every principal that may read the bucket can read all recorded calls.',
    fix: 'Set KMSKeyId to the ARN of a customer managed key.',
    property: 'Properties.KMSKeyId',
    references: [securityHub('CloudTrail.2'), nist('AU-9(3)')],
    check: (trail) => {
      const key = trail.at('KMSKeyId');
      return /^AWS::KMS::(Key|Alias)$/.test(key.target()?.type ?? '') || (key.text() ?? '') !== '';
    },
  },
  {
    id: 'CloudTrailBucketNotPublic',
    level: 'required',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'S3 bucket of a CloudTrail trail blocks public access',
    why: 'The log files show an attacker which resources, roles and networks the account has.',
    fix: 'Set all four properties of PublicAccessBlockConfiguration to true on the bucket in S3BucketName.',
    property: 'Properties.S3BucketName',
    references: [securityHub('CloudTrail.6'), nist('AU-9')],
    check: (trail) => {
      const name = trail.at('S3BucketName');
      const bucket = name.target();
      if (bucket?.type !== 'AWS::S3::Bucket') return name.text() === undefined ? false : 'not applicable';
      return PUBLIC_ACCESS_BLOCKS.every(
        (block) => bucket.at(`PublicAccessBlockConfiguration.${block}`).flag() === true,
      );
    },
  },
  {
    id: 'CloudTrailSendsToCloudWatchLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'CloudTrail trail sends events to CloudWatch Logs with a role that can write them',
    why: 'Log files in a bucket trigger no alarm. Without a log group and a working role an attack is found too late.',
    fix: 'Set CloudWatchLogsLogGroupArn, and CloudWatchLogsRoleArn to a role that CloudTrail can assume to create log streams and put log events.',
    property: 'Properties.CloudWatchLogsRoleArn',
    references: [securityHub('CloudTrail.5'), TO_LOGS, nist('AU-6')],
    check: (trail, deployment) => {
      const [group, given] = [trail.at('CloudWatchLogsLogGroupArn'), trail.at('CloudWatchLogsRoleArn')];
      if (!group.present || !given.present) return false;
      const role = given.target();
      if (role?.type !== 'AWS::IAM::Role') return /:role\//.test(given.text() ?? '');
      const rights = findRoleStatements(role, deployment).filter(({ allows }) => allows);
      return (
        canServiceAssume(role, 'cloudtrail.amazonaws.com') &&
        ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) =>
          rights.some((statement) => coversAction(statement, action)),
        )
      );
    },
  },
  {
    id: 'CloudTrailCisAlarmsEnabled',
    level: 'required',
    group: 'alerts',
    types: TYPES,
    what: 'CloudTrail log group has a metric filter and alarm for each event of the CIS monitoring list',
    why: 'An attacker stops the trail, opens a bucket or deletes a key. Without an alarm the record is read after the damage.',
    fix: 'Add an AWS::Logs::MetricFilter with the pattern of the control to the log group, and an alarm on its metric.',
    property: 'Properties.CloudWatchLogsLogGroupArn',
    references: [
      ...Array.from({ length: 14 }, (_, index) => securityHub(`CloudWatch.${index + 1}`)),
      nist('AU-6(1)'),
      nist('SI-4(5)'),
    ],
    check: (trail, deployment) => {
      const group = trail.at('CloudWatchLogsLogGroupArn');
      if (!group.present || leavesManagementToOtherTrail(trail, deployment)) return 'not applicable';
      const filters = deployment.ofType('AWS::Logs::MetricFilter').filter((filter) => isFilterOfTrail(filter, trail));
      // Another app owns this log group, and its alarms.
      if (filters.length === 0 && group.target() === undefined) return 'not applicable';
      const matchers = filters
        .filter((filter) => readFilterMetrics(filter).some((metric) => findActiveAlarms(metric, deployment).length > 0))
        .flatMap((filter) => parseFilterPattern(filter.at('FilterPattern')) ?? [])
        .filter((matches) => !matches(HARMLESS_EVENT));
      // Not fifteen findings with one cause.
      if (matchers.length === 0) return ['CIS 4.1 to 4.15: the log group has no filter with an alarm'];
      return MONITORED_ACTIVITIES.flatMap(({ id, what, events }) => {
        const missed = [...events]
          .filter(([, event]) => !matchers.some((matches) => matches(event)))
          .map(([name]) => name);
        if (missed.length === 0) return [];
        return [`CIS ${id} ${what}${missed.length === events.size ? '' : `: ${missed.join(', ')}`}`];
      });
    },
  },
];

/** Whether a filter reads the log group of a trail. */
function isFilterOfTrail(filter: TemplateResource, trail: TemplateResource): boolean {
  const [group, name] = [trail.at('CloudWatchLogsLogGroupArn'), filter.at('LogGroupName')];
  const target = group.target();
  if (target !== undefined && name.target() === target) return true;
  const shown = name.display();
  const named =
    target === undefined ? /:log-group:([^:]+)/.exec(group.text() ?? '')?.[1] : target.at('LogGroupName').display();
  return shown !== '' && shown === named;
}
