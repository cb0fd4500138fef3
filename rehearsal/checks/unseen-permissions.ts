import type { Permission } from './function-permissions';

export interface KnownKeys {
  /** ARNs of the keys that encrypt queues. */
  readonly queueKeys: readonly string[];
  /** ARNs of the keys that encrypt buckets. */
  readonly bucketKeys: readonly string[];
}

interface Reason {
  readonly covers: (permission: Permission, keys: KnownKeys, functionId: string) => boolean;
  readonly reason: string;
}

const NETWORK_ACTION =
  /^ec2:((Create|Delete)NetworkInterface|DescribeNetworkInterfaces|(Assign|Unassign)PrivateIpAddresses|DescribeSubnets|DescribeSecurityGroups|DescribeVpcs)$/;

/** What the playbooks call that rehearsal/response does not start. */
const PLAYBOOK_ACTION =
  /^(cloudtrail:|iam:PassRole$|lambda:DeleteFunctionConcurrency$|rds:(AddTagsToResource|CreateDBClusterSnapshot|DescribeDBClusters|ModifyDBCluster|RebootDBInstance)$|kms:(CreateGrant|DescribeKey)$|states:SendTaskFailure$)/;

/**
 * Permissions of a function's role that no call was seen of: Lambda calls these APIs with the role of the function, and
 * the emulator does not, or the rehearsal does not start what uses them.
 */
const REASONS: readonly Reason[] = [
  {
    covers: ({ action }) => /^logs:(CreateLogStream|PutLogEvents)$/.test(action),
    reason:
      'Lambda writes the log of a function. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
  },
  {
    covers: ({ action }) => /^xray:Put(TraceSegments|TelemetryRecords)$/.test(action),
    reason: 'Lambda sends the traces of a function. https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
  },
  {
    covers: ({ action }) => NETWORK_ACTION.test(action),
    reason:
      'Lambda attaches a function to the VPC. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  },
  {
    covers: ({ action }) => action === 'sqs:SendMessage',
    reason:
      'Lambda sends a failed event to the dead letter queue. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  },
  {
    covers: ({ action, resources }, { queueKeys, bucketKeys }) =>
      /^kms:(Decrypt|GenerateDataKey)$/.test(action) &&
      resources.every((resource) => queueKeys.includes(resource) || bucketKeys.includes(resource)),
    reason:
      'Lambda encrypts the message to the dead letter queue, and S3 encrypts objects, with the role of the function. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html, https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  },
  {
    covers: ({ action }, _keys, functionId) =>
      /^AccountSetup/.test(functionId) &&
      /^(inspector2:Disable|ssm:DeleteParameter|iam:CreateServiceLinkedRole)$/.test(action),
    reason:
      'Scans of Inspector are disabled when the stack is deleted, which follows this comparison. Inspector itself creates its role with the right of the caller. https://docs.aws.amazon.com/inspector/latest/user/using-service-linked-roles.html',
  },
  {
    covers: ({ action }) => PLAYBOOK_ACTION.test(action),
    reason:
      'The playbooks restore-trail and preserve-database, refusals, and the undo for a function without a limit run in test/response with the real handlers against a local endpoint.',
  },
  {
    covers: ({ action }, _keys, functionId) =>
      /^Playbooks(RestoreTrail|PreserveDatabase)/.test(functionId) && /^s3:(Get|Put)Object$/.test(action),
    reason:
      'The playbooks restore-trail and preserve-database run in test/response with the real handlers against a local endpoint.',
  },
  {
    covers: ({ action, resources }, _keys, functionId) =>
      functionId.startsWith('PlaybooksQuarantineCredential') &&
      /^iam:(Attach|Detach|ListAttached|Update)/.test(action) &&
      resources.every((resource) => /:user\/[a-z0-9]+-\*$/.test(resource)),
    reason:
      'The rehearsed user belongs to the environment by its tag. test/response quarantines users that belong to it by their names.',
  },
  {
    covers: ({ action }, _keys, functionId) =>
      functionId.startsWith('KeeperFunction') && /^kms:(Decrypt|ScheduleKeyDeletion|TagResource)$/.test(action),
    reason:
      'No key epoch ends during a rehearsal. test/service/key-epochs.test.ts and test/lambda/keeper/epoch-service.test.ts end some, with the policies of the templates.',
  },
  {
    covers: ({ action }, _keys, functionId) =>
      functionId.startsWith('TenantTasksFunction') && /^(kms:(Decrypt|GenerateDataKey)|rds-db:connect)$/.test(action),
    reason:
      'An operator invokes the function. test/service/tenant-life.test.ts rotates and erases tenants, with the policies of the templates.',
  },
];

/** Why a permission exists of which no call was seen; undefined when there is no reason. */
export function explainUnseenPermission(
  permission: Permission,
  keys: KnownKeys,
  functionId: string,
): string | undefined {
  return REASONS.find(({ covers }) => covers(permission, keys, functionId))?.reason;
}
