import type { AppTest, Basis, Control, Evidence, Framework } from '../frameworks/framework';
import { groupBy } from '../templates/group-by';
import type { Assessment, CheckRecord, FindingRecord, ResourceRecord } from './assessment';
import type { ControlRecord, ControlState, EvidenceRecord, FrameworkRecord } from './control-record';

/** What the gate found, as far as controls are assessed by it. */
export type JudgedRecords = Pick<Assessment, 'checks' | 'findings' | 'resources' | 'switchedOff'>;

/** How a test of the app ended. */
export type TestRecord = Pick<EvidenceRecord, 'commit' | 'uncommitted'> & {
  readonly state: 'named' | 'passed' | 'outdated' | 'failed';
};

export type FindTestRecord = (test: AppTest) => TestRecord;

const NOT_RUN: FindTestRecord = () => ({ state: 'named' });

/**
 * Assesses every control of the frameworks by its evidence.
 *
 * @param findTest how a test ended. @default - no test ran
 */
export function assessFrameworks(
  frameworks: readonly Framework[],
  { checks, findings, resources, switchedOff }: JudgedRecords,
  findTest: FindTestRecord = NOT_RUN,
): FrameworkRecord[] {
  const known: Known = {
    checks: new Map(checks.map((check) => [check.id, check])),
    findings: groupBy(findings, ({ check }) => check),
    types: groupBy(resources, ({ type }) => type),
    typeOf: new Map(resources.map(({ path, type }) => [path, type])),
    resources,
    // The check of a rule of Bulwark has the rule's id without the pack.
    switchedOff: new Set(switchedOff.map(({ pack, rule }) => rule.slice(pack.length + 1))),
    findTest,
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
  /** Types of the resources by their path. */
  readonly typeOf: ReadonlyMap<string, string>;
  readonly resources: readonly ResourceRecord[];
  /** Rules that the policy of at least one environment switches off, without their pack. */
  readonly switchedOff: ReadonlySet<string>;
  readonly findTest: FindTestRecord;
}

function assessControl(control: Control, known: Known): ControlRecord {
  const { id, title, evidence, duty } = control;
  const records = evidence.flatMap((one) => assessEvidence(one, control, known) ?? []);
  const state = decideControlState(records, control, known);
  const rules = countRules(records, evidence);
  return {
    id,
    title,
    state: considerPeople(state, control, records, known),
    evidence: records,
    ...(rules.cited === 0 ? {} : { rules }),
    ...(duty === undefined ? {} : { duty }),
  };
}

/**
 * What templates and tests show is a part of a control with a duty of people. The duty, and what a test has to show, are
 * open without a resource too, unless the control is about resources of named types.
 */
function considerPeople(
  state: ControlState,
  control: Control,
  records: readonly EvidenceRecord[],
  known: Known,
): ControlState {
  const hasDuty = control.duty !== undefined;
  if (state === 'met') return hasDuty ? 'partly-met' : 'met';
  if (state !== 'not-applicable' || hasResource(control, known) === false) return state;
  return hasDuty || records.some(({ kind }) => kind === 'test') ? 'not-covered' : state;
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

/** Decides the state by the worst of the evidence. Without evidence the control is not covered: people have to do it. */
function decideControlState(records: readonly EvidenceRecord[], control: Control, known: Known): ControlState {
  const { evidence } = control;
  const states = new Set(records.map(({ state }) => state));
  const has = (state: EvidenceRecord['state']): boolean => states.has(state);
  if (has('failed')) return 'failed';
  if (has('undecided')) return 'undecided';
  if (has('accepted')) return 'accepted';
  const { held, cited } = countRules(records, evidence);
  if (!evidence.some((one) => 'rule' in one || 'resource' in one)) return decideByTests(records, control, known);
  if (has('held')) return held === cited ? 'met' : 'partly-met';
  if (has('passed')) return 'partly-met';
  if (hasResource(control, known) === false) return 'not-applicable';
  if (has('switched-off')) return 'not-covered';
  // A resource of the kind is there, but the packs that were chosen have no rule for it.
  const ran = evidence.some((one) => 'rule' in one && known.checks.has(one.rule));
  return !ran && hasResource(control, known) === true ? 'not-covered' : 'not-applicable';
}

/** Decides the state of a control that no rule or resource is evidence for. */
function decideByTests(records: readonly EvidenceRecord[], control: Control, known: Known): ControlState {
  const tests = records.filter(({ kind }) => kind === 'test');
  const passed = tests.filter(({ state }) => state === 'passed');
  if (passed.length > 0) return passed.length === tests.length ? 'met' : 'partly-met';
  return hasResource(control, known) === false ? 'not-applicable' : 'not-covered';
}

/** Whether the templates have a resource that a control is about; undefined for a control that names no types. */
function hasResource({ appliesTo }: Control, { types }: Known): boolean | undefined {
  return appliesTo?.some((type) => types.has(type));
}

/**
 * The record of one evidence; undefined for a rule that no resource was evaluated by. The rules of all services would
 * be listed otherwise, and an auditor would search the evidence of an app among them.
 */
function assessEvidence(evidence: Evidence, control: Control, known: Known): EvidenceRecord | undefined {
  if ('group' in evidence) return undefined;
  if ('test' in evidence) return assessTest(evidence, known);
  if ('rule' in evidence) return assessRule(evidence, control, known);
  const { resource, basis = 'by Bulwark' } = evidence;
  const number = known.types.get(resource)?.length ?? 0;
  const state = number === 0 ? 'not-applicable' : 'held';
  return { kind: 'resource', what: resource, basis, state, resources: number };
}

function assessTest(test: AppTest, { findTest }: Known): EvidenceRecord {
  const { state, commit, uncommitted } = findTest(test);
  return {
    kind: 'test',
    what: `${test.file}: ${test.test}`,
    basis: 'by the app',
    state,
    resources: 0,
    ...(commit === undefined ? {} : { commit }),
    ...(uncommitted === undefined ? {} : { uncommitted }),
  };
}

/** A rule that evaluates several types is evidence by the resources that the control is about. */
function assessRule(
  { rule, basis }: Extract<Evidence, { readonly rule: string }>,
  { appliesTo }: Control,
  { checks, findings, typeOf, resources, switchedOff }: Known,
): EvidenceRecord | undefined {
  const check = checks.get(rule);
  if (check === undefined) {
    return switchedOff.has(rule) ? { kind: 'rule', what: rule, basis, state: 'switched-off', resources: 0 } : undefined;
  }
  const all = findings.get(rule) ?? [];
  const { compliant, 'not-applicable': others } = check.outcomes;
  if (appliesTo === undefined) return buildRuleRecord(rule, basis, all, compliant.length);
  const isAbout = (number: number): boolean => appliesTo.includes(resources[number]?.type ?? '');
  const found = all.filter(({ resource }) => appliesTo.includes(typeOf.get(resource) ?? ''));
  const holding = compliant.filter(isAbout).length;
  return found.length + holding > 0 || others.some(isAbout) ? buildRuleRecord(rule, basis, found, holding) : undefined;
}

function buildRuleRecord(
  rule: string,
  basis: Basis,
  findings: readonly FindingRecord[],
  compliant: number,
): EvidenceRecord {
  return { kind: 'rule', what: rule, basis, state: decideRuleState(findings, compliant), resources: compliant };
}

function decideRuleState(findings: readonly FindingRecord[], compliant: number): EvidenceRecord['state'] {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.some(({ outcome }) => outcome === 'violation')) return 'failed';
  if (open.length > 0) return 'undecided';
  if (findings.length > 0) return 'accepted';
  return compliant === 0 ? 'not-applicable' : 'held';
}
