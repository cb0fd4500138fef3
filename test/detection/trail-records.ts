import type { TrailRecord } from '../../lib/detection/replay/trail-record';

type Fields = Readonly<Record<string, unknown>>;

/** An IAM user on a computer outside of AWS. */
const PERSON: Fields = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: 'arn:aws:iam::111122223333:user/example',
  accountId: '111122223333',
  userName: 'example',
};

/** Fields of a record that a test changes. */
export interface RecordChanges {
  readonly eventType?: string;
  readonly sourceIPAddress?: string;
  readonly userIdentity?: Fields;
  readonly additionalEventData?: Fields;
  readonly responseElements?: Fields;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly readOnly?: boolean;
  readonly eventTime?: string;
  readonly eventID?: string;
  readonly awsRegion?: string;
}

/** A record without what makes it one of many: id and time. */
export type RecordDraft = Omit<TrailRecord, 'eventID' | 'eventTime'> & { readonly eventTime?: string };

/**
 * A record of an API call as CloudTrail documents it, made by a person.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function call(
  service: string,
  eventName: string,
  requestParameters: Fields = {},
  changes: RecordChanges = {},
): TrailRecord {
  return {
    eventVersion: '1.11',
    eventType: 'AwsApiCall',
    eventCategory: 'Management',
    eventID: `${service}-${eventName}`,
    eventTime: '2026-11-27T10:00:30Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2',
    recipientAccountId: '111122223333',
    userIdentity: PERSON,
    readOnly: /^(Get|List|Describe|BatchGet)/.test(eventName),
    requestParameters,
    ...changes,
  };
}

/** The same call, made by CloudFormation for a deployment. */
export const asDeployment = (record: TrailRecord): TrailRecord => ({
  ...record,
  sourceIPAddress: 'cloudformation.amazonaws.com',
  userAgent: 'cloudformation.amazonaws.com',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/cdk-example-cfn-exec-role/AWSCloudFormation',
    invokedBy: 'cloudformation.amazonaws.com',
  },
});

/** The same record several times, some seconds apart. */
export function repeat(record: TrailRecord, times: number): readonly TrailRecord[] {
  const start = Date.parse(record.eventTime);
  return Array.from({ length: times }, (_, index) => ({
    ...record,
    eventID: `${record.eventID}-${index}`,
    eventTime: new Date(start + index * 1000).toISOString(),
  }));
}

/** Calls that fire a detection, and calls that look like them. */
export interface DetectionCase {
  readonly fires: readonly TrailRecord[];
  readonly misses: readonly TrailRecord[];
}
