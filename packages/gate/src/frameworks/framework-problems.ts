import { type Control, type Evidence, type Framework, getEvidenceName } from './framework';

/** What a framework may cite. */
export interface Known {
  /** Ids of rules, without their pack. */
  readonly checks: ReadonlySet<string>;
  /** CloudFormation resource types. */
  readonly types: ReadonlySet<string>;
  /** Tests of the app, each as `test/attack.test.ts: title`. */
  readonly tests: ReadonlySet<string>;
}

/** How each standard numbers its controls. */
const NUMBERING: Readonly<Record<string, RegExp>> = {
  gdpr: /^Art\. [1-9]\d?(\([1-9]\d?\))?(\([a-j]\))?$/,
  'hipaa-security-rule': /^164\.3(08|10|12|14|16)\([a-e]\)(\([1-8]\))?(\((i|ii|iii|iv)\))?(\([A-E]\))?$/,
  'pci-dss-4.0.1': /^([1-9]|1[0-2])\.[1-9]\d?\.[1-9]\d?(\.[1-9]\d?)?$/,
  'nist-800-53-r5': /^(A[CTU]|C[AMP]|I[AR]|M[AP]|P[ELMST]|RA|S[ACIR])-[1-9]\d?(\([1-9]\d?\))?$/,
  'cis-aws-5.0.0': /^[1-5]\.[1-9]\d?(\.[1-9])?$/,
  'aws-fsbp-1.0.0': /^[A-Z][A-Za-z0-9]{1,17}\.[1-9]\d{0,2}$/,
  'soc2-2017': /^(CC[1-9]|A1|C1|PI1|P[1-8])\.[1-9]$/,
};

const SENTENCE = 20;

/** Everything that is wrong with a framework, as sentences; empty when every reference exists. */
export function findFrameworkProblems(framework: Framework, known: Known): string[] {
  const { id, controls } = framework;
  const numbering = NUMBERING[id];
  return [
    ...(numbering === undefined ? [`${id}: unknown framework id; add its numbering to NUMBERING`] : []),
    ...findDuplicates(controls.map((control) => control.id)).map((each) => `${id}: ${each} is listed twice`),
    ...controls
      .filter((control) => numbering?.test(control.id) === false)
      .map((control) => `${id}: ${control.id} is not a control number of the standard`),
    ...controls.flatMap((control) => findControlProblems(control, known).map((each) => `${id} ${control.id}: ${each}`)),
  ];
}

function findControlProblems({ title, evidence, appliesTo = [], duty }: Control, known: Known): string[] {
  return [
    ...(title.trim() === '' ? ['has no title'] : []),
    ...evidence.filter((one) => !exists(one, known)).map((one) => `unknown ${getEvidenceName(one)}`),
    ...appliesTo.filter((type) => !known.types.has(type)).map((type) => `applies to the unknown type ${type}`),
    ...findDuplicates(evidence.map(getEvidenceName)).map((name) => `names ${name} twice`),
    ...(!evidence.some(isFromTemplates) && appliesTo.length === 0 && duty === undefined
      ? ['has no rule or resource as evidence and no duty']
      : []),
    ...(duty !== undefined && duty.who.trim() === '' ? ['the duty names no role'] : []),
    ...(duty !== undefined && !isSentence(duty.what) ? [`the duty is not a sentence: "${duty.what}"`] : []),
  ];
}

/** Whether templates can show the evidence; tests are handed in by the app, and another app has other tests. */
function isFromTemplates(evidence: Evidence): boolean {
  return 'rule' in evidence || 'resource' in evidence;
}

function isSentence(text: string): boolean {
  return text.length >= SENTENCE && /^[A-Z].*\.$/.test(text);
}

function exists(evidence: Evidence, { checks, types, tests }: Known): boolean {
  if ('rule' in evidence) return checks.has(evidence.rule);
  if ('resource' in evidence) return types.has(evidence.resource);
  if ('group' in evidence) return true;
  return tests.has(`${evidence.file}: ${evidence.test}`);
}

function findDuplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}
