import { isBounded, isPublicStatement } from '../../rules/generic/bounded-statement';
import { type PolicyStatement, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import type { Entry } from '../entry';
import { readAt, readIfKnown } from '../known-values';
import { createAccount, INTERNET, type Link, type Outsider, type ShownControl } from '../party';
import type { Surroundings } from '../surroundings';
import { listForeignAccounts } from './policy-entry';

/** Roles that somebody outside may assume: other accounts, everybody, and identity providers. */
export function listTrustEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings.ofType('AWS::IAM::Role').flatMap((role) => {
    const statements = readIfKnown(() => readStatements(readAt(role, 'AssumeRolePolicyDocument'))) ?? [];
    const links = statements.flatMap((statement) => readStatement(role, statement, surroundings));
    return links.length === 0 ? [] : [{ links, methods: [] }];
  });
}

function readStatement(
  role: TemplateResource,
  statement: PolicyStatement,
  surroundings: Surroundings,
): readonly Link[] {
  const kinds = readIfKnown(() => statement.principals.map(({ kind }) => kind)) ?? [];
  if (kinds.length > 0 && kinds.every((kind) => kind === 'Service')) return [];
  const callers = [
    ...(readIfKnown(() => isPublicStatement(statement)) === true ? [INTERNET] : []),
    ...listForeignAccounts(statement, surroundings).map(createAccount),
    ...listProviders(statement, surroundings),
  ];
  const controls = describeConditions(role, statement);
  return callers.map((from) => ({
    from,
    to: role,
    action: 'assumes',
    protocol: 'HTTPS',
    authentication: from.type === 'identity provider' ? 'token of the provider' : 'IAM',
    encryption: 'TLS',
    evidence: [role],
    controls,
    isWay: true,
  }));
}

/** A provider of OpenID Connect or SAML outside of AWS. An identity pool of the templates is a node of its own. */
function listProviders(statement: PolicyStatement, surroundings: Surroundings): readonly Outsider[] {
  if (readIfKnown(() => statement.allows) === false) return [];
  return (readIfKnown(() => statement.principals) ?? [])
    .filter(({ kind }) => kind === 'Federated')
    .flatMap(({ value }): readonly Outsider[] => {
      const shown = value.display();
      if (shown === 'cognito-identity.amazonaws.com') return [];
      const target = surroundings.findTarget(value);
      const url = target === undefined ? shown : readAt(target, 'Url').display();
      const host = /^(?:https:\/\/|arn:[^:]*:iam::[^:]*:(?:oidc|saml)-provider\/)?([\w.-]+)/.exec(url)?.[1] ?? shown;
      return [{ id: `provider ${host}`, title: host, type: 'identity provider', isUntrusted: true }];
    });
}

function describeConditions(role: TemplateResource, statement: PolicyStatement): readonly ShownControl[] {
  const keys = readIfKnown(() => statement.conditions.map(({ key }) => key)) ?? [];
  const isLimited = readIfKnown(() => isBounded(statement)) === true;
  return [...new Set(keys)].sort().map((key) => ({
    what: isLimited ? `Trust policy limits the callers by ${key}` : `Trust policy has a condition on ${key}`,
    resource: role,
  }));
}
