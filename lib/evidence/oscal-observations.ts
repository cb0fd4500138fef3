import type {
  Assessment,
  CheckRecord,
  EvidenceRecord,
  FindingRecord,
  ResourceRecord,
} from '../compliance/assessment/assessment';
import { prose } from './markdown';
import { NAMESPACE, uuidOf } from './oscal-id';
import { says } from './places';
import { oneLine } from './text';

interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly methods: readonly ('EXAMINE' | 'TEST')[];
  readonly types: readonly string[];
  readonly subjects?: readonly { readonly 'subject-uuid': string; readonly type: string }[];
  readonly collected: string;
}

/** What was looked at: every check, and the other evidence that a control names. */
export function observations(assessment: Assessment, at: string): Observation[] {
  const { checks, frameworks, resources } = assessment;
  const others = new Map<string, EvidenceRecord>();
  for (const { controls } of frameworks) {
    for (const evidence of controls.flatMap((control) => control.evidence)) {
      if (evidence.kind !== 'rule') others.set(`${evidence.kind} ${evidence.what}`, evidence);
    }
  }
  return [
    ...checks.map((check) => ofCheck(check, resources, at)),
    ...[...others.values()].map((evidence) => ofEvidence(evidence, at)),
  ];
}

/** The observation that an evidence is. */
export function observedBy({ kind, what }: Pick<EvidenceRecord, 'kind' | 'what'>): string {
  return uuidOf('observation', kind, what);
}

/** Resources that did not hold, to be pointed at. */
export function inventoryItems({ checks, resources, findings }: Assessment): object[] {
  const numbers = new Set(checks.flatMap(({ outcomes }) => [...outcomes.violation, ...outcomes.undecided]));
  const found = new Set(findings.map(({ resource }) => resource));
  return resources
    .filter(({ path }, number) => numbers.has(number) || found.has(path))
    .map(({ path, type, logicalId, template, line }) => ({
      uuid: itemOf(path),
      description: prose(`${type} ${path}`),
      props: [
        { name: 'asset-id', value: oneLine(path) || logicalId },
        { name: 'label', value: oneLine(`${logicalId} in ${template}, line ${line}`) },
      ],
    }));
}

/** Findings, open and accepted, as risks: an acknowledgement is a deviation that somebody approved until a day. */
export function risks({ findings, acknowledgements }: Assessment): object[] {
  return findings.map((finding) => {
    const { fingerprint, check, resource, state, outcome } = finding;
    const accepted =
      state === 'open' ? [] : finding.acknowledgements.flatMap((number) => acknowledgements[number] ?? []);
    const ends = accepted.map(({ until }) => until).filter((until) => /^\d{4}-\d{2}-\d{2}$/.test(until));
    return {
      uuid: uuidOf('risk', fingerprint),
      title: prose(`${check} at ${resource}`),
      description: prose(says(finding)) || prose(check),
      statement: statementOf(finding, accepted),
      props: [{ name: 'outcome', ns: NAMESPACE, value: outcome }],
      status: accepted.length > 0 ? 'deviation-approved' : 'open',
      ...(ends.length === 0 ? {} : { deadline: `${ends.sort()[0]}T23:59:59Z` }),
      'related-observations': [{ 'observation-uuid': observedBy({ kind: 'rule', what: check }) }],
    };
  });
}

function statementOf({ severity }: FindingRecord, accepted: Assessment['acknowledgements']): string {
  const reasons = accepted.map(
    ({ reason, owner, until }) => `${prose(reason)} (${prose(owner)}, until ${prose(until)})`,
  );
  return reasons.length === 0 ? `Nobody has accepted it. Severity: ${severity}.` : `Accepted: ${reasons.join(' ')}`;
}

function ofCheck({ id, title, outcomes }: CheckRecord, resources: readonly ResourceRecord[], at: string): Observation {
  const { compliant, violation, undecided } = outcomes;
  const unsound = [...new Set([...violation, ...undecided])].flatMap((number) => resources[number] ?? []);
  return {
    uuid: observedBy({ kind: 'rule', what: id }),
    title: prose(id),
    description: `${prose(title)} Held for ${compliant.length} resources, broken by ${violation.length}, undecided for ${undecided.length}; ${outcomes['not-applicable'].length} to which it does not apply.`,
    methods: ['EXAMINE'],
    types: ['control-objective'],
    ...(unsound.length === 0
      ? {}
      : { subjects: unsound.map(({ path }) => ({ 'subject-uuid': itemOf(path), type: 'inventory-item' })) }),
    collected: at,
  };
}

function ofEvidence({ kind, what, resources }: EvidenceRecord, at: string): Observation {
  const described =
    kind === 'test'
      ? `A test of the blueprint, run by its own suite and only named here: ${prose(what)}`
      : `${resources} resources of the type ${prose(what)} are in the templates.`;
  return {
    uuid: observedBy({ kind, what }),
    title: prose(what) || kind,
    description: described,
    methods: [kind === 'test' ? 'TEST' : 'EXAMINE'],
    types: ['control-objective'],
    collected: at,
  };
}

function itemOf(path: string): string {
  return uuidOf('resource', path);
}
