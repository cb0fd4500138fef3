import type { Finding } from '../engine/finding';
import type { AcceptedEntry, GateFinding } from '../engine/gate-result';
import { groupBy } from '../templates/group-by';
import { type AcknowledgementMatcher, findMatchingAcknowledgement } from './ledger';

export interface PairedFindings {
  readonly findings: readonly GateFinding[];
  readonly acceptedEntries: readonly AcceptedEntry[];
  readonly used: ReadonlySet<AcknowledgementMatcher>;
}

/**
 * Pairs every finding with the acknowledgement that accepts it, if there is one.
 *
 * @param fails whether an open finding fails the build
 */
export function pairFindings(
  reported: readonly Finding[],
  matchers: readonly AcknowledgementMatcher[],
  fails: (finding: Finding) => boolean,
): PairedFindings {
  const byRule = groupBy(matchers, ({ rule }) => rule);
  const used = new Set<AcknowledgementMatcher>();
  const entries = new Map<string, AcceptedEntry>();
  const findings = reported.map((finding): GateFinding => {
    const matcher = findMatchingAcknowledgement(finding, byRule.get(finding.rule) ?? []);
    if (matcher === undefined) return { ...finding, acceptedBy: undefined, fails: fails(finding) };
    used.add(matcher);
    const key = `${matcher.place} ${matcher.entry}`;
    const { subject, path, acknowledgement } = matcher;
    const entry = entries.get(key) ?? { subject, path, acknowledgement, covers: [] };
    entry.covers.push(finding.id);
    entries.set(key, entry);
    return { ...finding, acceptedBy: entry, fails: false };
  });
  return { findings, acceptedEntries: [...entries.values()], used };
}
