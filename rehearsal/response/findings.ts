import type { AccountProps } from './account';

/** An event as a service of AWS sends it to the default event bus. */
export interface AwsEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
}

type Place = Pick<AccountProps, 'account' | 'region'>;

export interface GuardDutyFinding {
  readonly type: string;
  readonly resource: object;
  readonly action?: object;
}

/** @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html */
export function buildGuardDutyEvent(
  { account, region }: Place,
  id: string,
  { type, resource, action = {} }: GuardDutyFinding,
): AwsEvent {
  return {
    source: 'aws.guardduty',
    detailType: 'GuardDuty Finding',
    detail: {
      schemaVersion: '2.0',
      id,
      type,
      severity: 8,
      title: `Rehearsed finding of the type ${type}`,
      accountId: account,
      region,
      resource,
      service: { action },
    },
  };
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html */
export function buildSecurityHubEvent(
  { account, region }: Place,
  id: string,
  { type, resource }: { readonly type: string; readonly resource: { readonly Type: string; readonly Id: string } },
): AwsEvent {
  const finding = {
    Id: id,
    Types: [type],
    Title: `Rehearsed finding of the type ${type}`,
    AwsAccountId: account,
    Region: region,
    RecordState: 'ACTIVE',
    Workflow: { Status: 'NEW' },
    Severity: { Label: 'HIGH' },
    Resources: [resource],
  };
  return {
    source: 'aws.securityhub',
    detailType: 'Security Hub Findings - Imported',
    detail: { findings: [finding] },
  };
}
