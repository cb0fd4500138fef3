import type {
  CheckRecord,
  ControlRecord,
  ControlState,
  EvidenceRecord,
  FindingRecord,
  FrameworkRecord,
  ResourceRecord,
} from '../assessment/assessment';
import { grouped } from '../grouped';
import type { Control, Evidence, Framework } from './framework';

/** What a judgement shows of every control of a framework. */
export function controlsOf(
  { id, title, version, url, controls }: Framework,
  checks: readonly CheckRecord[],
  findings: readonly FindingRecord[],
  resources: readonly ResourceRecord[],
): FrameworkRecord {
  const known: Known = {
    checks: new Map(checks.map((check) => [check.id, check])),
    findings: grouped(findings, ({ check }) => check),
    types: grouped(resources, ({ type }) => type),
  };
  return { id, title, version, url, controls: controls.map((control) => controlOf(control, known)) };
}

interface Known {
  readonly checks: ReadonlyMap<string, CheckRecord>;
  readonly findings: ReadonlyMap<string, readonly FindingRecord[]>;
  readonly types: ReadonlyMap<string, readonly ResourceRecord[]>;
}

function controlOf({ id, title, evidence, duty }: Control, known: Known): ControlRecord {
  const records = evidence.map((one) => evidenceOf(one, known));
  return { id, title, state: stateOf(records), evidence: records, ...(duty === undefined ? {} : { duty }) };
}

/** The worst of its evidence. A control without any is one for people, and the gate does not run the tests that another one names: neither is covered here. */
function stateOf(evidence: readonly EvidenceRecord[]): ControlState {
  if (evidence.every(({ kind }) => kind === 'test')) return 'not-covered';
  const has = (state: EvidenceRecord['state']): boolean => evidence.some((one) => one.state === state);
  if (has('failed')) return 'failed';
  if (has('undecided')) return 'undecided';
  if (has('accepted')) return 'accepted';
  if (has('held')) return 'met';
  return 'not-applicable';
}

function evidenceOf(evidence: Evidence, { checks, findings, types }: Known): EvidenceRecord {
  if ('test' in evidence) {
    const what = `${evidence.file}: ${evidence.test}`;
    return { kind: 'test', what, basis: 'by this blueprint', state: 'named', resources: 0 };
  }
  if ('resource' in evidence) {
    const number = types.get(evidence.resource)?.length ?? 0;
    const state = number === 0 ? 'not-applicable' : 'held';
    return { kind: 'resource', what: evidence.resource, basis: 'by this blueprint', state, resources: number };
  }
  const check = checks.get(evidence.rule);
  const held = check?.outcomes.compliant.length ?? 0;
  return {
    kind: 'rule',
    what: evidence.rule,
    basis: evidence.basis,
    state: ruleState(findings.get(evidence.rule) ?? [], held),
    resources: held,
  };
}

function ruleState(findings: readonly FindingRecord[], held: number): EvidenceRecord['state'] {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.some(({ outcome }) => outcome === 'violation')) return 'failed';
  if (open.length > 0) return 'undecided';
  if (findings.length > 0) return 'accepted';
  return held === 0 ? 'not-applicable' : 'held';
}
