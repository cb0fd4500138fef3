import { Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Finding, removeGeneratedNames, splitFindingId, UNDECIDED_SUFFIX } from '../engine/finding';
import type { ManualResultProblem } from '../frameworks/manual-results';
import { suggestName } from '../schema/suggest-name';
import { isDate } from '../templates/date';
import type { Acknowledgement, AcknowledgementFile } from './acknowledgement';

/** One acknowledgement of one construct for one rule and one detail, ready to be matched. */
export interface AcknowledgementMatcher {
  readonly acknowledgement: Acknowledgement;
  /** Index of the entry in its acknowledgement file. */
  readonly entry: number;
  /** Construct class of the acknowledgement file. */
  readonly subject: string;
  /** `PostgresCluster at sandbox/Data/Cluster`, for messages. */
  readonly place: string;
  /** Path of the construct, where a problem is reported. */
  readonly path: string;
  readonly rule: string;
  /** undefined when the rule reports no details. */
  readonly detail: string | undefined;
  readonly coversPath: (path: string) => boolean;
  /** Whether the construct is a stack, a stage or the app. */
  readonly isRoot: boolean;
  /** Whether the class of the file is of aws-cdk-lib or constructs. */
  readonly isLibraryClass: boolean;
  /** What to change where it matches no finding. @default - that of an acknowledgement file */
  readonly adviceIfStale?: string;
}

export interface LedgerProblem {
  readonly rule: 'Bare' | 'Broad' | 'Direct' | 'Expired' | 'Malformed' | 'Policy' | 'Stale' | 'UnknownRule';
  readonly path: string;
  readonly message: string;
}

/** A problem of the ledger, or of a result by hand, whose path is its control. Both fail the build. */
export interface RecordProblem extends Omit<LedgerProblem, 'rule'> {
  readonly rule: LedgerProblem['rule'] | ManualResultProblem['rule'];
}

/** Renders the id of a problem: `Bulwark-AcknowledgementExpired`, `Bulwark-ManualResultEnded`. */
export function renderProblemId(rule: RecordProblem['rule']): string {
  return rule.startsWith('Result') ? `Bulwark-Manual${rule}` : `Bulwark-Acknowledgement${rule}`;
}

/** A pack and the ids of all its rules. The set is empty where the pack does not list its rules. */
export interface PackRuleIds {
  readonly name: string;
  readonly ruleIds: ReadonlySet<string>;
}

/** Builds one matcher per rule and detail of every acknowledgement of every instance. */
export function buildMatchers(
  constructs: readonly IConstruct[],
  files: readonly AcknowledgementFile[],
): AcknowledgementMatcher[] {
  // A file is for a class, and an app has ten constructs of most classes.
  const byClass = new Map<unknown, readonly AcknowledgementFile[]>();
  const findFiles = (construct: IConstruct): readonly AcknowledgementFile[] => {
    const known = byClass.get(construct.constructor);
    if (known !== undefined) return known;
    const found = files.filter(({ entriesFor }) => entriesFor(construct) !== undefined);
    byClass.set(construct.constructor, found);
    return found;
  };
  return constructs.flatMap((construct) =>
    findFiles(construct).flatMap(({ subject, isLibraryClass = false, entriesFor }) =>
      (entriesFor(construct) ?? []).flatMap((acknowledgement, entry) => {
        const path = construct.node.path;
        const coversPath = buildPathMatcher(path, acknowledgement.at);
        const place = `${subject} at ${path}`;
        const isRoot = Stack.isStack(construct) || Stage.isStage(construct);
        const details = acknowledgement.details ?? [undefined];
        return [acknowledgement.rule].flat().flatMap((rule) =>
          details.map((detail) => ({
            acknowledgement,
            entry,
            subject,
            place,
            path,
            rule,
            detail,
            coversPath,
            isRoot,
            isLibraryClass,
          })),
        );
      }),
    ),
  );
}

/**
 * Finds the acknowledgement of a finding. An undecided finding has a separate id, so its acknowledgement never
 * covers a violation. Several may match, since generated names and account numbers are ignored. The exact one wins, so
 * that the others are not stale.
 */
export function findMatchingAcknowledgement(
  finding: Finding,
  matchers: readonly AcknowledgementMatcher[],
): AcknowledgementMatcher | undefined {
  const matching = matchers.filter(
    ({ rule, detail, coversPath }) =>
      rule === finding.rule && coversPath(finding.path) && isSameDetail(detail, finding.detail),
  );
  return matching.find(({ detail }) => detail === finding.detail) ?? matching[0];
}

/** Finds acknowledgements that are malformed, expired, for an unknown rule, or that match no finding. */
export function findLedgerProblems(
  matchers: readonly AcknowledgementMatcher[],
  used: ReadonlySet<AcknowledgementMatcher>,
  packs: readonly PackRuleIds[],
  today: string,
): LedgerProblem[] {
  const entries = new Map(
    matchers.map((matcher) => [`${matcher.place} ${matcher.acknowledgement.at} ${matcher.rule}`, matcher]),
  );
  const broad = [...entries.values()].flatMap((matcher) =>
    findBreadthProblems(matcher).map((fault) => buildProblem('Broad', matcher, fault)),
  );
  const malformed = [...entries.values()].flatMap((matcher) =>
    findMalformedFields(matcher).map((fault) => buildProblem('Malformed', matcher, fault)),
  );
  const unknown = [...entries.values()].flatMap((matcher) =>
    findUnknownRule(matcher, packs).map((fault) => buildProblem('UnknownRule', matcher, fault)),
  );
  const expired = [...entries.values()].flatMap((matcher) => findExpiryProblem(matcher, today));
  const stale = matchers
    .filter((matcher) => !used.has(matcher) && findUnknownRule(matcher, packs).length === 0)
    .map((matcher) =>
      buildProblem(
        'Stale',
        matcher,
        `matches no finding. ${matcher.adviceIfStale ?? 'Delete it, or set `rule`, `at` and `details` as in the report.'}`,
      ),
    );
  return [...broad, ...malformed, ...unknown, ...expired, ...stale];
}

function findUnknownRule({ rule }: AcknowledgementMatcher, packs: readonly PackRuleIds[]): string[] {
  const pack = packs.find(({ name }) => rule.startsWith(`${name}-`));
  if (pack === undefined) {
    const names = packs.map(({ name }) => name).join(', ');
    return [`names no rule of a registered pack (${names}). Write the id as in the report.`];
  }
  const id = rule.endsWith(UNDECIDED_SUFFIX) ? rule.slice(0, -UNDECIDED_SUFFIX.length) : rule;
  if (pack.ruleIds.size === 0 || pack.ruleIds.has(id)) return [];
  return [`names an unknown rule of the pack ${pack.name}.${suggestName(id, [...pack.ruleIds])}`];
}

/** More rules than this never report one and the same thing. */
const MAX_RULES = 10;

/** An acknowledgement is a decision about something known. It does not cover whatever is added later. */
function findBreadthProblems({
  acknowledgement: { at, rule },
  isRoot,
  isLibraryClass,
}: AcknowledgementMatcher): string[] {
  const faults: string[] = [];
  const ids = [rule].flat().map(splitFindingId);
  const granular = new Set(ids.flatMap((id) => (id.detail === undefined ? [] : [id.rule])));
  const count = ids.filter(({ detail }) => detail === undefined).length + granular.size;
  if (isLibraryClass) {
    faults.push('covers every instance of a class of the library, also later ones. Name your own construct class.');
  }
  if (isRoot && at.split('/').includes('*')) {
    faults.push('has a wildcard below a stack or stage, which covers whatever is added there. Write each path.');
  }
  if (count > MAX_RULES) {
    faults.push(`lists ${count} rules. One entry is one decision: list at most ${MAX_RULES} ids of the same thing.`);
  }
  return faults;
}

function findMalformedFields({ acknowledgement: { reason, owner, until } }: AcknowledgementMatcher): string[] {
  const faults: string[] = [];
  if (reason.trim().length < 20) {
    faults.push(`has the reason "${reason}". Name what protects instead, in at least 20 characters.`);
  }
  if (owner.trim() === '') faults.push('has no owner. Name the responsible team.');
  if (!isDate(until)) {
    faults.push(`has the last day "${until}", which is not a date. Write it as YYYY-MM-DD.`);
  }
  return faults;
}

function findExpiryProblem(matcher: AcknowledgementMatcher, today: string): LedgerProblem[] {
  const { until } = matcher.acknowledgement;
  const aYearAhead = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (until < today) {
    return [buildProblem('Expired', matcher, `expired on ${until}. Fix the finding, or accept it again.`)];
  }
  if (until > aYearAhead) {
    return [
      buildProblem(
        'Malformed',
        matcher,
        `is valid until ${until}, which is more than a year ahead. The latest possible day is ${aYearAhead}.`,
      ),
    ];
  }
  return [];
}

function buildProblem(rule: LedgerProblem['rule'], matcher: AcknowledgementMatcher, fault: string): LedgerProblem {
  const detail = matcher.detail === undefined ? '' : `[${matcher.detail}]`;
  const below = matcher.acknowledgement.at === '' ? '' : ` (${matcher.acknowledgement.at})`;
  return {
    rule,
    path: matcher.path,
    message: `${matcher.place}${below}: the acknowledgement of ${matcher.rule}${detail} ${fault}`,
  };
}

function isSameDetail(accepted: string | undefined, reported: string | undefined): boolean {
  if (accepted === undefined || reported === undefined) return accepted === reported;
  return removeGeneratedNames(accepted) === removeGeneratedNames(reported);
}

function buildPathMatcher(base: string, at: string): (path: string) => boolean {
  const wanted = at === '' ? [] : at.split('/');
  const prefix = `${base}/`;
  return (path) => {
    if (wanted.length === 0) return path === base;
    if (!path.startsWith(prefix)) return false;
    const steps = path.slice(prefix.length).split('/');
    return steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index]);
  };
}
