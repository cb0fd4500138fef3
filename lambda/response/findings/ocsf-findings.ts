import { array, looseObject, optional, parse, string } from 'zod/mini';
import { readSeverityLabel } from '../severity';
import { readArnSubject } from './arn-subject';
import type { Finding, Subject } from './finding';
import { readFindingId, readType } from './security-hub-findings';

const endpoint = optional(looseObject({ ip: optional(string()) }));
const schema = looseObject({
  findings: array(
    looseObject({
      severity: optional(string()),
      cloud: optional(
        looseObject({ account: optional(looseObject({ uid: optional(string()) })), region: optional(string()) }),
      ),
      compliance: optional(looseObject({})),
      finding_info: looseObject({
        uid: string(),
        title: optional(string()),
        types: optional(array(string())),
      }),
      resources: optional(array(looseObject({ uid: optional(string()) }))),
      evidences: optional(array(looseObject({ src_endpoint: endpoint }))),
    }),
  ),
});

/**
 * Reads the findings of a `Findings Imported V2` event, in the Open Cybersecurity Schema Framework.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-cwe-event-types.html
 */
export function readOcsfFindings(detail: unknown, account: string, region: string): readonly Finding[] {
  return parse(schema, detail).findings.map(({ finding_info: info, ...finding }) => ({
    id: readFindingId(info.uid),
    source: 'Security Hub',
    type: readType(info.types?.[0] ?? 'unknown'),
    title: info.title ?? info.uid,
    severity: readSeverityLabel(finding.severity ?? ''),
    account: finding.cloud?.account?.uid ?? account,
    region: finding.cloud?.region ?? region,
    subjects: [
      ...(finding.resources ?? []).flatMap(({ uid }) => readArnSubject(uid ?? '') ?? []),
      ...listAddresses(finding.evidences ?? []),
    ],
    isSample: false,
    isControlCheck: finding.compliance !== undefined,
  }));
}

function listAddresses(
  evidences: readonly { src_endpoint?: { ip?: string | undefined } | undefined }[],
): readonly Subject[] {
  const addresses = evidences.flatMap(({ src_endpoint }) => src_endpoint?.ip ?? []);
  return [...new Set(addresses)].map((address) => ({ kind: 'address', address }));
}
