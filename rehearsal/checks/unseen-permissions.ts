import type { Permission } from './function-permissions';

export interface KnownKeys {
  /** ARNs of the keys that encrypt queues. */
  readonly queueKeys: readonly string[];
}

interface Reason {
  readonly covers: (permission: Permission, keys: KnownKeys) => boolean;
  readonly reason: string;
}

const NETWORK_ACTION =
  /^ec2:((Create|Delete)NetworkInterface|DescribeNetworkInterfaces|(Assign|Unassign)PrivateIpAddresses|DescribeSubnets|DescribeSecurityGroups|DescribeVpcs)$/;

/**
 * Permissions of a function's role that no code of the function uses: Lambda calls these APIs with the role of the
 * function, and the emulator does not.
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
    covers: ({ action, resources }, { queueKeys }) =>
      /^kms:(Decrypt|GenerateDataKey)$/.test(action) && resources.every((resource) => queueKeys.includes(resource)),
    reason:
      'Lambda encrypts the message to the dead letter queue. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  },
];

/** Why a permission exists of which no call was seen; undefined when there is no reason. */
export function explainUnseenPermission(permission: Permission, keys: KnownKeys): string | undefined {
  return REASONS.find(({ covers }) => covers(permission, keys))?.reason;
}
