import type { Resource } from '../deployment/deployment';
import { coversAction } from '../deployment/policy-statement';
import { alarmsOn, metricsMadeBy } from './alarmed-metrics';
import { eventTest } from './filter-pattern';
import { statementsFor, trustsService } from './granted-statements';
import { awsDocs, nist, type Rule, securityHub } from './rule';
import { leavesManagement } from './trail-selectors';
import { HARMLESS_CALL, WATCHED_CHANGES } from './watched-changes';

const TYPES = ['AWS::CloudTrail::Trail'];
const TO_LOGS = awsDocs('awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html');
const CONCEPTS = awsDocs('awscloudtrail/latest/userguide/cloudtrail-concepts.html');
const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Rules for the trail: that it records everywhere, that nobody rewrites it, and that somebody is told. */
export const trailRules: readonly Rule[] = [
  {
    id: 'CloudTrailIsOn',
    types: TYPES,
    what: 'The trail records.',
    why: 'A trail that is switched off looks like one that is on, and has no past to tell.',
    fix: 'Set IsLogging to true.',
    property: 'Properties.IsLogging',
    references: [securityHub('CloudTrail.3'), nist('AU-12')],
    check: (trail) => trail.at('IsLogging').flag() === true,
  },
  {
    id: 'CloudTrailInAllRegions',
    types: TYPES,
    what: 'The trail records in every region.',
    why: 'Whoever stole a key works where nobody looks: in a region that is never used.',
    fix: 'Set IsMultiRegionTrail to true.',
    property: 'Properties.IsMultiRegionTrail',
    references: [securityHub('CloudTrail.1'), nist('AU-12')],
    check: (trail) => trail.at('IsMultiRegionTrail').flag() === true,
  },
  {
    id: 'CloudTrailOfGlobalServices',
    types: TYPES,
    what: 'The trail records what services without a region do: IAM, STS and CloudFront.',
    why: 'New users, roles and keys are made in IAM. Without it the trail misses how somebody came in.',
    fix: 'Set IncludeGlobalServiceEvents to true.',
    property: 'Properties.IncludeGlobalServiceEvents',
    references: [CONCEPTS, nist('AU-2')],
    check: (trail) => trail.at('IncludeGlobalServiceEvents').flag() === true,
  },
  {
    id: 'CloudTrailFilesAreSigned',
    types: TYPES,
    what: 'CloudTrail signs a digest of the files of the trail.',
    why: 'Without it nobody can prove that a file was not changed or taken away.',
    fix: 'Set EnableLogFileValidation to true.',
    property: 'Properties.EnableLogFileValidation',
    references: [securityHub('CloudTrail.4'), nist('AU-9'), nist('AU-10')],
    check: (trail) => trail.at('EnableLogFileValidation').flag() === true,
  },
  {
    id: 'CloudTrailOwnKey',
    types: TYPES,
    what: 'The files of the trail are encrypted with a key of their owner.',
    why: 'A key policy is a second door: without it whoever may read the bucket reads what everybody did.',
    fix: 'Set KMSKeyId to the ARN of a customer managed key.',
    property: 'Properties.KMSKeyId',
    references: [securityHub('CloudTrail.2'), nist('AU-9(3)')],
    check: (trail) => {
      const key = trail.at('KMSKeyId');
      return /^AWS::KMS::(Key|Alias)$/.test(key.target()?.type ?? '') || (key.text() ?? '') !== '';
    },
  },
  {
    id: 'CloudTrailBucketIsClosed',
    types: TYPES,
    what: 'The bucket of the trail is closed to the public and keeps what is written over.',
    why: 'The trail tells a stranger how everything is built. Without versions an intruder overwrites what he did.',
    fix: 'Set all of PublicAccessBlockConfiguration, and VersioningConfiguration to Enabled, on the bucket in S3BucketName.',
    property: 'Properties.S3BucketName',
    references: [securityHub('CloudTrail.6'), nist('AU-9')],
    check: (trail) => {
      const name = trail.at('S3BucketName');
      const bucket = name.target();
      if (bucket?.type !== 'AWS::S3::Bucket') return name.text() === undefined ? false : 'not applicable';
      const isBlocked = BLOCKS.every((block) => bucket.at(`PublicAccessBlockConfiguration.${block}`).flag() === true);
      return isBlocked && bucket.at('VersioningConfiguration.Status').text() === 'Enabled';
    },
  },
  {
    id: 'CloudTrailReachesItsLog',
    types: TYPES,
    what: 'The trail writes to a log group, with a role that CloudTrail may take and that may write there.',
    why: 'Files in a bucket are read after the fact. Without the log group, or a role that works, nothing can ring.',
    fix: 'Set CloudWatchLogsLogGroupArn, and CloudWatchLogsRoleArn to a role for cloudtrail.amazonaws.com with logs:CreateLogStream and logs:PutLogEvents.',
    property: 'Properties.CloudWatchLogsRoleArn',
    references: [securityHub('CloudTrail.5'), TO_LOGS, nist('AU-6')],
    check: (trail, deployment) => {
      const [group, given] = [trail.at('CloudWatchLogsLogGroupArn'), trail.at('CloudWatchLogsRoleArn')];
      if (!group.present || !given.present) return false;
      const role = given.target();
      if (role?.type !== 'AWS::IAM::Role') return /:role\//.test(given.text() ?? '');
      const rights = statementsFor(role, deployment).filter(({ allows }) => allows);
      return (
        trustsService(role, 'cloudtrail.amazonaws.com') &&
        ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) =>
          rights.some((statement) => coversAction(statement, action)),
        )
      );
    },
  },
  {
    id: 'CloudTrailRingsForChanges',
    types: TYPES,
    what: 'Whatever the CIS benchmark wants watched lets an alarm ring. Each finding is a control, with the events that nothing rings for.',
    why: 'The trail records how somebody stops the trail, opens a bucket or deletes a key. Unless it rings, it is read when all is over.',
    fix: 'Add an AWS::Logs::MetricFilter on the log group of the trail, with the pattern of the control, and an alarm on its metric.',
    property: 'Properties.CloudWatchLogsLogGroupArn',
    references: [
      ...Array.from({ length: 14 }, (_, index) => securityHub(`CloudWatch.${index + 1}`)),
      nist('AU-6(1)'),
      nist('SI-4(5)'),
    ],
    check: (trail, deployment) => {
      const group = trail.at('CloudWatchLogsLogGroupArn');
      if (!group.present || leavesManagement(trail, deployment)) return 'not applicable';
      const filters = deployment.ofType('AWS::Logs::MetricFilter').filter((filter) => isOn(filter, trail));
      // The log group of another app is watched by that app.
      if (filters.length === 0 && group.target() === undefined) return 'not applicable';
      const tests = filters
        .filter((filter) => metricsMadeBy(filter).some((metric) => alarmsOn(metric, deployment).length > 0))
        .flatMap((filter) => eventTest(filter.at('FilterPattern')) ?? [])
        .filter((test) => !test(HARMLESS_CALL));
      return WATCHED_CHANGES.flatMap(({ id, what, events }) => {
        const silent = [...events].filter(([, event]) => !tests.some((test) => test(event))).map(([name]) => name);
        if (silent.length === 0) return [];
        return [`CIS ${id} ${what}${silent.length === events.size ? '' : `: ${silent.join(', ')}`}`];
      });
    },
  },
];

/** Whether a filter reads the log group of a trail. */
function isOn(filter: Resource, trail: Resource): boolean {
  const [group, name] = [trail.at('CloudWatchLogsLogGroupArn'), filter.at('LogGroupName')];
  const target = group.target();
  if (target !== undefined && name.target() === target) return true;
  const shown = name.display();
  const named =
    target === undefined ? /:log-group:([^:]+)/.exec(group.text() ?? '')?.[1] : target.at('LogGroupName').display();
  return shown !== '' && shown === named;
}
