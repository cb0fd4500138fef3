const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';

function wrap(source: string, detailType: string, detail: object) {
  return {
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    'detail-type': detailType,
    source,
    account: ACCOUNT,
    time: '2026-11-27T10:00:00Z',
    region: REGION,
    resources: [],
    detail,
  };
}

interface GuardDutyParts {
  readonly id?: string;
  readonly type: string;
  readonly severity?: number;
  readonly accountId?: string;
  readonly resource: object;
  readonly action?: object;
  readonly sample?: boolean;
}

/**
 * An event of GuardDuty in the form of its documentation.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 */
export function createGuardDutyEvent({ id = 'f1', type, severity = 8, ...parts }: GuardDutyParts) {
  return wrap('aws.guardduty', 'GuardDuty Finding', {
    schemaVersion: '2.0',
    accountId: parts.accountId ?? ACCOUNT,
    region: REGION,
    partition: 'aws',
    id,
    arn: `arn:aws:guardduty:${REGION}:${ACCOUNT}:detector/d1/finding/${id}`,
    type,
    resource: parts.resource,
    service: {
      serviceName: 'guardduty',
      detectorId: 'd1',
      action: parts.action ?? {},
      additionalInfo: parts.sample ? { sample: true } : {},
      count: 1,
      archived: false,
    },
    severity,
    createdAt: '2026-11-27T09:59:00.000Z',
    updatedAt: '2026-11-27T09:59:00.000Z',
    title: `Finding of the type ${type}`,
    description: 'A finding.',
  });
}

export const FUNCTION_NAME = 'sandbox-Api-FunctionsRead-abc';

export function createFunctionEvent(functionName = FUNCTION_NAME, changes: Partial<GuardDutyParts> = {}) {
  return createGuardDutyEvent({
    type: 'Backdoor:Lambda/C&CActivity.B',
    resource: {
      resourceType: 'Lambda',
      lambdaDetails: { functionName, functionArn: `arn:aws:lambda:::${functionName}` },
    },
    ...changes,
  });
}

export function createCredentialEvent(details: object, changes: Partial<GuardDutyParts> = {}) {
  return createGuardDutyEvent({
    type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
    resource: { resourceType: 'AccessKey', accessKeyDetails: details },
    action: {
      actionType: 'AWS_API_CALL',
      awsApiCallAction: { api: 'ListBuckets', remoteIpDetails: { ipAddressV4: '8.8.4.4' } },
    },
    ...changes,
  });
}

export function createDatabaseEvent(dbClusterIdentifier: string) {
  return createGuardDutyEvent({
    type: 'CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin',
    resource: { resourceType: 'RDSDBInstance', rdsDbInstanceDetails: { dbClusterIdentifier } },
  });
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html */
export function createSecurityHubEvent(finding: object) {
  const filled = {
    SchemaVersion: '2018-10-08',
    Id: 'finding-1',
    AwsAccountId: ACCOUNT,
    Region: REGION,
    Title: 'A finding of another product',
    Types: ['Unusual Behaviors/User'],
    Severity: { Label: 'HIGH' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    Resources: [],
    ...finding,
  };
  return wrap('aws.securityhub', 'Security Hub Findings - Imported', { findings: [filled] });
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-cwe-event-types.html */
export function createOcsfEvent(finding: object) {
  return wrap('aws.securityhub', 'Findings Imported V2', { findings: [finding] });
}

export function createTrailEvent(eventName: string, changes: object = {}) {
  return wrap('aws.cloudtrail', 'AWS API Call via CloudTrail', {
    eventVersion: '1.09',
    eventID: `event-${eventName}`,
    eventSource: 'cloudtrail.amazonaws.com',
    eventName,
    awsRegion: REGION,
    recipientAccountId: ACCOUNT,
    sourceIPAddress: '192.0.2.9',
    userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/mallory` },
    requestParameters: { name: 'sandbox-trail' },
    ...changes,
  });
}
