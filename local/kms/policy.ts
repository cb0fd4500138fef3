import { matchesPattern } from '@bulwark/gate/templates';
import { toList, toObject } from '../template/properties';

/** The parts of a request that policies evaluate. */
export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  readonly principal: string;
  /** Condition keys and their values, such as `kms:EncryptionContext:tenant`. */
  readonly context: ReadonlyMap<string, string>;
}

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Absent in identity policies. */
  readonly principals: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export type Policy = readonly Statement[];

/** @throws Error for an element or operator that this evaluation does not support */
export function readPolicy(document: unknown): Policy {
  return toList(toObject(document)['Statement']).map((each) => {
    const { Effect, Action, Resource, Principal, Condition = {}, Sid, ...others } = toObject(each);
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw new Error(`the local run does not support ${unknown} in a policy`);
    if (Effect !== 'Allow' && Effect !== 'Deny') throw new Error(`a policy statement has the effect ${Effect}`);
    return {
      effect: Effect,
      actions: toList(Action).map(String),
      resources: toList(Resource).map(String),
      principals: Principal === undefined ? undefined : readPrincipals(Principal),
      conditions: Object.entries(toObject(Condition)).flatMap(([operator, keys]) => readConditions(operator, keys)),
    };
  });
}

function readPrincipals(principal: unknown): string[] {
  if (principal === '*') return ['*'];
  return Object.values(toObject(principal)).flatMap((value) => toList(value).map(String));
}

function readConditions(operator: string, keys: unknown): Condition[] {
  if (!(operator in OPERATORS)) throw new Error(`the local run does not support the condition operator ${operator}`);
  return Object.entries(toObject(keys)).map(([key, values]) => ({ operator, key, values: toList(values).map(String) }));
}

/**
 * Evaluates a key policy together with the policies of the caller. A Deny in any of them refuses the call. Otherwise
 * the key policy allows the principal by name, or it allows the account and a policy of the principal allows the
 * action.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
export function isAllowed(request: PolicyRequest, keyPolicy: Policy, identityPolicy: Policy): boolean {
  const onKey = keyPolicy.filter((statement) => appliesTo(statement, request));
  const onCaller = identityPolicy.filter((statement) => appliesTo(statement, request));
  if ([...onKey, ...onCaller].some(({ effect }) => effect === 'Deny')) return false;
  if (onKey.some(({ principals = [] }) => principals.includes(request.principal))) return true;
  const root = `arn:aws:iam::${request.account}:root`;
  return onKey.some(({ principals = [] }) => principals.includes(root)) && onCaller.length > 0;
}

/** Evaluates the policies of the caller only, for an action that no key policy governs. */
export function isAllowedByIdentity(request: PolicyRequest, identityPolicy: Policy): boolean {
  const onCaller = identityPolicy.filter((statement) => appliesTo(statement, request));
  return onCaller.length > 0 && onCaller.every(({ effect }) => effect === 'Allow');
}

function appliesTo({ actions, resources, principals, conditions }: Statement, request: PolicyRequest): boolean {
  const root = `arn:aws:iam::${request.account}:root`;
  return (
    actions.some((pattern) => matchesPattern(pattern, request.action)) &&
    resources.some((pattern) => matchesPattern(pattern, request.resource)) &&
    (principals === undefined ||
      principals.some((name) => name === '*' || name === root || name === request.principal)) &&
    conditions.every(({ operator, key, values }) => OPERATORS[operator]?.(request.context.get(key), values) ?? false)
  );
}

type Operator = (actual: string | undefined, values: readonly string[]) => boolean;

const matchAny =
  (matches: (pattern: string, actual: string) => boolean): Operator =>
  (actual, values) =>
    actual !== undefined && values.some((value) => matches(value, actual));

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: matchAny((value, actual) => value === actual),
  StringLike: matchAny(matchesPattern),
  // Both compare alike.
  ArnEquals: matchAny(matchesPattern),
  ArnLike: matchAny(matchesPattern),
  Bool: matchAny((value, actual) => value === actual),
  Null: (actual, values) => values.every((value) => (value === 'true') === (actual === undefined)),
};
