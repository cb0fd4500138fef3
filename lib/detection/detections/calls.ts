/**
 * A test of one field of a CloudTrail record. `values` may begin or end with `*`; a `*` in between is a literal in filter
 * patterns, so no value has one. Paths that meet an array name the index: only the first element is looked at.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export type Condition =
  | { readonly kind: 'is' | 'isNot'; readonly path: string; readonly values: readonly string[] }
  | { readonly kind: 'isBoolean'; readonly path: string; readonly value: boolean }
  | { readonly kind: 'isAbsent'; readonly path: string }
  | { readonly kind: 'isAtMost'; readonly path: string; readonly value: number }
  | { readonly kind: 'anyOf'; readonly conditions: readonly Condition[] };

/** API calls as CloudTrail records them: one service, some names, and conditions that all hold. */
export interface Calls {
  /** First part of `eventSource`, such as `iam`. Several services share a name: `sso` and `identitystore`. */
  readonly service: string;
  /** `eventName`; may end with `*`. Empty: every call of the service. */
  readonly names: readonly string[];
  readonly where: readonly Condition[];
}

/** Calls of a service by their names, under conditions. */
export function calls(service: string, names: readonly string[], ...where: readonly Condition[]): Calls {
  return { service, names, where };
}

/** The field is one of the values. */
export const is = (path: string, ...values: readonly string[]): Condition => ({ kind: 'is', path, values });

/** The field is present and is a string or number. */
export const isPresent = (path: string): Condition => is(path, '*');

/** The field differs from all of the values. A missing field fails the test too: CloudWatch Logs compares what is there. */
export const isNot = (path: string, ...values: readonly string[]): Condition => ({ kind: 'isNot', path, values });

export const isTrue = (path: string): Condition => ({ kind: 'isBoolean', path, value: true });
export const isFalse = (path: string): Condition => ({ kind: 'isBoolean', path, value: false });

/** The record has no such field. In an event pattern the path has to end at a value, not at an object. */
export const isAbsent = (path: string): Condition => ({ kind: 'isAbsent', path });
export const isAtMost = (path: string, value: number): Condition => ({ kind: 'isAtMost', path, value });
export const anyOf = (...conditions: readonly Condition[]): Condition => ({ kind: 'anyOf', conditions });

/** Stands for the name of the environment in a condition, such as `<environment>-*`; replaced at synthesis. */
export const ENVIRONMENT = '<environment>';
