import type {
  Assessment,
  CheckRecord,
  FindingRecord,
  ResourceRecord,
  SwitchedOffRecord,
} from '../assessment/assessment';
import type { EvidenceRecord } from '../assessment/control-record';
import { groupBy } from '../templates/group-by';
import { describeEvidenceState } from './evidence-text';
import { describeFinding, getSubjectPath } from './locations';
import { escapeProse } from './markdown';
import { buildUuid, NAMESPACE } from './oscal-id';
import { endSentence, toOneLine } from './text';

interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly methods: readonly ('EXAMINE' | 'INTERVIEW' | 'TEST')[];
  readonly types: readonly string[];
  readonly subjects?: readonly { readonly 'subject-uuid': string; readonly type: string }[];
  readonly collected: string;
}

/** Builds one observation per check, per other evidence of a control, and per rule that is switched off. */
export function buildObservations(assessment: Assessment, at: string): Observation[] {
  const { checks, frameworks, resources, switchedOff } = assessment;
  const others = new Map<string, EvidenceRecord>();
  for (const { controls } of frameworks) {
    for (const evidence of controls.flatMap((control) => control.evidence)) {
      if (evidence.kind !== 'rule') others.set(`${evidence.kind} ${evidence.what}`, evidence);
    }
  }
  return [
    ...checks.map((check) => observeCheck(check, resources, at)),
    ...[...others.values()].map((evidence) => observeEvidence(evidence, at)),
    ...[...groupBy(switchedOff, ({ rule }) => rule)].map(([rule, records]) => observeSwitchedOff(rule, records, at)),
  ];
}

/** Builds the observation that a rule was not evaluated, with the reason of each policy. */
function observeSwitchedOff(rule: string, records: readonly SwitchedOffRecord[], at: string): Observation {
  const reasons = records.map(({ environment, reason }) => endSentence(`${environment}: ${reason}`)).join(' ');
  return {
    uuid: buildUuid('switched-off', rule),
    title: escapeProse(`${rule} is switched off by policy`),
    description: escapeProse(`The rule was not evaluated. ${reasons}`),
    methods: ['EXAMINE'],
    types: ['control-objective'],
    collected: at,
  };
}

/** Builds the id of the observation of an evidence. */
export function getObservationId({ kind, what }: Pick<EvidenceRecord, 'kind' | 'what'>): string {
  return buildUuid('observation', kind, what);
}

/** Builds the inventory of resources that are violating or undecided, which other parts refer to. */
export function buildInventoryItems({ checks, resources, findings }: Assessment): object[] {
  const numbers = new Set(checks.flatMap(({ outcomes }) => [...outcomes.violation, ...outcomes.undecided]));
  const paths = new Set(findings.map(({ resource }) => resource));
  return resources
    .filter(({ path }, number) => numbers.has(number) || paths.has(path))
    .map(({ path, type, logicalId, template, line }) => ({
      uuid: getItemId(path),
      description: escapeProse(`${type} ${path}`),
      props: [
        { name: 'asset-id', value: toOneLine(path) || logicalId },
        { name: 'label', value: toOneLine(`${logicalId} in ${template}, line ${line}`) },
      ],
    }));
}

/** Builds a risk per finding, open or accepted. An acknowledgement is a deviation that is approved until a day. */
export function buildRisks({ findings, acknowledgements }: Assessment): object[] {
  return findings.map((finding) => {
    const { fingerprint, check, state, outcome } = finding;
    const accepted =
      state === 'open' ? [] : finding.acknowledgements.flatMap((number) => acknowledgements[number] ?? []);
    const ends = accepted.map(({ until }) => until).filter((until) => /^\d{4}-\d{2}-\d{2}$/.test(until));
    return {
      uuid: buildUuid('risk', fingerprint),
      title: escapeProse(`${check} at ${getSubjectPath(finding)}`),
      description: escapeProse(describeFinding(finding)) || escapeProse(check),
      statement: describeRisk(finding, accepted),
      props: [{ name: 'outcome', ns: NAMESPACE, value: outcome }],
      status: accepted.length > 0 ? 'deviation-approved' : 'open',
      ...(ends.length === 0 ? {} : { deadline: `${ends.sort()[0]}T23:59:59Z` }),
      'related-observations': [{ 'observation-uuid': getObservationId({ kind: 'rule', what: check }) }],
    };
  });
}

function describeRisk({ severity }: FindingRecord, accepted: Assessment['acknowledgements']): string {
  const reasons = accepted.map(
    ({ reason, owner, until }) => `${escapeProse(reason)} (${escapeProse(owner)}, until ${escapeProse(until)})`,
  );
  return reasons.length === 0 ? `Open. Severity: ${severity}.` : `Accepted: ${reasons.join(' ')}`;
}

function observeCheck(
  { id, title, outcomes }: CheckRecord,
  resources: readonly ResourceRecord[],
  at: string,
): Observation {
  const { compliant, violation, undecided } = outcomes;
  const subjects = [...new Set([...violation, ...undecided])].flatMap((number) => resources[number] ?? []);
  return {
    uuid: getObservationId({ kind: 'rule', what: id }),
    title: escapeProse(id),
    description: `${endSentence(escapeProse(title))} Resources: ${compliant.length} compliant, ${violation.length} violating, ${undecided.length} undecided, ${outcomes['not-applicable'].length} not applicable.`,
    methods: ['EXAMINE'],
    types: ['control-objective'],
    ...(subjects.length === 0
      ? {}
      : { subjects: subjects.map(({ path }) => ({ 'subject-uuid': getItemId(path), type: 'inventory-item' })) }),
    collected: at,
  };
}

function observeEvidence(evidence: EvidenceRecord, at: string): Observation {
  const { kind, what } = evidence;
  return {
    uuid: getObservationId({ kind, what }),
    title: escapeProse(what) || kind,
    description: describeEvidence(evidence),
    methods: [METHODS[kind]],
    types: ['control-objective'],
    collected: at,
  };
}

const METHODS: Readonly<Record<EvidenceRecord['kind'], Observation['methods'][number]>> = {
  rule: 'EXAMINE',
  resource: 'EXAMINE',
  test: 'TEST',
  manual: 'INTERVIEW',
};

function describeEvidence(evidence: EvidenceRecord): string {
  const { kind, what, resources } = evidence;
  const name = escapeProse(what);
  if (kind === 'test') {
    const state = escapeProse(describeEvidenceState(evidence));
    return `A test of the app, which its own test suite runs: ${state}. ${name}`;
  }
  if (kind === 'manual') return `A check by people, which the gate records: ${name}`;
  return `Resources of the type ${name} in the templates: ${resources}.`;
}

function getItemId(path: string): string {
  return buildUuid('resource', path);
}
