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

/** Assesses every control of the frameworks by its evidence. */
export function assessFrameworks(
  frameworks: readonly Framework[],
  checks: readonly CheckRecord[],
  findings: readonly FindingRecord[],
  resources: readonly ResourceRecord[],
  switchedOff: readonly SwitchedOffRecord[],
): FrameworkRecord[] {
  const known: Known = {
    checks: new Map(checks.map((check) => [check.id, check])),
    findings: groupBy(findings, ({ check }) => check),
    types: groupBy(resources, ({ type }) => type),
    // The check of a rule of Bulwark has the rule's id without the pack.
    switchedOff: new Set(switchedOff.map(({ pack, rule }) => rule.slice(pack.length + 1))),
  };
  return frameworks.map(({ id, title, version, url, controls }) => ({
    id,
    title,
    version,
    url,
    controls: controls.map((control) => assessControl(control, known)),
  }));
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
  const state = decideControlState(records, evidence);
  const rules = countRules(records, evidence);
  return {
    id,
    title,
    state,
    evidence: records,
    ...(rules.cited === 0 ? {} : { rules }),
    ...(duty === undefined ? {} : { duty }),
  };
}

/** A control is about more than the one rule of fifty whose resources an app happens to have. */
function countRules(
  records: readonly EvidenceRecord[],
  evidence: readonly Evidence[],
): NonNullable<ControlRecord['rules']> {
  return {
    held: records.filter(({ kind, state }) => kind === 'rule' && state === 'held').length,
    cited: evidence.filter((one) => 'rule' in one).length,
  };
}

/**
 * Decides the state by the worst of the evidence. A control without evidence, or with tests only, is not covered:
 * people have to do it, or the tests of the app show it.
 */
function decideControlState(records: readonly EvidenceRecord[], evidence: readonly Evidence[]): ControlState {
  if (!evidence.some((one) => 'rule' in one || 'resource' in one)) return 'not-covered';
  const states = new Set(records.map(({ state }) => state));
  const has = (state: EvidenceRecord['state']): boolean => states.has(state);
  if (has('failed')) return 'failed';
  if (has('undecided')) return 'undecided';
  if (has('accepted')) return 'accepted';
  const { held, cited } = countRules(records, evidence);
  if (has('held')) return held === cited ? 'met' : 'partly-met';
  if (has('switched-off')) return 'not-covered';
  return 'not-applicable';
}

/**
 * The record of one evidence; undefined for a rule that no resource was evaluated by. The rules of all services would
 * be listed otherwise, and an auditor would search the evidence of an app among them.
 */
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
  const { rule, basis } = evidence;
  const check = checks.get(rule);
  if (check === undefined) {
    return switchedOff.has(rule) ? { kind: 'rule', what: rule, basis, state: 'switched-off', resources: 0 } : undefined;
  }
  const compliant = check.outcomes.compliant.length;
  return {
    kind: 'rule',
    what: rule,
    basis,
    state: decideRuleState(findings.get(rule) ?? [], compliant),
    resources: compliant,
  };
}

function decideRuleState(findings: readonly FindingRecord[], compliant: number): EvidenceRecord['state'] {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.some(({ outcome }) => outcome === 'violation')) return 'failed';
  if (open.length > 0) return 'undecided';
  if (findings.length > 0) return 'accepted';
  return compliant === 0 ? 'not-applicable' : 'held';
}
