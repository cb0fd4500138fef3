/** What a rule of a pack says of one resource. */
export interface Finding {
  readonly pack: string;
  /** Rule id with its pack, without details: `AwsSolutions-IAM5`. */
  readonly rule: string;
  /** What a granular rule found, as reported: `Resource::*`. */
  readonly detail: string | undefined;
  /** The full id, as cdk-nag and CDK know it: `AwsSolutions-IAM5[Resource::*]`. */
  readonly id: string;
  /** Path of the construct of the resource. */
  readonly path: string;
  readonly description: string;
  readonly severity: 'error' | 'warning';
  /** The rule could not decide (it threw); never the same as a violation, and never acknowledged. */
  readonly undecided: boolean;
}

/** Splits a reported id into the rule and the detail in brackets. */
export function splitFindingId(id: string): { rule: string; detail: string | undefined } {
  const match = /^([^[\]]+)\[(.*)\]$/s.exec(id);
  return { rule: match?.[1] ?? id, detail: match?.[2] };
}

/**
 * A detail without what the CDK generates: the eight hexadecimal digits at the end of a logical id, and the name of an export. Two
 * builds of the same construct then read the same.
 */
export function withoutGeneratedNames(detail: string): string {
  return detail
    .replace(/(\w+?):ExportsOutput(?:Ref|FnGetAtt)(\w+?)[0-9A-F]{8}(\w*?)(?:[0-9A-F]{8})?(?=$|[^\w])/g, '$2$3')
    .replace(/(\w*[A-Za-z]\w*?)[0-9A-F]{8}(?=$|[^\w])/g, '$1');
}
