import { memoize } from '../../templates/memoize';
import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { Undecidable } from '../../templates/undecidable';

export const POLICY_TYPES = [
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** Types that have policy documents which grant permissions to an identity. */
export const GRANTING_TYPES = [
  ...POLICY_TYPES,
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::SSO::PermissionSet',
];

/** Properties with policy documents. A role has `Policies` only when it has inline policies. */
export const DOCUMENTS = ['PolicyDocument', 'Policies', 'InlinePolicy'];

/** Policy documents that grant permissions to an identity. Trust policies and permissions boundaries grant none. */
export function findPolicyDocuments(resource: TemplateResource): Value[] {
  const inline = resource.at('Policies').items();
  return [
    resource.at('PolicyDocument'),
    // A permission set of IAM Identity Center has its document here.
    resource.at('InlinePolicy'),
    ...inline.map((policy) => policy.at('PolicyDocument')),
  ].filter(({ present }) => present);
}

/** The statements of a resource's policy documents, both Allow and Deny. */
export const readPolicyStatements = memoize((holder: TemplateResource): readonly PolicyStatement[] => {
  return findPolicyDocuments(holder).flatMap(readStatements);
});

/** The roles in the templates that a policy is attached to. */
export function findAttachedRoles(policy: TemplateResource): TemplateResource[] {
  return readRoleNames(policy).flatMap((name) => name.target() ?? []);
}

/** Every Allow and Deny statement that the templates attach to a role, inline or by a managed policy. */
export function findRoleStatements(role: TemplateResource, deployment: TemplateSet): PolicyStatement[] {
  const listing = findAttachments(deployment)
    .filter(({ named }) => named === role || (typeof named === 'string' && role.at('RoleName').text() === named))
    .map(({ policy }) => policy);
  const listed = role
    .at('ManagedPolicyArns')
    .items()
    .flatMap((arn) => arn.target() ?? []);
  return [...new Set([role, ...listing, ...listed])].flatMap(readPolicyStatements);
}

/** Whether a statement of the trust policy admits a service such as `lambda.amazonaws.com`. */
export function canServiceAssume(role: TemplateResource, service: string): boolean {
  return readStatements(role.at('AssumeRolePolicyDocument')).some(
    ({ allows, principals }) =>
      allows && principals.some(({ kind, value }) => kind === 'Service' && parseServiceName(value) === service),
  );
}

/** The name of a service principal, without region. @throws Undecidable when only a deployment resolves it */
export function parseServiceName(value: Value): string {
  const shown = stripPseudoParameters(value.display()).replace(/URLSuffix$/, 'amazonaws.com');
  const [, name] =
    /^([a-z0-9.-]+?)(?:\.(?:[a-z]{2}(?:-[a-z]+)+-\d|Region))?\.amazonaws\.com(?:\.cn)?$/.exec(shown) ?? [];
  if (name === undefined) throw new Undecidable(value.property, value.raw);
  return `${name}.amazonaws.com`;
}

/** An ARN as written, or `${Key.Arn}` for a resource of the templates. @throws Undecidable for other references */
export function readArn(value: Value): string {
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

/** The parts of a displayed ARN, with `${AWS::AccountId}` as `AccountId`; undefined for text that is not an ARN. */
export function parseArn(shown: string): ArnParts | undefined {
  const [arn, , service = '', region = '', account = '', ...named] = stripPseudoParameters(shown).split(':');
  return arn === 'arn' ? { service, region, account, named: named.join(':') } : undefined;
}

/** The account of a resource, or `AccountId` when only a deployment resolves it. */
export function readAccountId({ stack }: TemplateResource): string {
  return stack.source.account ?? 'AccountId';
}

/**
 * Whether an ARN is of the account of its template. The ARN of a bucket contains no account.
 *
 * @throws Undecidable when only a deployment determines the account
 */
export function isArnOfOwnAccount(value: Value): boolean {
  const target = value.target();
  if (target !== undefined) return target.type !== 'AWS::S3::Bucket';
  const shown = stripPseudoParameters(value.display());
  const account = parseArn(shown)?.account;
  if (account === undefined || account.includes('${')) value.text();
  return account === (value.stack.source.account ?? 'AccountId');
}

/** Replaces pseudo parameters in displayed text by their plain names: `${AWS::Region}` becomes `Region`. */
export function stripPseudoParameters(shown: string): string {
  return shown.replace(/\$\{AWS::(\w+)\}/g, '$1');
}

/**
 * Whether a statement applies only where a condition key has one of the values that `accepts` takes. Negated operators,
 * and those that are also true when the key is absent (`...IfExists`), do not limit a statement.
 */
export function hasLimitingCondition(
  { conditions }: PolicyStatement,
  key: string,
  accepts: (shown: string, value: Value) => boolean = isExact,
): boolean {
  const wanted = key.toLowerCase();
  return conditions.some(
    (condition) =>
      (condition.key === wanted || condition.key.startsWith(`${wanted}:`)) &&
      /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|Bool)$/.test(condition.operator) &&
      condition.values.length > 0 &&
      condition.values.every((value) => accepts(value.display(), value)),
  );
}

/** Policies of AWS that only deny. Whoever may attach nothing else can take rights away, and give none. */
const DENYING_POLICIES = /^arn:[^:]+:iam::aws:policy\/(AWSDenyAll|AWSCompromisedKeyQuarantine(V\d)?)$/;

/** Whether a statement allows to attach and detach only policies of AWS that deny. */
export function attachesOnlyDenials(statement: PolicyStatement): boolean {
  return hasLimitingCondition(statement, 'iam:PolicyARN', (text) => DENYING_POLICIES.test(text));
}

export function isExact(text: string): boolean {
  return text !== '' && !/[*?]/.test(text);
}

/** Every policy with the role that it names, or with the name of a role outside the templates. */
const findAttachments = memoize((deployment: TemplateSet) =>
  deployment
    .ofType(...POLICY_TYPES)
    .flatMap((policy) => readRoleNames(policy).map((name) => ({ policy, named: name.target() ?? name.text() }))),
);

function readRoleNames(policy: TemplateResource): Value[] {
  return [...policy.at('Roles').items(), ...policy.at('RoleName').items()];
}
