import type { IConstruct } from 'constructs';
import type { Acknowledgement, Sidecar } from './acknowledgement';
import { type Finding, UNDECIDED, withoutGeneratedNames } from './finding';

/** One acknowledgement of one construct for one rule, ready to be matched. */
export interface Claim {
  readonly acknowledgement: Acknowledgement;
  /** Number of the entry in its sidecar. */
  readonly entry: number;
  /** Class that the sidecar is for. */
  readonly subject: string;
  /** `PostgresCluster at sandbox/Data/Cluster`, for messages. */
  readonly place: string;
  /** Path of the construct, where a problem is shown. */
  readonly path: string;
  readonly rule: string;
  /** undefined when the rule reports no details. */
  readonly detail: string | undefined;
  readonly covers: (path: string) => boolean;
}

export interface LedgerProblem {
  readonly rule: 'Bare' | 'Direct' | 'Expired' | 'Malformed' | 'Stale' | 'UnknownRule';
  readonly path: string;
  readonly message: string;
}

/** A pack and the ids of all its rules; none where the pack does not tell. */
export interface KnownRules {
  readonly name: string;
  readonly ruleIds: ReadonlySet<string>;
}

/** Every acknowledgement of every instance, one claim for each rule and detail. */
export function claimsOf(constructs: readonly IConstruct[], sidecars: readonly Sidecar[]): Claim[] {
  return constructs.flatMap((construct) =>
    sidecars.flatMap((sidecar) =>
      (sidecar.entriesFor(construct) ?? []).flatMap((acknowledgement, entry) => {
        const path = construct.node.path;
        const covers = pathMatcher(path, acknowledgement.at);
        const place = `${sidecar.subject} at ${path}`;
        const details = acknowledgement.details ?? [undefined];
        return [acknowledgement.rule].flat().flatMap((rule) =>
          details.map((detail) => ({
            acknowledgement,
            entry,
            subject: sidecar.subject,
            place,
            path,
            rule,
            detail,
            covers,
          })),
        );
      }),
    ),
  );
}

/** The claim that covers a finding. One for a rule that could not decide has to name it as such, so that it never covers a violation. */
export function claimFor(finding: Finding, claims: readonly Claim[]): Claim | undefined {
  return claims.find(
    (claim) => claim.rule === finding.rule && sameDetail(claim.detail, finding.detail) && claim.covers(finding.path),
  );
}

/** What is wrong with the ledger itself: entries nobody can hold anyone to, that are over, or that match nothing. */
export function problemsOf(
  claims: readonly Claim[],
  used: ReadonlySet<Claim>,
  packs: readonly KnownRules[],
  today: string,
): LedgerProblem[] {
  const perEntry = new Map(claims.map((claim) => [`${claim.place} ${claim.acknowledgement.at} ${claim.rule}`, claim]));
  const malformed = [...perEntry.values()].flatMap((claim) =>
    faultsOf(claim).map((fault) => problem('Malformed', claim, fault)),
  );
  const unknown = [...perEntry.values()].flatMap((claim) =>
    unknownRule(claim, packs).map((fault) => problem('UnknownRule', claim, fault)),
  );
  const expired = [...perEntry.values()].flatMap((claim) => overdue(claim, today));
  const stale = claims
    .filter((claim) => !used.has(claim) && unknownRule(claim, packs).length === 0)
    .map((claim) =>
      problem('Stale', claim, 'matches no finding; delete it, or correct rule, at or details to what the report shows'),
    );
  return [...malformed, ...unknown, ...expired, ...stale];
}

function unknownRule({ rule }: Claim, packs: readonly KnownRules[]): string[] {
  const pack = packs.find(({ name }) => rule.startsWith(`${name}-`));
  if (pack === undefined) {
    const names = packs.map(({ name }) => name).join(', ');
    return [`names no rule of a registered pack (${names}); write the id as the report shows it`];
  }
  const id = rule.endsWith(UNDECIDED) ? rule.slice(0, -UNDECIDED.length) : rule;
  if (pack.ruleIds.size === 0 || pack.ruleIds.has(id)) return [];
  const near = [...pack.ruleIds].find((known) => known.toLowerCase() === id.toLowerCase());
  return [`names no rule that ${pack.name} has${near === undefined ? '' : `; did you mean ${near}?`}`];
}

function faultsOf({ acknowledgement: { reason, owner, until } }: Claim): string[] {
  const faults: string[] = [];
  if (reason.trim().length < 20) {
    faults.push(`has the reason "${reason}"; say in 20 characters or more what protects instead`);
  }
  if (owner.trim() === '') faults.push('has no owner; name the team that answers for it');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until))) {
    faults.push(`holds until "${until}"; write a date as YYYY-MM-DD`);
  }
  return faults;
}

function overdue(claim: Claim, today: string): LedgerProblem[] {
  const { until } = claim.acknowledgement;
  const aYearAhead = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (until < today) return [problem('Expired', claim, `ended on ${until}; fix the finding, or decide again`)];
  if (until > aYearAhead) {
    return [
      problem('Malformed', claim, `holds until ${until}, more than a year ahead (${aYearAhead}); decide again sooner`),
    ];
  }
  return [];
}

function problem(rule: LedgerProblem['rule'], claim: Claim, fault: string): LedgerProblem {
  const detail = claim.detail === undefined ? '' : `[${claim.detail}]`;
  const below = claim.acknowledgement.at === '' ? '' : ` (${claim.acknowledgement.at})`;
  return {
    rule,
    path: claim.path,
    message: `${claim.place}${below}: acknowledgement of ${claim.rule}${detail} ${fault}`,
  };
}

function sameDetail(claimed: string | undefined, found: string | undefined): boolean {
  if (claimed === undefined || found === undefined) return claimed === found;
  return withoutGeneratedNames(claimed) === withoutGeneratedNames(found);
}

function pathMatcher(base: string, at: string): (path: string) => boolean {
  const wanted = at === '' ? [] : at.split('/');
  const prefix = `${base}/`;
  return (path) => {
    if (wanted.length === 0) return path === base;
    if (!path.startsWith(prefix)) return false;
    const steps = path.slice(prefix.length).split('/');
    return steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index]);
  };
}
