import type { AcknowledgementRecord, Assessment, FindingRecord } from '../../assessment/assessment';
import { groupBy } from '../../templates/group-by';

/** One decision of people: an acknowledgement of a class of constructs in one environment. */
export interface Decision extends Omit<AcknowledgementRecord, 'path'> {
  /** Anchor on the page: `d-1`. */
  readonly id: string;
  readonly environment: string;
  /** Paths of the constructs. */
  readonly paths: readonly string[];
  readonly findings: readonly FindingRecord[];
}

/** Lists the decisions that are counted as acknowledgements, with what they accept. The first to end is the first. */
export function listDecisions({ acknowledgements, findings }: Assessment): readonly Decision[] {
  const accepted = new Map<number, FindingRecord[]>();
  for (const finding of findings) {
    for (const number of finding.acknowledgements) {
      const known = accepted.get(number);
      if (known === undefined) accepted.set(number, [finding]);
      else known.push(finding);
    }
  }
  const numbered = acknowledgements.map((record, number) => ({ record, number }));
  const groups = groupBy(numbered, ({ record: { path, subject, rules, reason, owner, until } }) =>
    JSON.stringify([path.split('/')[0], subject, rules, reason, owner, until]),
  );
  return [...groups.values()]
    .flatMap((group): Omit<Decision, 'id'>[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { path, ...decision } = first.record;
      return [
        {
          ...decision,
          environment: path.split('/')[0] ?? path,
          paths: group.map(({ record }) => record.path),
          findings: [...new Set(group.flatMap(({ number }) => accepted.get(number) ?? []))],
        },
      ];
    })
    .sort((one, other) => (one.until < other.until ? -1 : one.until > other.until ? 1 : 0))
    .map((decision, index) => ({ ...decision, id: `d-${index + 1}` }));
}

/** Finds the decisions that accept a finding. */
export function groupDecisionsByFinding(decisions: readonly Decision[]): ReadonlyMap<string, readonly Decision[]> {
  const found = new Map<string, Decision[]>();
  for (const decision of decisions) {
    for (const { fingerprint } of decision.findings) {
      const known = found.get(fingerprint);
      if (known === undefined) found.set(fingerprint, [decision]);
      else known.push(decision);
    }
  }
  return found;
}
