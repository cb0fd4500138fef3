import { matchesPattern } from '../../packages/gate/src/templates/match-pattern';
import type { PolicyDocument } from './bootstrap-policies';

/** A call as IAM sees it. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Values of the condition keys that the call sends. */
  readonly context: Readonly<Record<string, string>>;
}

/** `sid` is the statement that decides. It is absent when no statement allows the call. */
export interface Decision {
  readonly isAllowed: boolean;
  readonly sid?: string;
}

/**
 * Evaluates one identity policy: a Deny wins, and what no statement allows is denied.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @throws Error for an element or operator that this evaluation does not support
 */
export function evaluatePolicy({ Statement }: PolicyDocument, request: Request): Decision {
  const matching = Statement.filter((statement) => appliesTo(statement, request));
  const decisive =
    matching.find(({ Effect }) => Effect === 'Deny') ?? matching.find(({ Effect }) => Effect === 'Allow');
  if (decisive === undefined) return { isAllowed: false };
  return { isAllowed: decisive['Effect'] === 'Allow', sid: String(decisive['Sid']) };
}

type Statement = PolicyDocument['Statement'][number];

function appliesTo(statement: Statement, { action, resource, context }: Request): boolean {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition, ...others } = statement;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`statement ${Sid}: ${unknown} is not supported`);
  const matchesAction = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
  const matchesResource = (pattern: string) => matchesPattern(pattern, resource);
  return (
    (NotAction === undefined ? listTexts(Action).some(matchesAction) : !listTexts(NotAction).some(matchesAction)) &&
    (NotResource === undefined
      ? listTexts(Resource).some(matchesResource)
      : !listTexts(NotResource).some(matchesResource)) &&
    Object.entries(toRecord(Condition)).every(([operator, keys]) => holds(operator, toRecord(keys), context))
  );
}

function holds(operator: string, keys: Readonly<Record<string, unknown>>, context: Request['context']): boolean {
  const compare = OPERATORS[operator];
  if (compare === undefined) throw new Error(`the operator ${operator} is not supported`);
  return Object.entries(keys).every(([key, values]) => compare(context[key], listTexts(values)));
}

/**
 * A negated operator is also true when the key is absent.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS: Readonly<Record<string, (actual: string | undefined, values: readonly string[]) => boolean>> = {
  StringEquals: (actual, values) => actual !== undefined && values.includes(actual),
  StringNotEquals: (actual, values) => actual === undefined || !values.includes(actual),
  ArnLike: (actual, values) => actual !== undefined && values.some((value) => matchesPattern(value, actual)),
  Null: (actual, values) => values.includes(String(actual === undefined)),
};

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function listTexts(value: unknown): readonly string[] {
  return [value ?? []].flat().map(String);
}
