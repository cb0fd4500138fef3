import { looseObject, parse, string, unknown } from 'zod/mini';
import { readAlarmFinding } from './alarm-finding';
import type { Finding } from './finding';
import { readGuardDutyFinding } from './guardduty-finding';
import { readOcsfFindings } from './ocsf-findings';
import { readSecurityHubFindings } from './security-hub-findings';
import { readTrailEvent } from './trail-event';

const envelope = looseObject({ 'detail-type': string(), account: string(), region: string(), detail: unknown() });

/** The detail types that the event rules select; lib/response/finding-rules.ts has a rule for each. */
export const DETAIL_TYPES = {
  guardDuty: 'GuardDuty Finding',
  securityHub: 'Security Hub Findings - Imported',
  securityHubV2: 'Findings Imported V2',
  alarm: 'CloudWatch Alarm State Change',
  call: 'AWS API Call via CloudTrail',
} as const;

/**
 * Reads the findings of an event of EventBridge. An event that cannot be read throws: Lambda retries it, and then keeps
 * it in the dead letter queue, whose alarm alerts the people on call.
 */
export function readEvent(event: unknown, restoreTrailRoleArn: string): readonly Finding[] {
  const { detail, account, region, ...rest } = parse(envelope, event);
  switch (rest['detail-type']) {
    case DETAIL_TYPES.guardDuty:
      return [readGuardDutyFinding(detail)];
    case DETAIL_TYPES.securityHub:
      return readSecurityHubFindings(detail, region);
    case DETAIL_TYPES.securityHubV2:
      return readOcsfFindings(detail, account, region);
    case DETAIL_TYPES.alarm:
      return [readAlarmFinding(detail, account, region)];
    case DETAIL_TYPES.call:
      return readTrailEvent(detail, account, restoreTrailRoleArn);
    default:
      throw new Error(`no event rule sends the detail type ${rest['detail-type']}`);
  }
}
