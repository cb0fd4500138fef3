import { matchesPattern } from '../templates/match-pattern';
import type { AccessCondition } from './access-statement';
import type { RequestContext } from './request-context';
import type { Symbols } from './symbols';

/**
 * Whether a condition holds for a request; undefined when the request decides it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function decideCondition(
  { operator, key, values }: AccessCondition,
  context: RequestContext,
  symbols: Symbols,
): boolean | undefined {
  const known = context.get(key.toLowerCase());
  if (known === undefined) return undefined;
  const { quantifier, comparison, isIfExists } = parseOperator(operator);
  if (comparison === 'null') return decideAbsence(values, known === 'absent', symbols);
  const isNegative = NEGATIVE.test(comparison);
  if (known === 'absent') return isIfExists || quantifier === 'forallvalues' || isNegative;
  const compare = COMPARISONS[comparison.replace(NEGATIVE, '')];
  if (compare === undefined) return undefined;
  const results = values.map((value) => compareValue(value, known.value, compare, context, symbols));
  const isListed = results.includes(true) ? true : results.includes(undefined) ? undefined : false;
  return isListed === undefined ? undefined : isListed !== isNegative;
}

type Compare = (pattern: string, text: string) => boolean;

/** Dates and addresses are of no key that is known before a request. */
const COMPARISONS: Readonly<Record<string, Compare>> = {
  stringequals: (pattern, text) => pattern === text,
  stringequalsignorecase: (pattern, text) => pattern.toLowerCase() === text.toLowerCase(),
  stringlike: matchesPattern,
  bool: (pattern, text) => pattern.toLowerCase() === text,
  arnequals: matchesArn,
  arnlike: matchesArn,
  numericequals: (given, text) => Number(text) === Number(given),
  numericlessthan: (given, text) => Number(text) < Number(given),
  numericlessthanequals: (given, text) => Number(text) <= Number(given),
  numericgreaterthan: (given, text) => Number(text) > Number(given),
  numericgreaterthanequals: (given, text) => Number(text) >= Number(given),
};

/** StringNotEquals, ArnNotLike: true when the key is absent. */
const NEGATIVE = /not(?=equals|like)/;

export interface ParsedOperator {
  /** In lower case. @default - the key has one value */
  readonly quantifier: 'forallvalues' | 'foranyvalue' | undefined;
  /** In lower case: `stringnotlike`. */
  readonly comparison: string;
  readonly isIfExists: boolean;
}

export function parseOperator(operator: string): ParsedOperator {
  const [, quantifier, comparison = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  return {
    quantifier: quantifier === 'forallvalues' || quantifier === 'foranyvalue' ? quantifier : undefined,
    comparison,
    isIfExists: ifExists !== undefined,
  };
}

function decideAbsence(values: readonly string[], isAbsent: boolean, symbols: Symbols): boolean | undefined {
  if (values.some((value) => symbols.isUnknown(value))) return undefined;
  return values.some((value) => (value.toLowerCase() === 'true') === isAbsent);
}

function compareValue(
  given: string,
  text: string,
  compare: Compare,
  context: RequestContext,
  symbols: Symbols,
): boolean | undefined {
  const value = replaceKnownVariables(given, context);
  if (value === undefined) return undefined;
  if (compare(value, text)) return true;
  return symbols.isUnknown(value) || symbols.isUnknown(text) ? undefined : false;
}

/** The value with each variable replaced; undefined when one is not known. */
function replaceKnownVariables(value: string, context: RequestContext): string | undefined {
  if (!value.includes('${')) return value;
  let isKnown = true;
  const replaced = value.replace(/\$\{([^}]*)\}/g, (_all, name: string) => {
    if (/^[*?$]$/.test(name)) return name;
    const known = context.get(name.trim().toLowerCase());
    if (known === undefined || known === 'absent') isKnown = false;
    return known === undefined || known === 'absent' ? '' : known.value;
  });
  return isKnown ? replaced : undefined;
}

/** Each of the six parts of an ARN is compared on its own, so a star does not match a colon of the first five. */
function matchesArn(pattern: string, arn: string): boolean {
  const parts = splitArn(arn);
  const patterns = splitArn(pattern);
  return parts.length === patterns.length && patterns.every((part, index) => matchesPattern(part, parts[index] ?? ''));
}

function splitArn(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
