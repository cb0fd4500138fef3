import { type Control, type Evidence, type Framework, nameOf } from './framework';

/** What a framework may name. */
export interface Known {
  /** Ids of checks. */
  readonly checks: ReadonlySet<string>;
  /** Types of resources. */
  readonly types: ReadonlySet<string>;
  /** Tests, each as `attack/attack.test.ts: methods and paths that do not exist`. */
  readonly tests: ReadonlySet<string>;
}

/** How each standard numbers its controls. */
const NUMBERING: Readonly<Record<string, RegExp>> = {
  gdpr: /^Art\. [1-9]\d?(\([1-9]\d?\))?(\([a-j]\))?$/,
  'hipaa-security-rule': /^164\.3(08|10|12|14|16)\([a-e]\)(\([1-8]\))?(\((i|ii|iii|iv)\))?(\([A-E]\))?$/,
  'pci-dss-4.0.1': /^([1-9]|1[0-2])\.[1-9]\d?\.[1-9]\d?(\.[1-9]\d?)?$/,
  'nist-800-53-r5': /^(A[CTU]|C[AMP]|I[AR]|M[AP]|P[ELMST]|RA|S[ACIR])-[1-9]\d?(\([1-9]\d?\))?$/,
  'cis-aws-5.0.0': /^[1-5]\.[1-9]\d?(\.[1-9])?$/,
  'soc2-2017': /^(CC[1-9]|A1|C1|PI1|P[1-8])\.[1-9]$/,
};

const SENTENCE = 20;

/** Everything that is wrong with a framework, as sentences; none when it can be trusted to name what exists. */
export function problemsOf(framework: Framework, known: Known): string[] {
  const { id, controls } = framework;
  const numbering = NUMBERING[id];
  return [
    ...(numbering === undefined ? [`${id}: nobody knows how it numbers its controls`] : []),
    ...twice(controls.map((control) => control.id)).map((each) => `${id}: ${each} is there twice`),
    ...controls
      .filter((control) => numbering?.test(control.id) === false)
      .map((control) => `${id}: ${control.id} is not how the standard numbers a control`),
    ...controls.flatMap((control) => controlProblems(control, known).map((each) => `${id} ${control.id}: ${each}`)),
  ];
}

function controlProblems({ title, evidence, duty }: Control, known: Known): string[] {
  return [
    ...(title.trim() === '' ? ['has no title'] : []),
    ...evidence.filter((one) => !exists(one, known)).map((one) => `there is no ${nameOf(one)}`),
    ...twice(evidence.map(nameOf)).map((name) => `names ${name} twice`),
    ...(evidence.length === 0 && duty === undefined ? ['has no evidence and no duty'] : []),
    ...(duty !== undefined && duty.who.trim() === '' ? ['the duty names nobody'] : []),
    ...(duty !== undefined && !isSentence(duty.what) ? [`the duty is no sentence: "${duty.what}"`] : []),
  ];
}

function isSentence(text: string): boolean {
  return text.length >= SENTENCE && /^[A-Z].*\.$/.test(text);
}

function exists(evidence: Evidence, { checks, types, tests }: Known): boolean {
  if ('rule' in evidence) return checks.has(evidence.rule);
  if ('resource' in evidence) return types.has(evidence.resource);
  return tests.has(`${evidence.file}: ${evidence.test}`);
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}
