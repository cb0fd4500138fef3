/** A record of CloudTrail. Fields other than these are read by the patterns only. */
export interface TrailRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventSource: string;
  /** ISO 8601, UTC. */
  readonly eventTime: string;
  readonly [field: string]: unknown;
}

/** Reads a record. Returns a string with the reason when the text is not a record. */
export function readTrailRecord(value: unknown): TrailRecord | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is not a JSON object';
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const { eventID, eventName, eventSource, eventTime } = fields;
  if (typeof eventName !== 'string') return 'it has no eventName';
  if (typeof eventSource !== 'string') return 'it has no eventSource';
  if (typeof eventID !== 'string') return 'it has no eventID';
  if (typeof eventTime !== 'string' || Number.isNaN(Date.parse(eventTime))) return 'its eventTime is not a time';
  return { ...fields, eventID, eventName, eventSource, eventTime };
}

/**
 * The event that EventBridge makes of a record.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function buildBusEvent(record: TrailRecord): Readonly<Record<string, unknown>> {
  return {
    version: '0',
    id: record.eventID,
    'detail-type': DETAIL_TYPES[String(record['eventType'])] ?? 'AWS API Call via CloudTrail',
    source: `aws.${record.eventSource.split('.')[0]}`,
    account: record['recipientAccountId'],
    time: record.eventTime,
    region: record['awsRegion'],
    resources: [],
    detail: record,
  };
}

const DETAIL_TYPES: Readonly<Record<string, string | undefined>> = {
  AwsServiceEvent: 'AWS Service Event via CloudTrail',
  AwsConsoleAction: 'AWS Console Action via CloudTrail',
  AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
  AwsCloudTrailInsight: 'AWS Insight via CloudTrail',
};
