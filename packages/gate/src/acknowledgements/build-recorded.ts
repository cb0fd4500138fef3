import type { AcceptedEntry, GateFinding } from '../engine/gate-result';
import { groupBy } from '../templates/group-by';
import type { RecordedAcknowledgement } from './recorded-acknowledgement';

/** Builds the entries that accept the same findings in the templates, without the constructs of the app. */
export function buildRecordedAcknowledgements(findings: readonly GateFinding[]): readonly RecordedAcknowledgement[] {
  const entries = new Map<AcceptedEntry, number>();
  const accepted = findings.flatMap(({ acceptedBy, path, ...finding }) => {
    if (acceptedBy === undefined) return [];
    entries.set(acceptedBy, entries.get(acceptedBy) ?? entries.size);
    return [{ acceptedBy, path, id: getReportedId(finding) }];
  });
  const groups = groupBy(accepted, ({ acceptedBy, path }) => `${entries.get(acceptedBy)} ${path}`);
  return [...groups.values()].flatMap((group): RecordedAcknowledgement[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { subject, acknowledgement } = first.acceptedBy;
    const { reason, owner, until } = acknowledgement;
    const [id = '', ...others] = [...new Set(group.map((one) => one.id))];
    return [{ rule: others.length === 0 ? id : [id, ...others], resource: first.path, reason, owner, until, subject }];
  });
}

/** The id with its pack, as reports write it. CDK's report has the bare id of CloudFormation Validate. */
function getReportedId({ id, rule, detail }: Pick<GateFinding, 'id' | 'rule' | 'detail'>): string {
  return detail === undefined ? rule : id;
}
