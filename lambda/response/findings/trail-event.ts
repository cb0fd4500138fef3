import { looseObject, optional, parse, string } from 'zod/mini';
import type { Finding } from './finding';

const schema = looseObject({
  eventID: string(),
  eventName: string(),
  recipientAccountId: optional(string()),
  awsRegion: string(),
  errorCode: optional(string()),
  sourceIPAddress: optional(string()),
  userIdentity: optional(looseObject({ arn: optional(string()), invokedBy: optional(string()) })),
  requestParameters: optional(looseObject({ name: optional(string()), trailName: optional(string()) })),
});

/** The service that deploys changes of the trail, as CloudTrail names it. */
const CLOUDFORMATION = 'cloudformation.amazonaws.com';

/**
 * Reads a call that changes a trail, as CloudTrail sends it to EventBridge. A call of a deployment, of the playbook
 * itself, or one that was refused is no finding.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function readTrailEvent(detail: unknown, account: string, ownRoleArn: string): readonly Finding[] {
  const event = parse(schema, detail);
  const caller = event.userIdentity?.arn ?? 'unknown';
  const isDeployment = [event.sourceIPAddress, event.userIdentity?.invokedBy].includes(CLOUDFORMATION);
  if (event.errorCode !== undefined || isDeployment || isSessionOf(caller, ownRoleArn)) return [];
  // An event selector call has trailName, the others name; both may be an ARN.
  const named = event.requestParameters?.name ?? event.requestParameters?.trailName ?? '';
  const trailName = named.split('/').at(-1) ?? named;
  return [
    {
      id: event.eventID,
      source: 'CloudTrail',
      type: `CloudTrail/${event.eventName}`,
      title: `${event.eventName} on the trail ${trailName} by ${caller}`,
      severity: 'critical',
      account: event.recipientAccountId ?? account,
      region: event.awsRegion,
      subjects: [{ kind: 'trail', trailName }],
      isSample: false,
      isControlCheck: false,
    },
  ];
}

/** `arn:aws:sts::1:assumed-role/name/session` is a session of `arn:aws:iam::1:role/name`. */
function isSessionOf(caller: string, roleArn: string): boolean {
  const [, account, role] = /^arn:[^:]*:iam::(\d+):role\/(?:.+\/)?([^/]+)$/.exec(roleArn) ?? [];
  return role !== undefined && caller.includes(`::${account}:assumed-role/${role}/`);
}
