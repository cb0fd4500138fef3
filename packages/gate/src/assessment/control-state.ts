import type { Control, Evidence, Framework } from '../frameworks/framework';
import { groupBy } from '../templates/group-by';
import type {
  CheckRecord,
  ControlRecord,
  ControlState,
  EvidenceRecord,
  FindingRecord,
  FrameworkRecord,
  ResourceRecord,
  SwitchedOffRecord,
} from './assessment';

/** Assesses every control of a framework by its evidence. */
export function assessFramework(
  { id, title, version, url, controls }: Framework,
  checks: readonly CheckRecord[],
  findings: readonly FindingRecord[],
  resources: readonly ResourceRecord[],
  switchedOff: readonly SwitchedOffRecord[],
): FrameworkRecord {
  const known: Known = {
    checks: new Map(checks.map((check) => [check.id, check])),
    findings: groupBy(findings, ({ check }) => check),
    types: groupBy(resources, ({ type }) => type),
    // The check of a rule of Bulwark has the rule's id without the pack.
    switchedOff: new Set(switchedOff.map(({ pack, rule }) => rule.slice(pack.length + 1))),
  };
  return { id, title, version, url, controls: controls.map((control) => assessControl(control, known)) };
}

interface Known {
  readonly checks: ReadonlyMap<string, CheckRecord>;
  readonly findings: ReadonlyMap<string, readonly FindingRecord[]>;
  readonly types: ReadonlyMap<string, readonly ResourceRecord[]>;
  /** Rules that the policy of at least one environment switches off, without their pack. */
  readonly switchedOff: ReadonlySet<string>;
}

function assessControl({ id, title, evidence, duty }: Control, known: Known): ControlRecord {
  const records = evidence.flatMap((one) => assessEvidence(one, known) ?? []);
  return { id, title, state: decideControlState(records), evidence: records, ...(duty === undefined ? {} : { duty }) };
}

/**
 * Decides the state by the worst of the evidence. A control without evidence, or with tests only, is not covered:
 * people have to do it, or the tests of the app show it.
 */
function decideControlState(evidence: readonly EvidenceRecord[]): ControlState {
  if (evidence.every(({ kind }) => kind === 'test')) return 'not-covered';
  const has = (state: EvidenceRecord['state']): boolean => evidence.some((one) => one.state === state);
  if (has('failed')) return 'failed';
  if (has('undecided')) return 'undecided';
  if (has('accepted')) return 'accepted';
  if (has('held')) return 'met';
  if (has('switched-off')) return 'not-covered';
  return 'not-applicable';
}

function assessEvidence(
  evidence: Evidence,
  { checks, findings, types, switchedOff }: Known,
): EvidenceRecord | undefined {
  if ('group' in evidence) return undefined;
  if ('test' in evidence) {
    const what = `${evidence.file}: ${evidence.test}`;
    return { kind: 'test', what, basis: 'by the app', state: 'named', resources: 0 };
  }
  if ('resource' in evidence) {
    const number = types.get(evidence.resource)?.length ?? 0;
    const state = number === 0 ? 'not-applicable' : 'held';
    return { kind: 'resource', what: evidence.resource, basis: 'by Bulwark', state, resources: number };
  }
  const check = checks.get(evidence.rule);
  const compliant = check?.outcomes.compliant.length ?? 0;
  return {
    kind: 'rule',
    what: evidence.rule,
    basis: evidence.basis,
    state: decideRuleState(
      findings.get(evidence.rule) ?? [],
      compliant,
      check === undefined && switchedOff.has(evidence.rule),
    ),
    resources: compliant,
  };
}

function decideRuleState(
  findings: readonly FindingRecord[],
  compliant: number,
  isSwitchedOff: boolean,
): EvidenceRecord['state'] {
  if (isSwitchedOff) return 'switched-off';
  const open = findings.filter(({ state }) => state === 'open');
  if (open.some(({ outcome }) => outcome === 'violation')) return 'failed';
  if (open.length > 0) return 'undecided';
  if (findings.length > 0) return 'accepted';
  return compliant === 0 ? 'not-applicable' : 'held';
}
