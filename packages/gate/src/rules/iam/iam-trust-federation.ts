import { type PolicyStatement, type Principal, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, checkov, nist, type Rule } from '../rule';
import { hasLimitingCondition, isExact, parseArn } from './granted-statements';

const TYPES = ['AWS::IAM::Role'];
const PROPERTY = 'Properties.AssumeRolePolicyDocument';
const ROLES_ANYWHERE = 'rolesanywhere.amazonaws.com';
/** What identifies a workload of IAM Roles Anywhere: its certificate, and the anchor that signed it. */
const CERTIFICATE_KEYS = ['aws:PrincipalTag/x509Subject', 'aws:PrincipalTag/x509SAN', 'aws:PrincipalTag/x509Issuer'];

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
      const federated = findPrincipals(role, 'Federated');
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
      const statements = findPrincipals(role, 'Service')
        .filter(([, { value }]) => value.display() === ROLES_ANYWHERE)
        .map(([statement]) => statement);
      if (statements.length === 0) return 'not applicable';
      return statements.every(
        (statement) =>
          hasLimitingCondition(statement, 'aws:SourceArn', isTrustAnchor) ||
          CERTIFICATE_KEYS.some((key) => namesCertificate(statement, key)),
      );
    },
  },
];

function findPrincipals(role: TemplateResource, kind: Principal['kind']): [PolicyStatement, Principal][] {
  return readStatements(role.at('AssumeRolePolicyDocument'))
    .filter(({ allows }) => allows)
    .flatMap((statement) =>
      statement.principals
        .filter((principal) => principal.kind === kind)
        .map((principal): [PolicyStatement, Principal] => [statement, principal]),
    );
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
  const second = shown === 'cognito-identity.amazonaws.com' ? 'amr' : 'sub';
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
