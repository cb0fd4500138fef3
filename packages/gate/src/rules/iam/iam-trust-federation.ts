import { matchesPattern } from '../../templates/match-pattern';
import type { PolicyStatement, Principal } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';
import { hasLimitingCondition, isExact, parseArn } from './granted-statements';
import { findTrustedPrincipals, ROLES_ANYWHERE } from './trust-statements';

const TYPES = ['AWS::IAM::Role'];
const PROPERTY = 'Properties.AssumeRolePolicyDocument';
/** What identifies a workload of IAM Roles Anywhere: its certificate, and the anchor that signed it. */
const CERTIFICATE_KEYS = ['aws:PrincipalTag/x509Subject', 'aws:PrincipalTag/x509SAN', 'aws:PrincipalTag/x509Issuer'];

/** The service of identity pools, in every partition. */
const COGNITO = /^cognito-identity[\w-]*(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/;
/** Subjects of GitHub and of GitLab, which start with the repository. */
const REPOSITORY = /^(repo|project_path):[^:]+:./;
/**
 * What follows the repository and is open to everybody who may push to it, or open a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.gitlab.com/ci/cloud_services/aws/
 */
const ANY_BRANCH: readonly RegExp[] = [
  /^repo:[^:]+:(pull_request$|[*?]|environment:[*?]|ref:(refs\/((heads|tags)\/)?)?[*?])/,
  /^project_path:[^:]+:([*?]|ref_type:([*?]|[^:]+:ref:[*?]))/,
];

/** Rules for trust policies that admit identities from outside AWS. */
export const iamTrustFederationRules: readonly Rule[] = [
  {
    id: 'IamTrustFederationConditions',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy limits an identity provider to one audience and to named subjects',
    why: 'Providers such as GitHub sign tokens for every customer. Without conditions all of them can assume the role.',
    fix: 'Add conditions on <provider>:aud and <provider>:sub. For SAML use SAML:aud, for Cognito <provider>:amr.',
    property: PROPERTY,
    references: [
      checkov('CKV_AWS_358'),
      awsDocs('IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html'),
      awsDocs('IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html'),
      nist('IA-8'),
    ],
    check: (role) => {
      const federated = findTrustedPrincipals(role, 'Federated');
      if (federated.length === 0) return 'not applicable';
      return federated.flatMap(([statement, principal]) =>
        listMissingClaims(statement, principal).map((claim) => `${principal.value.display()} without ${claim}`),
      );
    },
  },
  {
    id: 'IamTrustFederationRolesAnywhere',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy limits IAM Roles Anywhere to one trust anchor or to named certificates',
    why: 'Every certificate that any trust anchor of the account signed can assume the role.',
    fix: 'Add a condition on aws:SourceArn with the trust anchor, or on aws:PrincipalTag/x509Subject/CN.',
    property: PROPERTY,
    references: [
      checkov('CKV_AWS_60'),
      awsDocs('rolesanywhere/latest/userguide/trust-model.html'),
      awsDocs('IAM/latest/UserGuide/confused-deputy.html'),
      nist('IA-8'),
    ],
    check: (role) => {
      const statements = findAnywhereStatements(role);
      if (statements.length === 0) return 'not applicable';
      return statements.every(
        (statement) =>
          hasLimitingCondition(statement, 'aws:SourceArn', isTrustAnchor) ||
          CERTIFICATE_KEYS.some((key) => namesCertificate(statement, key)),
      );
    },
  },
  {
    id: 'IamTrustFederationCertificateNamed',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy names the certificates with which IAM Roles Anywhere may assume the role',
    why: 'Every certificate of the authority can assume the role, also one that was issued for another workload.',
    fix: 'Add a StringEquals condition on aws:PrincipalTag/x509Subject/CN, x509SAN or x509Issuer.',
    property: PROPERTY,
    references: [awsDocs('rolesanywhere/latest/userguide/attribute-mapping-and-trust-policy.html'), nist('IA-8')],
    check: (role) => {
      const statements = findAnywhereStatements(role);
      if (statements.length === 0) return 'not applicable';
      return statements.every((statement) => CERTIFICATE_KEYS.some((key) => namesCertificate(statement, key)));
    },
  },
  {
    id: 'IamTrustFederationNoGuests',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'IAM role trust policy does not admit guests of a Cognito identity pool, who did not sign in',
    why: 'Anyone who reads the id of the pool in the app gets credentials of the role without an account.',
    fix: 'Set the condition on cognito-identity.amazonaws.com:amr to authenticated.',
    property: PROPERTY,
    references: [
      securityHub('Cognito.2'),
      checkov('CKV_AWS_366'),
      awsDocs('cognito/latest/developerguide/identity-pools-security-best-practices.html'),
      nist('IA-8'),
    ],
    check: (role) => {
      const pools = findTrustedPrincipals(role, 'Federated').filter(([, { value }]) => COGNITO.test(value.display()));
      return pools.length === 0 ? 'not applicable' : !pools.some(([statement]) => admitsGuests(statement));
    },
  },
  {
    id: 'IamTrustFederationBranchNamed',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'IAM role trust policy names the branch, the tag or the environment of a repository',
    why: 'Whoever can push a branch or open a pull request runs a workflow with the role, before anyone reviews it.',
    fix: 'Set the condition on <provider>:sub to one branch, or to an environment that requires a review.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html'), nist('AC-6')],
    check: (role) => {
      const federated = findTrustedPrincipals(role, 'Federated');
      const subjects = federated
        .flatMap(([statement]) => listSubjects(statement))
        .filter((one) => REPOSITORY.test(one));
      return subjects.length === 0 ? 'not applicable' : listAnyBranch(subjects);
    },
  },
];

function findAnywhereStatements(role: TemplateResource): readonly PolicyStatement[] {
  return findTrustedPrincipals(role, 'Service')
    .filter(([, { value }]) => value.display() === ROLES_ANYWHERE)
    .map(([statement]) => statement);
}

/** A negated operator admits guests too, which the rule about missing claims reports. */
function admitsGuests({ conditions }: PolicyStatement): boolean {
  return conditions
    .filter(({ key, operator }) => key.endsWith(':amr') && !operator.includes('Not'))
    .some(({ values }) => values.some((value) => matchesPattern(value.display(), 'unauthenticated')));
}

function listAnyBranch(subjects: readonly string[]): readonly string[] {
  return [...new Set(subjects.filter((subject) => ANY_BRANCH.some((pattern) => pattern.test(subject))))];
}

function listSubjects({ conditions }: PolicyStatement): readonly string[] {
  return conditions
    .filter(({ key, operator }) => key.endsWith(':sub') && !operator.includes('Not'))
    .flatMap(({ values }) => values.map((value) => value.display()));
}

/** @throws Undecidable for a provider that only a deployment determines */
function listMissingClaims(statement: PolicyStatement, { value }: Principal): string[] {
  const has = (claim: string, accepts?: (text: string) => boolean): boolean =>
    statement.conditions.some(
      ({ key }) => key.toLowerCase().endsWith(`:${claim}`) && hasLimitingCondition(statement, key, accepts),
    );
  const shown = value.display();
  const target = value.target();
  if (target === undefined && !shown.includes('/')) value.text();
  if (target?.type === 'AWS::IAM::SAMLProvider' || shown.includes(':saml-provider/')) return has('aud') ? [] : ['aud'];
  const second = COGNITO.test(shown) ? 'amr' : 'sub';
  return [...(has('aud') ? [] : ['aud']), ...(has(second, isNarrow) ? [] : [second])];
}

/**
 * Whether a subject names one repository, service account or project: `repo:acme/records:*`. A wildcard before the end
 * of its third part (`repo:acme/*`, `repo:acme/rec*`) admits others, which an intruder may create.
 */
function isNarrow(subject: string): boolean {
  const [beforeWildcard = ''] = subject.split(/[*?]/);
  if (beforeWildcard === subject) return subject !== '';
  const complete = beforeWildcard.split(/[:/]/).slice(0, -1);
  return complete.filter((part) => part !== '').length >= 3;
}

function isTrustAnchor(arn: string): boolean {
  if (/^\$\{\w+(\.\w+)?\}$/.test(arn)) return true;
  const parts = parseArn(arn);
  return parts !== undefined && isExact(parts.account) && /^trust-anchor\/[^*?]/.test(parts.named);
}

/** `aws:PrincipalTag/x509Subject/CN` with a value that not every certificate has. */
function namesCertificate({ conditions }: PolicyStatement, prefix: string): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      key.startsWith(prefix.toLowerCase()) &&
      /^String(Equals|EqualsIgnoreCase|Like)$/.test(operator) &&
      values.length > 0 &&
      values.every((value) => /[^*?]/.test(value.display())),
  );
}
