import { memoize } from './memoize';
import type { Value } from './template-resource';

/** A statement of an IAM policy, with every list as a list. */
export interface PolicyStatement {
  readonly allows: boolean;
  /** In lower case, because actions are case-insensitive. Empty when the statement has NotAction. */
  readonly actions: readonly string[];
  readonly hasNotAction: boolean;
  readonly resources: readonly Value[];
  readonly hasNotResource: boolean;
  readonly principals: readonly Principal[];
  readonly hasNotPrincipal: boolean;
  readonly conditions: readonly Condition[];
  readonly value: Value;
}

export interface Principal {
  readonly kind: 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly value: Value;
}

/** One comparison. A statement applies only when all comparisons are true. */
export interface Condition {
  /** `StringEquals`, as written. */
  readonly operator: string;
  /** In lower case: `aws:sourceaccount`. */
  readonly key: string;
  readonly values: readonly Value[];
}

/**
 * The statements of a policy document; empty when there is no document.
 *
 * @throws Undecidable when only a deployment determines the document
 */
export const readStatements = memoize((document: Value): readonly PolicyStatement[] =>
  document.at('Statement').items().map(readStatement),
);

function readStatement(value: Value): PolicyStatement {
  return {
    allows: value.at('Effect').text() === 'Allow',
    actions: value
      .at('Action')
      .items()
      .map((action) => (action.text() ?? '').toLowerCase()),
    hasNotAction: value.at('NotAction').present,
    resources: value.at('Resource').items(),
    hasNotResource: value.at('NotResource').present,
    principals: readPrincipals(value.at('Principal')),
    hasNotPrincipal: value.at('NotPrincipal').present,
    conditions: value
      .at('Condition')
      .entries()
      .flatMap(([operator, keys]) =>
        keys.entries().map(([key, values]) => ({ operator, key: key.toLowerCase(), values: values.items() })),
      ),
    value,
  };
}

function readPrincipals(value: Value): Principal[] {
  if (!value.present) return [];
  if (value.raw === '*') return [{ kind: 'any', value }];
  return value.entries().flatMap(([kind, values]) =>
    values.items().map((principal): Principal => {
      if (principal.raw === '*') return { kind: 'any', value: principal };
      if (kind === 'Service' || kind === 'Federated' || kind === 'CanonicalUser') return { kind, value: principal };
      return { kind: 'AWS', value: principal };
    }),
  );
}

/** Whether a statement applies to an action such as `s3:GetObject`, wildcards included. */
export function coversAction({ actions, hasNotAction }: PolicyStatement, action: string): boolean {
  return hasNotAction || actions.some((pattern) => matchesPattern(pattern, action.toLowerCase()));
}

/** Matches as IAM does: `*` is any sequence of characters, `?` is one. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  if (!/[*?]/.test(pattern)) return false;
  // Most wildcards are at the end.
  if (/^[^*?]*\*$/.test(pattern)) return text.startsWith(pattern.slice(0, -1));
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

export function hasCondition({ conditions }: PolicyStatement, ...keys: readonly string[]): boolean {
  return conditions.some(({ key, values, operator }) => {
    const named = keys.some((wanted) => key === wanted.toLowerCase() || key.startsWith(`${wanted.toLowerCase()}:`));
    // An operator that is also true when the key is absent, or a value that matches everything, limits nothing.
    return (
      named &&
      !/IfExists$|^ForAllValues:|^Null$|NotEquals|NotLike/.test(operator) &&
      values.every(({ raw }) => raw !== '*')
    );
  });
}
