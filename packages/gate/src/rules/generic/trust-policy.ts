import { type Condition, type PolicyStatement, type Principal, readStatements } from '../../templates/policy-statement';
import { collectCertain } from '../../templates/undecided';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule, securityHub } from '../rule';
import { describeStatement, isBounded } from './bounded-statement';
import { assertAccountIsKnown, findAccounts, readLeadingAccount } from './find-accounts';
import { isSharedHost, normalizeHost } from './hosts';
import { findKnownParties, type KnownParties } from './known-parties';
import { findPlaces, type Place } from './places';

/** Condition keys whose value is the account or the resource that a request comes from. */
const ORIGINS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
]);
const CANONICAL_USER = /^[0-9a-f]{64}$/;
const ORGANIZATION = /\bo-[a-z0-9]{10,32}\b/;

/** Rules for the principals that policies and lists of access of every type name. */
export const trustPolicyRules: readonly Rule[] = [
  {
    id: 'TrustPolicyPrincipals',
    level: 'required',
    group: 'leastPrivilege',
    types: [EVERY_TYPE],
    appliesTo: (resource) => {
      const { policies, candidates } = findPlaces(resource);
      return policies.length > 0 || candidates.some(isCanonicalUser) || candidates.some(isOrganization);
    },
    what: 'Policy allows access only to accounts, users and organizations that the app trusts',
    why: 'Administrators of the other account decide who there uses the access, and this account cannot see it.',
    fix: 'Remove the principal from the policy, or list it in trusts of the gate policy.',
    property: 'Properties',
    references: [
      securityHub('S3.6'),
      pciDss('12.8.1'),
      awsDocs('IAM/latest/UserGuide/access-analyzer-resources.html'),
      nist('AC-3'),
    ],
    check: (resource, templates) => {
      const known = findKnownParties(resource, templates);
      const { policies, candidates } = findPlaces(resource);
      const inPolicies = (): readonly string[] =>
        collectCertain(policies, ({ path, document }) =>
          collectCertain(readStatements(document), (statement) => listStrangers(statement, known, path)),
        );
      const inTexts = (): readonly string[] => [
        ...candidates
          .filter((place) => isCanonicalUser(place) && !known.knowsCanonicalUser(place.text))
          .map(({ path, text }) => `${path}: canonical user ${text} may use this resource`),
        ...candidates
          .filter((place) => isOrganization(place) && !known.knowsOrganization(readOrganization(place.text)))
          .map(({ path, text }) => `${path}: organization ${readOrganization(text)} may use this resource`),
      ];
      return [...new Set(collectCertain([inTexts, inPolicies], (list) => list()))];
    },
  },
];

function listStrangers(statement: PolicyStatement, known: KnownParties, path: string): readonly string[] {
  if (!statement.allows) return [];
  const bounded = isBounded(statement);
  const named = collectCertain(statement.principals, (principal) => namePrincipal(principal, known, bounded));
  const inConditions = statement.conditions.flatMap((condition) => nameOrigins(condition, known));
  return [...named, ...inConditions].map(
    (who) => `${path === '' ? 'Statement' : path}: ${who} may use ${describeStatement(statement)}`,
  );
}

/** @throws Undecidable for a principal that may be of any account, and that no condition limits */
function namePrincipal({ kind, value }: Principal, known: KnownParties, bounded: boolean): readonly string[] {
  if (kind === 'any' || kind === 'Service') return [];
  const text = value.display();
  if (kind === 'CanonicalUser') {
    return CANONICAL_USER.test(text) && !known.knowsCanonicalUser(text) ? [`canonical user ${text}`] : [];
  }
  if (kind === 'Federated') {
    const host = readProviderHost(text);
    if (host !== undefined && !known.knowsHost(host) && !isSharedHost(host)) return [`identity provider ${host}`];
  }
  const id = findAccounts(text)[0]?.id ?? readLeadingAccount(text);
  if (id !== undefined) return known.knowsAccount(id) ? [] : [`account ${id}`];
  if (!bounded && kind === 'AWS') assertAccountIsKnown(value);
  return [];
}

/** The host that signs the tokens of an OpenID Connect provider, which a principal names by ARN or by itself. */
function readProviderHost(text: string): string | undefined {
  const [, provider = text] = /:oidc-provider\/(.*)$/.exec(text) ?? [];
  return normalizeHost(provider.split('/')[0] ?? '');
}

/** The accounts and organizations that a condition admits. Negated operators admit none. */
function nameOrigins(condition: Condition, known: KnownParties): readonly string[] {
  const { key } = condition;
  if (/Not|Null/.test(condition.operator)) return [];
  const texts = () => condition.values.map((value) => value.display());
  if (/orgid$|orgpaths$/.test(key)) {
    return texts()
      .map(readOrganization)
      .filter((id) => id !== '' && !known.knowsOrganization(id))
      .map((id) => `organization ${id}`);
  }
  if (!ORIGINS.has(key)) return [];
  return texts()
    .map((text) => findAccounts(text)[0]?.id ?? readLeadingAccount(text))
    .filter((id) => id !== undefined && !known.knowsAccount(id))
    .map((id) => `account ${id}, by the condition ${key},`);
}

/** A canonical user in a list of access, as for a bucket or a distribution. */
function isCanonicalUser(place: Place): boolean {
  return CANONICAL_USER.test(place.text) && /canonical|grantee|^id$|owner/i.test(place.name);
}

/** An organization that a property admits: `OrganizationId` of a layer, an ARN in the principals of a share. */
function isOrganization(place: Place): boolean {
  return /organization|principal|orgid/i.test(place.name) && ORGANIZATION.test(place.text);
}

function readOrganization(text: string): string {
  return ORGANIZATION.exec(text)?.[0] ?? '';
}
