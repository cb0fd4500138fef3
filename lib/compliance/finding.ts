import type { Severity } from './assessment/assessment';

/** What a rule of a pack says of one resource. */
export interface Finding {
  readonly pack: string;
  /** Rule id with its pack, without details: `AwsSolutions-IAM5`. A rule that could not decide has an id of its own: `AwsSolutions-EC23-Undecided`. */
  readonly rule: string;
  /** What is evaluated, whatever the number of packs that have it: `IAMNoWildcardPermissions`. */
  readonly check: string;
  /** What a granular rule found, as reported: `Resource::*`. */
  readonly detail: string | undefined;
  /** The full id, as cdk-nag and CDK know it: `AwsSolutions-IAM5[Resource::*]`. */
  readonly id: string;
  /** Path of the construct of the resource. */
  readonly path: string;
  readonly description: string;
  /** What to write; the packs of cdk-nag do not tell. */
  readonly fix?: string;
  readonly severity: Severity;
  /** The rule could not decide: it threw. Never the same as a violation. */
  readonly undecided: boolean;
}

/** Suffix of the id of a rule that could not decide: to acknowledge that never hides a violation found later. */
export const UNDECIDED = '-Undecided';

/** Splits a reported id into the rule and the detail in brackets. */
export function splitFindingId(id: string): { rule: string; detail: string | undefined } {
  const match = /^([^[\]]+)\[(.*)\]$/s.exec(id);
  return { rule: match?.[1] ?? id, detail: match?.[2] };
}

/**
 * A detail without what differs between two builds of the same construct: the eight hexadecimal digits at the end of a logical id, the name of an
 * export, and the number of the account.
 */
export function withoutGeneratedNames(detail: string): string {
  return detail
    .replace(/(\w+?):ExportsOutput(?:Ref|FnGetAtt)(\w+?)[0-9A-F]{8}(\w*?)(?:[0-9A-F]{8})?(?=$|[^\w])/g, '$2$3')
    .replace(/(\w*[A-Za-z]\w*?)[0-9A-F]{8}(?=$|[^\w])/g, '$1')
    .replace(/(?<!\d)\d{12}(?!\d)/g, '<AWS::AccountId>');
}
