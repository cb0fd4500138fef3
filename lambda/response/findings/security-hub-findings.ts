import { array, looseObject, optional, parse, record, string, unknown } from 'zod/mini';
import { readSeverityLabel } from '../severity';
import { readArnSubject } from './arn-subject';
import type { Finding, Subject } from './finding';
import { readCredential } from './guardduty-finding';

const schema = looseObject({
  findings: array(
    looseObject({
      Id: string(),
      Types: optional(array(string())),
      Title: string(),
      AwsAccountId: string(),
      Region: optional(string()),
      Severity: optional(looseObject({ Label: optional(string()) })),
      Compliance: optional(unknown()),
      Sample: optional(unknown()),
      Resources: optional(
        array(
          looseObject({
            Type: string(),
            Id: string(),
            Details: optional(
              looseObject({
                AwsIamAccessKey: optional(
                  looseObject({
                    AccessKeyId: optional(string()),
                    PrincipalName: optional(string()),
                    PrincipalType: optional(string()),
                    UserName: optional(string()),
                  }),
                ),
                AwsRdsDbInstance: optional(looseObject({ DBClusterIdentifier: optional(string()) })),
              }),
            ),
          }),
        ),
      ),
      Action: optional(record(string(), unknown())),
    }),
  ),
});

type Imported = ReturnType<typeof readFindings>[number];

function readFindings(value: unknown) {
  return parse(schema, value).findings;
}

/**
 * Reads the findings of a `Security Hub Findings - Imported` event, in the AWS Security Finding Format.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 */
export function readSecurityHubFindings(detail: unknown, region: string): readonly Finding[] {
  return readFindings(detail).map((finding) => ({
    id: readFindingId(finding.Id),
    source: 'Security Hub',
    type: readType(finding.Types?.[0] ?? 'unknown'),
    title: finding.Title,
    severity: readSeverityLabel(finding.Severity?.Label ?? ''),
    account: finding.AwsAccountId,
    region: finding.Region ?? region,
    subjects: listSubjects(finding),
    isSample: finding.Sample === true,
    isControlCheck: finding.Compliance !== undefined,
  }));
}

/** Security Hub names a finding of GuardDuty by its ARN, whose last part is the id that GuardDuty itself sends. */
export function readFindingId(id: string): string {
  return /^arn:[^:]*:guardduty:.*\/finding\/([\w-]+)$/.exec(id)?.[1] ?? id;
}

/**
 * `TTPs/Command and Control/Backdoor:Lambda-C&CActivity.B` is `Backdoor:Lambda/C&CActivity.B` of GuardDuty: a type has
 * at most three parts, so Security Hub replaces the slash.
 */
export function readType(type: string): string {
  const last = type.split('/').at(-1) ?? type;
  const [, purpose, resource, threat] = /^(\w+):(\w+)-(.+)$/.exec(last) ?? [];
  return purpose === undefined ? type : `${purpose}:${resource}/${threat}`;
}

function listSubjects({ Resources = [], Action }: Imported): readonly Subject[] {
  const named = Resources.flatMap(({ Type, Id, Details }): readonly Subject[] => {
    const key = Details?.AwsIamAccessKey;
    if (Type === 'AwsIamAccessKey') {
      const accessKeyId = key?.AccessKeyId ?? /AccessKey:(\w+)$/.exec(Id)?.[1];
      return readCredential({
        accessKeyId,
        userName: key?.PrincipalName ?? key?.UserName,
        userType: key?.PrincipalType ?? (key?.UserName === undefined ? undefined : 'IAMUser'),
      });
    }
    const clusterIdentifier = Details?.AwsRdsDbInstance?.DBClusterIdentifier;
    if (clusterIdentifier) return [{ kind: 'database', clusterIdentifier }];
    const subject = readArnSubject(Id);
    return subject === undefined ? [] : [subject];
  });
  return [...named, ...listAddresses(Action).map((address) => ({ kind: 'address' as const, address }))];
}

/** The addresses of the attacker, at whatever place of the action the source wrote them. */
function listAddresses(action: unknown): readonly string[] {
  const found = [...JSON.stringify(action ?? {}).matchAll(/"RemoteIpDetails":\{[^{}]*"IpAddressV4":"([\d.]+)"/g)];
  return [...new Set(found.map(([, address = '']) => address))];
}
