import type { AcknowledgementRecord, Assessment, FindingRecord, LedgerProblemRecord } from '../assessment/assessment';
import {
  getFindingKey,
  hasComparableFacts,
  renameDetails,
  renameOnlyEnvironment,
  renamePaths,
  selectEnvironments,
  selectFacts,
} from './difference/align-baseline';
import type { Changed } from './difference/changed';
import { compareExposure } from './difference/compare-exposure';
import { compareResources, type ResourceDifference } from './difference/compare-resources';
import type { ExposureChange } from './difference/exposure-change';
import { createRename } from './difference/pair-facts';
import { findLostRules, separateGoneFindings } from './judged-less';

/** The effect of one change on the deployed resources and on the accepted findings. */
export interface Difference {
  readonly findings: {
    /** Open after the change, and not present before. */
    readonly new: readonly FindingRecord[];
    readonly fixed: readonly FindingRecord[];
    /** Gone although their resource is there: no rule that reported them has judged it. */
    readonly notJudged: readonly FindingRecord[];
    /** Present before and after, in another state or with another severity. */
    readonly changed: readonly Changed<FindingRecord>[];
  };
  /** Packs and rules that judged the baseline and do not judge now, one sentence each. */
  readonly lostRules: readonly string[];
  /** Environments of the baseline that were not judged. Their resources are among the removed ones. */
  readonly missingEnvironments: readonly string[];
  /** Acknowledgements that the change adds or widens. They are valid once the change is approved. */
  readonly requestedAcknowledgements: readonly RequestedAcknowledgement[];
  /** New ledger problems, such as an expired acknowledgement. */
  readonly ledgerProblems: readonly LedgerProblemRecord[];
  /** What is now reachable, allowed, kept, encrypted or noticed in another way, in words. */
  readonly exposure: readonly ExposureChange[];
  /** Whether both sides have facts to compare exposure by. A baseline of an older gate has not. */
  readonly isComparable: boolean;
  /** Environments that the baseline did not judge. */
  readonly newEnvironments: readonly string[];
  readonly resources: ResourceDifference;
}

export interface RequestedAcknowledgement {
  readonly acknowledgement: AcknowledgementRecord;
  /** `renewed`: only its owner or its last day differs. `wider`: it is unchanged, but accepts more findings. */
  readonly kind: 'new' | 'renewed' | 'wider';
  /** Findings that were not accepted before. */
  readonly covers: readonly FindingRecord[];
}

/** Compares two assessments, as far as both judged the same environments. */
export function compareAssessments(baseline: Assessment, assessment: Assessment): Difference {
  const named = renameOnlyEnvironment(baseline, assessment);
  const after = selectEnvironments(assessment, named.environments);
  const narrowed = selectEnvironments(named, assessment.environments);
  const isComparable = hasComparableFacts(narrowed) && hasComparableFacts(after);
  const { changes, renames } = isComparable
    ? compareExposure(selectFacts(narrowed), selectFacts(after))
    : { changes: [], renames: new Map<string, string>() };
  const resources = compareResources(narrowed.resources, after.resources, renames);
  const moved = renames.size === 0 ? narrowed : renamePaths(narrowed, createRename(renames));
  const before = { ...moved, findings: renameDetails(moved.findings, resources.renamed) };
  const known = new Map(before.findings.map((finding) => [getFindingKey(finding), finding]));
  const remaining = new Set(after.findings.map(getFindingKey));
  const problems = new Set(before.ledgerProblems.map(getKey));
  return {
    findings: {
      new: after.findings.filter((finding) => finding.state === 'open' && !known.has(getFindingKey(finding))),
      ...separateGoneFindings(
        before.findings.filter((finding) => !remaining.has(getFindingKey(finding))),
        after,
      ),
      changed: after.findings.flatMap((finding) => {
        const old = known.get(getFindingKey(finding));
        return old === undefined || getFindingState(old) === getFindingState(finding)
          ? []
          : [{ before: old, after: finding }];
      }),
    },
    lostRules: findLostRules(before, after),
    missingEnvironments: named.environments.filter((name) => !assessment.environments.includes(name)),
    newEnvironments: assessment.environments.filter((name) => !named.environments.includes(name)),
    requestedAcknowledgements: findRequestedAcknowledgements(before, assessment, known),
    ledgerProblems: assessment.ledgerProblems.filter((problem) => !problems.has(getKey(problem))),
    exposure: changes,
    isComparable,
    resources,
  };
}

/**
 * Whether a change needs approval: new findings, fewer rules, acknowledgements, ledger problems, and exposure that is
 * wider, changed in an unknown direction, or not comparable.
 */
export function hasWorsened({
  findings,
  lostRules,
  requestedAcknowledgements,
  ledgerProblems,
  exposure,
  isComparable,
  newEnvironments,
}: Difference): boolean {
  const hasWorse = findings.changed.some(({ before, after }) => isWorse(before, after));
  const lists = [findings.new, lostRules, requestedAcknowledgements, ledgerProblems, newEnvironments];
  return (
    hasWorse ||
    !isComparable ||
    lists.some((list) => list.length > 0) ||
    exposure.some(({ direction }) => direction !== 'narrower')
  );
}

/** Whether an open finding was accepted or less severe before, or does not fail any more only because of the policy. */
export function isWorse(before: FindingRecord, after: FindingRecord): boolean {
  if (after.state !== 'open') return false;
  if (before.state === 'open' && before.fails && !after.fails && before.severity === after.severity) return true;
  return before.state !== 'open' || (after.fails && !before.fails) || rankSeverity(after) > rankSeverity(before);
}

function rankSeverity({ severity }: FindingRecord): number {
  return severity === 'error' ? 1 : 0;
}

function getFindingState({ state, severity, fails }: FindingRecord): string {
  return `${state} ${severity} ${fails}`;
}

function findRequestedAcknowledgements(
  before: Assessment,
  after: Assessment,
  known: ReadonlyMap<string, FindingRecord>,
): readonly RequestedAcknowledgement[] {
  const unchanged = new Set(before.acknowledgements.map(getKey));
  const decisions = new Set(before.acknowledgements.map(getDecisionKey));
  return after.acknowledgements.flatMap((acknowledgement, number): RequestedAcknowledgement[] => {
    const covers = after.findings.filter(
      (finding) =>
        finding.acknowledgements.includes(number) &&
        finding.state === 'acknowledged' &&
        known.get(getFindingKey(finding))?.state !== 'acknowledged',
    );
    if (!unchanged.has(getKey(acknowledgement)) && !isSameDecision(acknowledgement, number, before, after, known)) {
      return [{ acknowledgement, kind: decisions.has(getDecisionKey(acknowledgement)) ? 'renewed' : 'new', covers }];
    }
    return covers.length === 0 ? [] : [{ acknowledgement, kind: 'wider', covers }];
  });
}

/**
 * Whether all that an acknowledgement covers was accepted before with the same reason, owner and end. The gate of an
 * app records the construct, and the gate of its files the resource.
 */
function isSameDecision(
  { reason, owner, until }: AcknowledgementRecord,
  number: number,
  before: Assessment,
  after: Assessment,
  known: ReadonlyMap<string, FindingRecord>,
): boolean {
  const covered = after.findings.filter(({ acknowledgements }) => acknowledgements.includes(number));
  const isSame = (old: AcknowledgementRecord | undefined): boolean =>
    old !== undefined && old.reason === reason && old.owner === owner && old.until === until;
  return (
    covered.length > 0 &&
    covered.every((finding) =>
      known.get(getFindingKey(finding))?.acknowledgements.some((index) => isSame(before.acknowledgements[index])),
    )
  );
}

function getDecisionKey({ subject, path, rules, reason }: AcknowledgementRecord): string {
  return JSON.stringify([subject, path, rules, reason]);
}

/** Builds a key that does not depend on the order of the fields. */
function getKey(record: AcknowledgementRecord | LedgerProblemRecord): string {
  return JSON.stringify(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
