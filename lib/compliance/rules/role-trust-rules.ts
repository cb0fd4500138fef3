import type { Resource } from '../deployment/deployment';
import { type PolicyStatement, type Principal, statementsOf } from '../deployment/policy-statement';
import { Undecidable } from '../deployment/undecidable';
import { accountOf, arnOf, arnParts, isExact, limits, plain, serviceName } from './granted-statements';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::IAM::Role'];
const PROPERTY = 'Properties.AssumeRolePolicyDocument';

/** Actions that the trust policy of a role needs for a kind of principal. */
const ASSUMING: Readonly<Record<Principal['kind'], readonly string[]>> = {
  any: [],
  AWS: ['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity'],
  Service: ['sts:assumerole', 'sts:tagsession'],
  Federated: ['sts:assumerolewithwebidentity', 'sts:assumerolewithsaml', 'sts:tagsession'],
  CanonicalUser: [],
};

/**
 * Services whose documentation shows both keys in the trust policies of their roles. Others, such as `lambda.amazonaws.com`, are not documented to
 * send them: a condition could lock them out.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 * @see https://docs.aws.amazon.com/personalize/latest/dg/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/resilience-hub/latest/userguide/next-gen-resilience-testing-iam-single-account.html for fis
 */
const SEND_SOURCE: ReadonlySet<string> = new Set([
  'fis.amazonaws.com',
  'monitoring.rds.amazonaws.com',
  'personalize.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
]);

/** Rules for who may take on a role. */
export const roleTrustRules: readonly Rule[] = [
  {
    id: 'IamTrustNotPublic',
    types: TYPES,
    what: 'The trust policy of the role names who may assume it.',
    why: 'A wildcard admits every account of AWS; a condition beside it is the only thing left between them and the rights of the role.',
    fix: 'Name services, roles or providers in Principal; never a wildcard, never NotPrincipal with Allow.',
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('IAM/latest/UserGuide/reference_policies_elements_principal.html')],
    check: (role) =>
      trusting(role).flatMap(({ principals, hasNotPrincipal }) => [
        ...(hasNotPrincipal ? ['NotPrincipal'] : []),
        ...principals.filter(isWildcard).map(({ value }) => value.display()),
      ]),
  },
  {
    id: 'IamTrustExactActions',
    types: TYPES,
    what: 'The trust policy allows the exact actions of assuming the role, and no other.',
    why: 'A wildcard also admits every way to assume a role that AWS adds later, without the checks that belong to it.',
    fix: 'Set Action to sts:AssumeRole, with sts:TagSession where needed; for providers sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/reference_policies_elements_action.html')],
    check: (role) =>
      trusting(role).flatMap(({ actions, hasNotAction, principals }) => [
        ...(hasNotAction ? ['NotAction'] : []),
        ...actions.filter((action) => !principals.every(({ kind }) => ASSUMING[kind].includes(action))),
      ]),
  },
  {
    id: 'IamTrustOnePrincipal',
    types: TYPES,
    what: 'One principal may assume the role.',
    why: 'With two of them each gets the rights that only the other needs, and the trail no longer tells which one acted.',
    fix: 'Name one principal in one statement of AssumeRolePolicyDocument; give the other its own role.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/best-practices.html')],
    check: (role) => new Set(trusting(role).flatMap(principalNames)).size === 1,
  },
  {
    id: 'IamTrustOtherAccounts',
    types: TYPES,
    what: 'Another account may assume the role only with an external id or as a member of the organization.',
    why: 'Without it a vendor that serves many customers can be made to use the role for one of the others.',
    fix: 'Add a StringEquals condition on sts:ExternalId or aws:PrincipalOrgID to the statement.',
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('IAM/latest/UserGuide/confused-deputy.html')],
    check: (role) => {
      const foreign = ofKind(role, 'AWS').filter(
        ([statement, principal]) => !isTied(statement) && !isOfSameAccount(principal, role),
      );
      return ofKind(role, 'AWS').length === 0 ? 'not applicable' : foreign.map(([, { value }]) => value.display());
    },
  },
  {
    id: 'IamTrustNotWholeAccount',
    types: TYPES,
    what: 'The role is not open to every principal of an account.',
    why: 'Trust in an account leaves the decision to policies elsewhere: whoever may assume roles at all gets this one.',
    fix: 'Name the roles in Principal, or limit the statement with aws:PrincipalArn, sts:ExternalId or aws:MultiFactorAuthPresent.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/reference_policies_elements_principal.html')],
    check: (role) => {
      const accounts = ofKind(role, 'AWS').filter(([, principal]) => isAccount(principal));
      if (accounts.length === 0) return 'not applicable';
      return accounts.filter(([statement]) => !isPersonal(statement)).map(([, { value }]) => value.display());
    },
  },
  {
    id: 'IamTrustFederation',
    types: TYPES,
    what: 'An identity provider may assume the role for one audience and for named subjects only.',
    why: "Providers such as GitHub sign tokens for all their customers. Without both conditions a stranger's token opens the role.",
    fix: 'Add conditions on <provider>:aud and <provider>:sub (SAML:aud for SAML, <provider>:amr for Cognito), without leading wildcards.',
    property: PROPERTY,
    references: [nist('IA-8'), awsDocs('IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html')],
    check: (role) => {
      const federated = ofKind(role, 'Federated');
      if (federated.length === 0) return 'not applicable';
      return federated.flatMap(([statement, { value }]) =>
        missingClaims(statement, value.display()).map((claim) => `${value.display()} without ${claim}`),
      );
    },
  },
  {
    id: 'IamTrustConfusedDeputy',
    types: TYPES,
    what: 'A service that names the source assumes the role for resources of this account only.',
    why: 'Services act for every customer. Without the source a stranger can point his own resource at this role.',
    fix: 'Add conditions on aws:SourceAccount (this account) and aws:SourceArn (its resources) to the statement.',
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('IAM/latest/UserGuide/confused-deputy.html')],
    check: (role) => {
      const sending = ofKind(role, 'Service').filter(([, { value }]) => SEND_SOURCE.has(serviceName(value)));
      if (sending.length === 0) return 'not applicable';
      return sending.flatMap(([statement, { value }]) => [
        ...(limits(statement, 'aws:SourceAccount', (account) => plain(account) === accountOf(role))
          ? []
          : [`${serviceName(value)} without aws:SourceAccount`]),
        ...(limits(statement, 'aws:SourceArn', (arn) => isOwnArn(arn, role))
          ? []
          : [`${serviceName(value)} without aws:SourceArn`]),
      ]);
    },
  },
];

function trusting(role: Resource): PolicyStatement[] {
  return statementsOf(role.at('AssumeRolePolicyDocument')).filter(({ allows }) => allows);
}

function ofKind(role: Resource, kind: Principal['kind']): [PolicyStatement, Principal][] {
  return trusting(role).flatMap((statement) =>
    statement.principals
      .filter((principal) => principal.kind === kind)
      .map((principal): [PolicyStatement, Principal] => [statement, principal]),
  );
}

function principalNames({ principals }: PolicyStatement): string[] {
  return principals.map(({ kind, value }) => `${kind} ${kind === 'Service' ? serviceName(value) : value.display()}`);
}

function isWildcard({ kind, value }: Principal): boolean {
  if (kind === 'any') return true;
  return kind === 'AWS' && value.target() === undefined && !isExact(arnOf(value));
}

function isTied(statement: PolicyStatement): boolean {
  return ['sts:ExternalId', 'aws:PrincipalOrgID'].some((key) => limits(statement, key));
}

function isPersonal(statement: PolicyStatement): boolean {
  return (
    limits(statement, 'aws:MultiFactorAuthPresent', (value) => value === 'true') ||
    ['aws:PrincipalArn', 'sts:ExternalId'].some((key) => limits(statement, key))
  );
}

/** An account id, or the root of an account: in a trust policy both mean everybody in it. */
function isAccount({ value }: Principal): boolean {
  const shown = plain(arnOf(value));
  return arnParts(shown)?.named === 'root' || /^(\d{12}|AccountId)$/.test(shown);
}

/** @throws Undecidable when the templates tell neither account */
function isOfSameAccount({ value }: Principal, role: Resource): boolean {
  const target = value.target();
  if (target?.stack === role.stack) return true;
  const shown = plain(value.display());
  const account = target === undefined ? (arnParts(shown)?.account ?? shown) : accountOf(target);
  if (account === 'AccountId' && target === undefined) return true;
  const known = [account, accountOf(role)].every((id) => /^\d{12}$/.test(id));
  if (!known) throw new Undecidable(value.property, value.raw);
  return account === accountOf(role);
}

/** Whether an ARN names resources of one kind in the role's account; that of a resource of the templates does. */
function isOwnArn(shown: string, role: Resource): boolean {
  if (/^\$\{\w+\.\w+\}$/.test(shown)) return true;
  const arn = arnParts(shown);
  if (arn === undefined) return false;
  return isExact(arn.service) && isExact(arn.region) && arn.account === accountOf(role) && !/^[*?]/.test(arn.named);
}

function missingClaims(statement: PolicyStatement, provider: string): string[] {
  const has = (claim: string, accepts?: (text: string) => boolean): boolean =>
    statement.conditions.some(({ key }) => key.endsWith(`:${claim}`) && limits(statement, key, accepts));
  if (provider.includes(':saml-provider/')) return has('aud') ? [] : ['aud'];
  const second = provider === 'cognito-identity.amazonaws.com' ? 'amr' : 'sub';
  return [...(has('aud') ? [] : ['aud']), ...(has(second, isNarrow) ? [] : [second])];
}

/** `repo:acme/records:*` is one repository; `repo:*` is everybody's. */
function isNarrow(subject: string): boolean {
  const [beforeWildcard = ''] = subject.split(/[*?]/);
  return beforeWildcard === subject ? subject !== '' : beforeWildcard.split(/[:/]/).length > 2;
}
