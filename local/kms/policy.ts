import { asList, asObject } from '../template/deployment';

/** One request, as policies see it. */
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
  /** Left out in policies of identities. */
  readonly principals: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export type Policy = readonly Statement[];

/** @throws Error for whatever this evaluation does not know, before any request is judged by it */
export function readPolicy(document: unknown): Policy {
  return asList(asObject(document)['Statement']).map((each) => {
    const { Effect, Action, Resource, Principal, Condition = {}, Sid, ...others } = asObject(each);
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw new Error(`a policy uses ${unknown}, which the local run does not know`);
    if (Effect !== 'Allow' && Effect !== 'Deny') throw new Error(`a policy statement has the effect ${Effect}`);
    return {
      effect: Effect,
      actions: asList(Action).map(String),
      resources: asList(Resource).map(String),
      principals: Principal === undefined ? undefined : principalsOf(Principal),
      conditions: Object.entries(asObject(Condition)).flatMap(([operator, keys]) => conditionsOf(operator, keys)),
    };
  });
}

function principalsOf(principal: unknown): string[] {
  if (principal === '*') return ['*'];
  return Object.values(asObject(principal)).flatMap((value) => asList(value).map(String));
}

function conditionsOf(operator: string, keys: unknown): Condition[] {
  if (!(operator in OPERATORS))
    throw new Error(`a policy uses the operator ${operator}, which the local run does not know`);
  return Object.entries(asObject(keys)).map(([key, values]) => ({ operator, key, values: asList(values).map(String) }));
}

/**
 * What a key policy and the policies of the caller say together: no denial anywhere; the key policy admits the principal by name, or
 * admits the account and a policy of the principal allows the action.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
export function isAllowed(request: PolicyRequest, keyPolicy: Policy, identityPolicy: Policy): boolean {
  const onKey = keyPolicy.filter((statement) => concerns(statement, request));
  const onCaller = identityPolicy.filter((statement) => concerns(statement, request));
  if ([...onKey, ...onCaller].some(({ effect }) => effect === 'Deny')) return false;
  if (onKey.some(({ principals = [] }) => principals.includes(request.principal))) return true;
  const root = `arn:aws:iam::${request.account}:root`;
  return onKey.some(({ principals = [] }) => principals.includes(root)) && onCaller.length > 0;
}

function concerns({ actions, resources, principals, conditions }: Statement, request: PolicyRequest): boolean {
  const root = `arn:aws:iam::${request.account}:root`;
  return (
    actions.some((pattern) => like(pattern, request.action)) &&
    resources.some((pattern) => like(pattern, request.resource)) &&
    (principals === undefined ||
      principals.some((name) => name === '*' || name === root || name === request.principal)) &&
    conditions.every(({ operator, key, values }) => OPERATORS[operator]?.(request.context.get(key), values) ?? false)
  );
}

type Operator = (actual: string | undefined, values: readonly string[]) => boolean;

const some =
  (matches: (pattern: string, actual: string) => boolean): Operator =>
  (actual, values) =>
    actual !== undefined && values.some((value) => matches(value, actual));

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: some((value, actual) => value === actual),
  StringLike: some(like),
  ArnLike: some(like),
  Bool: some((value, actual) => value === actual),
  Null: (actual, values) => values.every((value) => (value === 'true') === (actual === undefined)),
};

function like(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(text);
}
