import type { Deployment, Resource } from '../deployment/deployment';
import { type PolicyStatement, statementsOf } from '../deployment/policy-statement';
import { remembered } from '../deployment/remembered';
import { isRecord } from '../deployment/template';
import { Undecidable } from '../deployment/undecidable';
import { intrinsicOf, Value } from '../deployment/value';

export const POLICY_TYPES = [
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** Properties that hold them: a role has neither, unless its policies are inline. */
export const DOCUMENTS = ['PolicyDocument', 'Policies'];

/** Policy documents that give rights to whoever holds them: not trust, not boundaries. */
export function documentsOf(resource: Resource): Value[] {
  const inline = resource.at('Policies').items();
  return [resource.at('PolicyDocument'), ...inline.map((policy) => policy.at('PolicyDocument'))].filter(
    ({ present }) => present,
  );
}

/** The statements of a resource's policy documents, allowing and denying. */
export const statementsIn = remembered((holder: Resource): readonly PolicyStatement[] => {
  return documentsOf(holder).flatMap((document) => {
    const statements = document.at('Statement').items();
    return statementsOf(
      new Value({ Statement: statements.map(({ raw }) => withListedResource(raw)) }, holder.stack, document.property),
    );
  });
});

/** Roles of the templates that a policy is attached to. */
export function rolesOf(policy: Resource): Resource[] {
  return roleNames(policy).flatMap((name) => name.target() ?? []);
}

/** Every statement, allowing or denying, that decides what a role may do, wherever the templates attach it. */
export function statementsFor(role: Resource, deployment: Deployment): PolicyStatement[] {
  const listing = attachments(deployment)
    .filter(({ named }) => named === role || (typeof named === 'string' && role.at('RoleName').text() === named))
    .map(({ policy }) => policy);
  const listed = role
    .at('ManagedPolicyArns')
    .items()
    .flatMap((arn) => arn.target() ?? []);
  return [...new Set([role, ...listing, ...listed])].flatMap(statementsIn);
}

/** Whether a statement of the trust policy admits a service such as `lambda.amazonaws.com`. */
export function trustsService(role: Resource, service: string): boolean {
  return statementsOf(role.at('AssumeRolePolicyDocument')).some(
    ({ allows, principals }) =>
      allows && principals.some(({ kind, value }) => kind === 'Service' && serviceName(value) === service),
  );
}

/** The name of a service principal, without region. @throws Undecidable when only a deployment knows it */
export function serviceName(value: Value): string {
  const shown = plain(value.display()).replace(/URLSuffix$/, 'amazonaws.com');
  const [, name] =
    /^([a-z0-9.-]+?)(?:\.(?:[a-z]{2}(?:-[a-z]+)+-\d|Region))?\.amazonaws\.com(?:\.cn)?$/.exec(shown) ?? [];
  if (name === undefined) throw new Undecidable(value.property, value.raw);
  return `${name}.amazonaws.com`;
}

/** An ARN as written, or `${Key.Arn}` for a resource of the templates. @throws Undecidable when the templates tell nothing of it */
export function arnOf(value: Value): string {
  const { raw } = value;
  const shown = value.display();
  if (typeof raw !== 'string' && !shown.includes('arn:') && value.target() === undefined) {
    throw new Undecidable(value.property, raw);
  }
  return shown;
}

export interface ArnParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the account: `log-group:name`. */
  readonly named: string;
}

/** The parts of a displayed ARN, with `${AWS::AccountId}` as `AccountId`; undefined when it is none. */
export function arnParts(shown: string): ArnParts | undefined {
  const [arn, , service = '', region = '', account = '', ...named] = plain(shown).split(':');
  return arn === 'arn' ? { service, region, account, named: named.join(':') } : undefined;
}

/** The account of a resource, or `AccountId` when only a deployment knows it. */
export function accountOf({ stack }: Resource): string {
  return stack.source.account ?? 'AccountId';
}

/** Displayed text with pseudo parameters by their plain name. */
export function plain(shown: string): string {
  return shown.replace(/\$\{AWS::(\w+)\}/g, '$1');
}

/**
 * Whether a statement holds only where a condition key has one of the values that `accepts` takes. Operators that also hold when the key is
 * absent, and those that name what is left out, limit nothing.
 */
export function limits({ conditions }: PolicyStatement, key: string, accepts = isExact): boolean {
  const wanted = key.toLowerCase();
  return conditions.some(
    (condition) =>
      (condition.key === wanted || condition.key.startsWith(`${wanted}:`)) &&
      /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|Bool)$/.test(condition.operator) &&
      condition.values.length > 0 &&
      condition.values.every((value) => accepts(value.display())),
  );
}

export function isExact(text: string): boolean {
  return text !== '' && !/[*?]/.test(text);
}

/** A single ARN that is put together from parts reads as a list of one, not as a list that only a deployment knows. */
function withListedResource(statement: unknown): unknown {
  if (!isRecord(statement) || intrinsicOf(statement['Resource']) === undefined) return statement;
  return { ...statement, Resource: [statement['Resource']] };
}

/** Every policy with the role that it names, or with the name of one that is elsewhere. */
const attachments = remembered((deployment: Deployment) =>
  deployment
    .ofType(...POLICY_TYPES)
    .flatMap((policy) => roleNames(policy).map((name) => ({ policy, named: name.target() ?? name.text() }))),
);

function roleNames(policy: Resource): Value[] {
  return [...policy.at('Roles').items(), ...policy.at('RoleName').items()];
}
