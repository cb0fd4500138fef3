import type {
  AcknowledgementRecord,
  Assessment,
  FactRecord,
  FindingRecord,
  LedgerProblemRecord,
  ResourceRecord,
} from '../compliance/assessment/assessment';
import { type EncryptionChange, encryptionChanges, openedPaths, rightsAdded } from './fact-difference';

/** What one change does to what is deployed and to what is accepted. */
export interface Difference {
  readonly findings: {
    /** Open now, and not there before. */
    readonly new: readonly FindingRecord[];
    readonly fixed: readonly FindingRecord[];
    /** There before and after, but in another state or of another severity. */
    readonly changed: readonly Changed<FindingRecord>[];
  };
  /** Acknowledgements that come with the change. They are asked for by its author, not given: whoever approves the change gives them. */
  readonly askedFor: readonly AskedFor[];
  /** What is wrong with the ledger and was not before, such as an acknowledgement that has expired. */
  readonly ledgerProblems: readonly LedgerProblemRecord[];
  readonly permissions: readonly FactRecord[];
  readonly networkPaths: readonly FactRecord[];
  readonly encryption: readonly EncryptionChange[];
  readonly resources: {
    readonly added: readonly ResourceRecord[];
    readonly removed: readonly ResourceRecord[];
    /** The same construct under another logical id or type: CloudFormation makes a new one and deletes the old one with what it holds. */
    readonly replaced: readonly Changed<ResourceRecord>[];
  };
}

export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}

export interface AskedFor {
  readonly acknowledgement: AcknowledgementRecord;
  /** `renewed`: only its owner or its last day differs. `wider`: it stood before and accepts more than it did. */
  readonly kind: 'new' | 'renewed' | 'wider';
  /** Findings that nothing accepted before. */
  readonly covers: readonly FindingRecord[];
}

export function difference(before: Assessment, after: Assessment): Difference {
  const known = new Map(before.findings.map((finding) => [finding.fingerprint, finding]));
  const left = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const problems = new Set(before.ledgerProblems.map(keyOf));
  return {
    findings: {
      new: after.findings.filter(({ fingerprint, state }) => state === 'open' && !known.has(fingerprint)),
      fixed: before.findings.filter(({ fingerprint }) => !left.has(fingerprint)),
      changed: after.findings.flatMap((finding) => {
        const old = known.get(finding.fingerprint);
        return old === undefined || weightOf(old) === weightOf(finding) ? [] : [{ before: old, after: finding }];
      }),
    },
    askedFor: askedFor(before, after, known),
    ledgerProblems: after.ledgerProblems.filter((problem) => !problems.has(keyOf(problem))),
    permissions: rightsAdded(before, after),
    networkPaths: openedPaths(before, after),
    encryption: encryptionChanges(before, after),
    resources: resourceChanges(before, after),
  };
}

/** Whether somebody has to agree to the change: it leaves more open, asks to accept more, gives rights, opens paths or takes encryption away. */
export function worse({
  findings,
  askedFor,
  ledgerProblems,
  permissions,
  networkPaths,
  encryption,
}: Difference): boolean {
  const grew = findings.changed.some(({ before, after }) => isWorse(before, after));
  const lists = [findings.new, askedFor, ledgerProblems, permissions, networkPaths, encryption];
  return grew || lists.some((list) => list.length > 0);
}

/** Whether a finding was accepted, or less severe, before. */
export function isWorse(before: FindingRecord, after: FindingRecord): boolean {
  if (after.state !== 'open') return false;
  return before.state !== 'open' || (after.fails && !before.fails) || rank(after) > rank(before);
}

function rank({ severity }: FindingRecord): number {
  return severity === 'error' ? 1 : 0;
}

function weightOf({ state, severity, fails }: FindingRecord): string {
  return `${state} ${severity} ${fails}`;
}

function askedFor(
  before: Assessment,
  after: Assessment,
  known: ReadonlyMap<string, FindingRecord>,
): readonly AskedFor[] {
  const given = new Set(before.acknowledgements.map(keyOf));
  const decided = new Set(before.acknowledgements.map(decisionOf));
  return after.acknowledgements.flatMap((acknowledgement, number): AskedFor[] => {
    const covers = after.findings.filter(
      ({ fingerprint, acknowledgements, state }) =>
        acknowledgements.includes(number) &&
        state === 'acknowledged' &&
        known.get(fingerprint)?.state !== 'acknowledged',
    );
    if (!given.has(keyOf(acknowledgement))) {
      return [{ acknowledgement, kind: decided.has(decisionOf(acknowledgement)) ? 'renewed' : 'new', covers }];
    }
    return covers.length === 0 ? [] : [{ acknowledgement, kind: 'wider', covers }];
  });
}

function decisionOf({ subject, path, rules, reason }: AcknowledgementRecord): string {
  return JSON.stringify([subject, path, rules, reason]);
}

/** The same for records that say the same, in whatever order their fields were written. */
function keyOf(record: AcknowledgementRecord | LedgerProblemRecord): string {
  return JSON.stringify(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function resourceChanges(before: Assessment, after: Assessment): Difference['resources'] {
  const old = new Map(before.resources.map((resource) => [resource.path, resource]));
  const now = new Set(after.resources.map(({ path }) => path));
  return {
    added: after.resources.filter(({ path }) => !old.has(path)),
    removed: before.resources.filter(({ path }) => !now.has(path)),
    replaced: after.resources.flatMap((resource) => {
      const was = old.get(resource.path);
      const isSame = was === undefined || (was.logicalId === resource.logicalId && was.type === resource.type);
      return isSame ? [] : [{ before: was, after: resource }];
    }),
  };
}
