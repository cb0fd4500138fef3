import type {
  AcknowledgementRecord,
  Assessment,
  FactRecord,
  FindingRecord,
  LedgerProblemRecord,
  ResourceRecord,
} from '../assessment/assessment';
import { compareEncryption, type EncryptionChange, findAddedPermissions, findOpenedPaths } from './fact-difference';
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
  readonly permissions: readonly FactRecord[];
  readonly networkPaths: readonly FactRecord[];
  readonly encryption: readonly EncryptionChange[];
  readonly resources: {
    readonly added: readonly ResourceRecord[];
    readonly removed: readonly ResourceRecord[];
    /**
     * The same construct with another logical id or type. CloudFormation creates a new resource and deletes the old one
     * with its data.
     */
    readonly replaced: readonly Changed<ResourceRecord>[];
  };
}

export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}

export interface RequestedAcknowledgement {
  readonly acknowledgement: AcknowledgementRecord;
  /** `renewed`: only its owner or its last day differs. `wider`: it is unchanged, but accepts more findings. */
  readonly kind: 'new' | 'renewed' | 'wider';
  /** Findings that were not accepted before. */
  readonly covers: readonly FindingRecord[];
}

export function compareAssessments(before: Assessment, after: Assessment): Difference {
  const known = new Map(before.findings.map((finding) => [finding.fingerprint, finding]));
  const remaining = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const problems = new Set(before.ledgerProblems.map(getKey));
  return {
    findings: {
      new: after.findings.filter(({ fingerprint, state }) => state === 'open' && !known.has(fingerprint)),
      ...separateGoneFindings(
        before.findings.filter(({ fingerprint }) => !remaining.has(fingerprint)),
        after,
      ),
      changed: after.findings.flatMap((finding) => {
        const old = known.get(finding.fingerprint);
        return old === undefined || getFindingState(old) === getFindingState(finding)
          ? []
          : [{ before: old, after: finding }];
      }),
    },
    lostRules: findLostRules(before, after),
    missingEnvironments: before.environments.filter((name) => !after.environments.includes(name)),
    requestedAcknowledgements: findRequestedAcknowledgements(before, after, known),
    ledgerProblems: after.ledgerProblems.filter((problem) => !problems.has(getKey(problem))),
    permissions: findAddedPermissions(before, after),
    networkPaths: findOpenedPaths(before, after),
    encryption: compareEncryption(before, after),
    resources: compareResources(before, after),
  };
}

/**
 * Whether a change needs approval: new findings, fewer rules, acknowledgements, ledger problems, permissions, paths or
 * encryption changes.
 */
export function hasWorsened({
  findings,
  lostRules,
  requestedAcknowledgements,
  ledgerProblems,
  permissions,
  networkPaths,
  encryption,
}: Difference): boolean {
  const hasWorse = findings.changed.some(({ before, after }) => isWorse(before, after));
  const lists = [
    findings.new,
    lostRules,
    requestedAcknowledgements,
    ledgerProblems,
    permissions,
    networkPaths,
    encryption,
  ];
  return hasWorse || lists.some((list) => list.length > 0);
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
      ({ fingerprint, acknowledgements, state }) =>
        acknowledgements.includes(number) &&
        state === 'acknowledged' &&
        known.get(fingerprint)?.state !== 'acknowledged',
    );
    if (!unchanged.has(getKey(acknowledgement))) {
      return [{ acknowledgement, kind: decisions.has(getDecisionKey(acknowledgement)) ? 'renewed' : 'new', covers }];
    }
    return covers.length === 0 ? [] : [{ acknowledgement, kind: 'wider', covers }];
  });
}

function getDecisionKey({ subject, path, rules, reason }: AcknowledgementRecord): string {
  return JSON.stringify([subject, path, rules, reason]);
}

/** Builds a key that does not depend on the order of the fields. */
function getKey(record: AcknowledgementRecord | LedgerProblemRecord): string {
  return JSON.stringify(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function compareResources(before: Assessment, after: Assessment): Difference['resources'] {
  const old = new Map(before.resources.map((resource) => [resource.path, resource]));
  const remaining = new Set(after.resources.map(({ path }) => path));
  return {
    added: after.resources.filter(({ path }) => !old.has(path)),
    removed: before.resources.filter(({ path }) => !remaining.has(path)),
    replaced: after.resources.flatMap((resource) => {
      const former = old.get(resource.path);
      const isSame = former === undefined || (former.logicalId === resource.logicalId && former.type === resource.type);
      return isSame ? [] : [{ before: former, after: resource }];
    }),
  };
}
