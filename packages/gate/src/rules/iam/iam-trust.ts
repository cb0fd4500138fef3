import { isOwnAccount } from '../../templates/known-values';
import type { PolicyStatement, Principal } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';
import { awsDocs, cfnNag, nist, type Rule } from '../rule';
import {
  hasLimitingCondition,
  isExact,
  parseArn,
  parseServiceName,
  readAccountId,
  readArn,
  stripPseudoParameters,
} from './granted-statements';
import { findTrustedPrincipals, ROLES_ANYWHERE, readTrustStatements } from './trust-statements';

const TYPES = ['AWS::IAM::Role'];
const PROPERTY = 'Properties.AssumeRolePolicyDocument';

/**
 * Actions that a trust policy may allow to each kind of principal.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/trustedidentitypropagation-identity-enhanced-iam-role-sessions.html
 * @see https://docs.aws.amazon.com/sagemaker-unified-studio/latest/adminguide/AmazonSageMakerDomainExecution.html
 */
const ASSUMING: Readonly<Record<Principal['kind'], readonly string[]>> = {
  // The rules about public policies tell who may.
  any: ['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'],
  AWS: ['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'],
  Service: ['sts:assumerole', 'sts:tagsession', 'sts:setcontext'],
  Federated: ['sts:assumerolewithwebidentity', 'sts:assumerolewithsaml', 'sts:tagsession'],
  CanonicalUser: [],
};
const ASSUMING_ANYHOW: readonly string[] = Object.values(ASSUMING).flat();

/**
 * Services whose documentation shows both condition keys in the trust policies of their roles. Others, such as
 * `lambda.amazonaws.com`, are not documented to send them, so a condition could lock them out.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 * @see https://docs.aws.amazon.com/personalize/latest/dg/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 * @see https://docs.aws.amazon.com/resilience-hub/latest/userguide/next-gen-resilience-testing-iam-single-account.html
 */
const SERVICES_WITH_SOURCE: ReadonlySet<string> = new Set([
  'bedrock.amazonaws.com',
  'fis.amazonaws.com',
  'monitoring.rds.amazonaws.com',
  'personalize.amazonaws.com',
  'scheduler.amazonaws.com',
  'states.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
]);

/** Rules for the trust policies of roles: who may assume a role. */
export const iamTrustRules: readonly Rule[] = [
  {
    id: 'IamTrustNotPublic',
    level: 'hardening',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'IAM role trust policy has no wildcard principal',
    why: 'A wildcard admits principals of every AWS account. One mistake in a condition then exposes the role.',
    fix: 'Name services, roles or identity providers in Principal. Remove wildcards, and NotPrincipal with Allow.',
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('IAM/latest/UserGuide/reference_policies_elements_principal.html')],
    check: (role) =>
      readTrustStatements(role).flatMap(({ principals, hasNotPrincipal }) => [
        ...(hasNotPrincipal ? ['NotPrincipal'] : []),
        ...principals.filter(isWildcard).map(({ value }) => value.display()),
      ]),
  },
  {
    id: 'IamTrustActionsExact',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy allows only the actions that assume the role, by their full names',
    why: 'A wildcard also allows other ways to assume the role, without the conditions that they need.',
    fix: 'Set Action to sts:AssumeRole, or sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML for federation.',
    property: PROPERTY,
    references: [cfnNag('F2'), cfnNag('W14'), awsDocs('IAM/latest/UserGuide/reference_policies_elements_action.html')],
    check: (role) =>
      readTrustStatements(role).flatMap(({ actions, hasNotAction, principals }) => [
        ...(hasNotAction ? ['NotAction'] : []),
        // A principal that is written wrong is nobody today, and whoever a correction names.
        ...actions.filter((action) =>
          principals.length === 0
            ? !ASSUMING_ANYHOW.includes(action)
            : !principals.every((principal) => isAssuming(principal, action)),
        ),
      ]),
  },
  {
    id: 'IamTrustExternalAccountConditions',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy admits other accounts only with an external id or from the organization',
    why: 'Without it another customer of the same vendor can make the vendor use this role (confused deputy).',
    fix: 'Add a StringEquals condition on sts:ExternalId or aws:PrincipalOrgID to the statement.',
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('IAM/latest/UserGuide/confused-deputy.html')],
    check: (role) => {
      const foreign = findTrustedPrincipals(role, 'AWS').filter(
        ([statement, principal]) => !hasExternalIdOrOrganization(statement) && !isOfSameAccount(principal, role),
      );
      return findTrustedPrincipals(role, 'AWS').length === 0
        ? 'not applicable'
        : foreign.map(([, { value }]) => value.display());
    },
  },
  {
    id: 'IamTrustNotWholeAccount',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy does not admit every principal of an account',
    why: 'Every principal of the account with a broad sts:AssumeRole permission can then assume the role.',
    fix: 'Name roles in Principal, or add a condition on aws:PrincipalArn or aws:MultiFactorAuthPresent.',
    property: PROPERTY,
    references: [nist('AC-6'), awsDocs('IAM/latest/UserGuide/reference_policies_elements_principal.html')],
    check: (role) => {
      const accounts = findTrustedPrincipals(role, 'AWS').filter(([, principal]) => isAccount(principal));
      if (accounts.length === 0) return 'not applicable';
      return accounts
        .filter(([statement]) => !isLimitedToNamedPrincipals(statement))
        .map(([, { value }]) => value.display());
    },
  },
  {
    id: 'IamTrustServiceSourceConditions',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy limits a service to resources of the same account',
    why: 'AWS services act for every customer. Another one could make the service use this role (confused deputy).',
    fix: 'Add conditions on aws:SourceAccount and aws:SourceArn, with the same account, to the statement.',
    property: PROPERTY,
    references: [nist('AC-3'), awsDocs('IAM/latest/UserGuide/confused-deputy.html')],
    check: (role) => {
      const services = findTrustedPrincipals(role, 'Service').filter(([, { value }]) =>
        SERVICES_WITH_SOURCE.has(parseServiceName(value)),
      );
      if (services.length === 0) return 'not applicable';
      return services.flatMap(([statement, { value }]) => [
        ...(hasLimitingCondition(statement, 'aws:SourceAccount', (_, account) => isOwnAccount(account))
          ? []
          : [`${parseServiceName(value)} without aws:SourceAccount`]),
        ...(hasLimitingCondition(statement, 'aws:SourceArn', (arn) => isOwnArn(arn, role))
          ? []
          : [`${parseServiceName(value)} without aws:SourceArn`]),
      ]);
    },
  },
];

/**
 * Whether a trust policy may allow an action to a principal. IAM Roles Anywhere writes the name in the certificate into
 * the session.
 *
 * @see https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
function isAssuming({ kind, value }: Principal, action: string): boolean {
  if (ASSUMING[kind].includes(action)) return true;
  return action === 'sts:setsourceidentity' && kind === 'Service' && value.display() === ROLES_ANYWHERE;
}

function isWildcard({ kind, value }: Principal): boolean {
  if (kind === 'any') return true;
  return kind === 'AWS' && value.target() === undefined && !isExact(readArn(value));
}

function hasExternalIdOrOrganization(statement: PolicyStatement): boolean {
  return ['sts:ExternalId', 'aws:PrincipalOrgID'].some((key) => hasLimitingCondition(statement, key));
}

function isLimitedToNamedPrincipals(statement: PolicyStatement): boolean {
  return (
    hasLimitingCondition(statement, 'aws:MultiFactorAuthPresent', (value) => value === 'true') ||
    ['aws:PrincipalArn', 'sts:ExternalId'].some((key) => hasLimitingCondition(statement, key))
  );
}

/** An account id, or the root of an account: in a trust policy both mean every principal of the account. */
function isAccount({ value }: Principal): boolean {
  const shown = stripPseudoParameters(readArn(value));
  return parseArn(shown)?.named === 'root' || /^(\d{12}|AccountId)$/.test(shown);
}

/** @throws Undecidable when only a deployment resolves one of the accounts */
function isOfSameAccount({ value }: Principal, role: TemplateResource): boolean {
  const target = value.target();
  if (target?.stack === role.stack) return true;
  const shown = stripPseudoParameters(value.display());
  const account = target === undefined ? (parseArn(shown)?.account ?? shown) : readAccountId(target);
  if (account === 'AccountId' && target === undefined) return true;
  const known = [account, readAccountId(role)].every((id) => /^\d{12}$/.test(id));
  if (!known) throw new Undecidable(value.property, value.raw);
  return account === readAccountId(role);
}

/** Whether an ARN names resources of one type in the account of the role, or is that of a resource in the templates. */
function isOwnArn(shown: string, role: TemplateResource): boolean {
  if (/^\$\{\w+\.\w+\}$/.test(shown)) return true;
  const arn = parseArn(shown);
  if (arn === undefined) return false;
  return isExact(arn.service) && isExact(arn.region) && arn.account === readAccountId(role) && !/^[*?]/.test(arn.named);
}
