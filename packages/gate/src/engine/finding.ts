import type { Severity } from '../assessment/assessment';

/** A value that violates a rule, and where it is. */
export interface FoundValue {
  /** Path below the properties of the resource: `SecurityGroupIngress[0].CidrIp`. */
  readonly at: string;
  /** What is there, for a reader: `0.0.0.0/0`. A credential is never shown. @default - nothing is set */
  readonly value?: string;
}

/** The report of a rule that one resource violates it, or that the rule is undecided. */
export interface Finding {
  readonly pack: string;
  /** Rule id with its pack, without details: `AwsSolutions-IAM5`. Undecided: `AwsSolutions-EC23-Undecided`. */
  readonly rule: string;
  /** Id of the check, which several packs may share: `IAMNoWildcardPermissions`. */
  readonly check: string;
  /** The detail that a granular rule reported: `Resource::*`. */
  readonly detail: string | undefined;
  /** The full id, as cdk-nag and CDK write it: `AwsSolutions-IAM5[Resource::*]`. */
  readonly id: string;
  /** Path of the construct of the resource. */
  readonly path: string;
  /** Path of the stack that it is about as a whole; the resource is its first one. @default - about the resource */
  readonly stack?: string;
  readonly description: string;
  /** @default - a rule of another pack, or no certain place */
  readonly found?: FoundValue;
  /** What to change. @default - the packs of cdk-nag give no fix */
  readonly fix?: string;
  readonly severity: Severity;
  /** Whether the rule could not decide, because it threw an error. It is never the same as a violation. */
  readonly undecided: boolean;
}

/** Suffix of the id of an undecided finding. Acknowledging it never hides a later violation. */
export const UNDECIDED_SUFFIX = '-Undecided';

/** Ends a text with a full stop, so that another sentence can follow. */
export function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Splits a reported id into the rule and the detail in brackets. */
export function splitFindingId(id: string): { rule: string; detail: string | undefined } {
  const match = /^([^[\]]+)\[(.*)\]$/s.exec(id);
  return { rule: match?.[1] ?? id, detail: match?.[2] };
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** CDK refuses an id with a bracket that is never closed. A text of a template may have one: `s3:Get}`. */
export function removeUnbalancedBrackets(detail: string): string {
  const open: string[] = [];
  for (const character of detail) {
    if (character === '(' || character === '[' || character === '{') open.push(character);
    const opening = OPENING[character];
    if (opening !== undefined && open.pop() !== opening) return detail.replaceAll(/[()[\]{}]/g, '');
  }
  return open.length === 0 ? detail : detail.replaceAll(/[()[\]{}]/g, '');
}

/**
 * Removes from a detail what differs between two builds of the same construct: the eight hexadecimal digits at the end
 * of a logical id, the name of an export, and the number of the account.
 */
export function removeGeneratedNames(detail: string): string {
  return detail
    .replace(/(\w+?):ExportsOutput(?:Ref|FnGetAtt)(\w+?)[0-9A-F]{8}(\w*?)(?:[0-9A-F]{8})?(?=$|[^\w])/g, '$2$3')
    .replace(/(\w*[A-Za-z]\w*?)[0-9A-F]{8}(?=$|[^\w])/g, '$1')
    .replace(/(?<!\d)\d{12}(?!\d)/g, '<AWS::AccountId>');
}
