import { array, boolean, looseObject, number, optional, parse, string } from 'zod/mini';
import { readGuardDutySeverity } from '../severity';
import type { Finding, Subject } from './finding';

const remoteIp = optional(looseObject({ ipAddressV4: optional(string()) }));
const detail = looseObject({
  id: string(),
  type: string(),
  title: optional(string()),
  severity: number(),
  accountId: string(),
  region: string(),
  resource: optional(
    looseObject({
      accessKeyDetails: optional(
        looseObject({ accessKeyId: optional(string()), userName: optional(string()), userType: optional(string()) }),
      ),
      lambdaDetails: optional(looseObject({ functionName: optional(string()) })),
      rdsDbInstanceDetails: optional(looseObject({ dbClusterIdentifier: optional(string()) })),
    }),
  ),
  service: optional(
    looseObject({
      action: optional(
        looseObject({
          awsApiCallAction: optional(looseObject({ remoteIpDetails: remoteIp })),
          networkConnectionAction: optional(looseObject({ remoteIpDetails: remoteIp })),
          rdsLoginAttemptAction: optional(looseObject({ remoteIpDetails: remoteIp })),
          portProbeAction: optional(
            looseObject({ portProbeDetails: optional(array(looseObject({ remoteIpDetails: remoteIp }))) }),
          ),
        }),
      ),
      additionalInfo: optional(looseObject({ sample: optional(boolean()) })),
    }),
  ),
});

/**
 * Reads a finding that GuardDuty sent to EventBridge.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 */
export function readGuardDutyFinding(value: unknown): Finding {
  const found = parse(detail, value);
  const { accessKeyDetails, lambdaDetails, rdsDbInstanceDetails } = found.resource ?? {};
  const { awsApiCallAction, networkConnectionAction, rdsLoginAttemptAction, portProbeAction } =
    found.service?.action ?? {};
  const remotes = [awsApiCallAction, networkConnectionAction, rdsLoginAttemptAction]
    .concat(portProbeAction?.portProbeDetails ?? [])
    .flatMap((action) => action?.remoteIpDetails?.ipAddressV4 ?? []);
  const functionName = lambdaDetails?.functionName;
  const clusterIdentifier = rdsDbInstanceDetails?.dbClusterIdentifier;
  return {
    id: found.id,
    source: 'GuardDuty',
    type: found.type,
    title: found.title ?? found.type,
    severity: readGuardDutySeverity(found.severity),
    account: found.accountId,
    region: found.region,
    subjects: [
      ...(functionName ? [{ kind: 'function' as const, functionName }] : []),
      ...(clusterIdentifier ? [{ kind: 'database' as const, clusterIdentifier }] : []),
      ...readCredential(accessKeyDetails),
      ...[...new Set(remotes)].map((address) => ({ kind: 'address' as const, address })),
    ],
    isSample: found.service?.additionalInfo?.sample === true,
    isControlCheck: false,
  };
}

/** A long-term key belongs to a user; the keys of a session belong to the role that was assumed. */
export function readCredential(
  key: { accessKeyId?: string | undefined; userName?: string | undefined; userType?: string | undefined } | undefined,
): readonly Subject[] {
  const { accessKeyId, userName, userType } = key ?? {};
  if (userName === undefined || userName === '') return [];
  if (userType === 'IAMUser' && accessKeyId) return [{ kind: 'access-key', userName, accessKeyId }];
  return userType === 'AssumedRole' || userType === 'Role' ? [{ kind: 'role', roleName: userName }] : [];
}
