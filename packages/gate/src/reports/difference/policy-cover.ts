import { coverTogether } from './address-range';
import type { PolicyCondition, Statement, TextSet } from './policy-text';

/** The smallest part of a statement: one action by one principal on one resource. */
export interface Grant extends Statement {
  readonly from: Statement;
}

/** Splits a statement into its smallest parts. Everything but a list is one part. */
export function splitStatement(from: Statement): Grant[] {
  return split(from.principals).flatMap((principals) =>
    split(from.actions).flatMap((actions) =>
      split(from.resources).map((resources) => ({ ...from, principals, actions, resources, from })),
    ),
  );
}

function split(set: TextSet): TextSet[] {
  if (set.isExcluding || set.texts.length < 2) return [set];
  return set.texts.map((text) => ({ isExcluding: false, texts: [text] }));
}

/** Whether a statement applies whenever a part of another one does. What is not certain counts as no. */
export function coversGrant(statement: Statement, grant: Grant): boolean {
  return (
    statement.allows === grant.allows &&
    coversSet(statement.actions, grant.actions, true) &&
    coversSet(statement.principals, grant.principals, false) &&
    coversSet(statement.resources, grant.resources, false) &&
    statement.conditions.every((condition) => grant.conditions.some((other) => isImpliedBy(condition, other)))
  );
}

function coversSet(set: TextSet, part: TextSet, ignoresCase: boolean): boolean {
  if (set.texts.length === 0 && !set.isExcluding) return part.texts.length === 0;
  if (set.isExcluding) {
    return part.isExcluding
      ? set.texts.every((text) => part.texts.some((other) => coversText(other, text, ignoresCase)))
      : part.texts.every((text) => !set.texts.some((other) => mayOverlap(other, text, ignoresCase)));
  }
  if (part.isExcluding) return set.texts.includes('*');
  return part.texts.every((text) => set.texts.some((pattern) => coversText(pattern, text, ignoresCase)));
}

const expressions = new Map<string, RegExp>();

/** Whether a pattern matches all that another text matches. */
function coversText(pattern: string, text: string, ignoresCase: boolean): boolean {
  if (pattern === '*' || pattern === text) return true;
  if (!/[*?]/.test(pattern)) return ignoresCase && pattern.toLowerCase() === text.toLowerCase();
  const key = `${ignoresCase} ${pattern}`;
  const known = expressions.get(key);
  const expression = known ?? createExpression(pattern, ignoresCase);
  expressions.set(key, expression);
  return expression.test(text);
}

function createExpression(pattern: string, ignoresCase: boolean): RegExp {
  const source = pattern
    .split(/([*?]+)/)
    .map((piece) =>
      /^[*?]+$/.test(piece) ? (piece.includes('*') ? '.*' : '[^*]'.repeat(piece.length)) : escapePattern(piece),
    )
    .join('');
  return new RegExp(`^${source}$`, ignoresCase ? 'is' : 's');
}

function escapePattern(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}

function mayOverlap(one: string, other: string, ignoresCase: boolean): boolean {
  const areBothPatterns = /[*?]/.test(one) && /[*?]/.test(other);
  return areBothPatterns || coversText(one, other, ignoresCase) || coversText(other, one, ignoresCase);
}

/** Operators that are true for fewer requests the fewer values they have. The others are true for fewer the more. */
const NEGATED = /Not/;

/**
 * `ArnEquals` matches patterns like `ArnLike`, and a negated operator is also true without the key:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.
 */
function normalizeOperator({ operator }: PolicyCondition): string {
  const alike = operator.replace(/\bArn(Not)?Equals/, 'Arn$1Like');
  return NEGATED.test(alike) ? alike.replace(/IfExists$/, '') : alike;
}

/** Whether a limit by number or date is met whenever another one of the same kind is. */
function isLimitImplied(limits: readonly string[], others: readonly string[], isUpper: boolean): boolean {
  const [numbers, otherNumbers] = [limits, others].map((texts) => texts.map(readLimit));
  if (numbers === undefined || otherNumbers === undefined) return false;
  if (otherNumbers.length === 0 || [...numbers, ...otherNumbers].some(Number.isNaN)) return false;
  return otherNumbers.every((other) => numbers.some((limit) => (isUpper ? other <= limit : other >= limit)));
}

function readLimit(text: string): number {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
}

/** Whether a condition is true whenever another one is. */
function isImpliedBy(condition: PolicyCondition, other: PolicyCondition): boolean {
  if (condition.key !== other.key) return false;
  const [operator, otherOperator] = [normalizeOperator(condition), normalizeOperator(other)];
  const isSame = operator === otherOperator;
  // An operator that is also true without the key is implied by the one that is not.
  const isWeaker = operator === `${otherOperator}IfExists`;
  const isPattern = /Like$/.test(operator) && operator.replace(/Like$/, 'Equals') === otherOperator;
  if (!isSame && !isWeaker && !isPattern) return false;
  const base = operator.replace(/^For(?:All|Any)Values?:|IfExists$/g, '');
  if (base === 'NotIpAddress') {
    return condition.values.every((value) => coverTogether(other.values, value));
  }
  if (NEGATED.test(operator)) {
    const isLike = /Like/.test(operator);
    return condition.values.every((value) =>
      other.values.some((excluded) => (isLike ? coversText(excluded, value, false) : excluded === value)),
    );
  }
  if (base === 'IpAddress') {
    return other.values.length > 0 && other.values.every((value) => coverTogether(condition.values, value));
  }
  const ordered = /^(?:Numeric|Date)(LessThan|GreaterThan)(?:Equals)?$/.exec(base);
  if (ordered !== null) return isLimitImplied(condition.values, other.values, ordered[1] === 'LessThan');
  const matches = (value: string): boolean =>
    condition.values.some((wanted) => (/Like/.test(operator) ? coversText(wanted, value, false) : wanted === value));
  return other.values.length > 0 && other.values.every(matches);
}
