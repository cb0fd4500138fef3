import type { TemplateResource } from '../templates/template-resource';
import type { Identity, IdentityPolicies } from './identity-policies';
import { readAt } from './read-at';
import type { ResourceNames } from './resource-names';
import { readTags } from './resource-tags';
import type { Subject, UnreadPolicies } from './subject';

/** The roles and users of the templates. */
export function listSubjects(
  resources: readonly TemplateResource[],
  policies: IdentityPolicies,
  names: ResourceNames,
  unread: UnreadPolicies,
): readonly Subject[] {
  return resources.flatMap((resource) => {
    const kind = KINDS[resource.type];
    return kind === undefined ? [] : [buildSubject(resource, kind, policies, names, unread)];
  });
}

const KINDS: Readonly<Record<string, Identity['kind']>> = { 'AWS::IAM::Role': 'Role', 'AWS::IAM::User': 'User' };

/**
 * The roles and users outside of the templates that the templates attach policies to. A policy is attached by the name,
 * without the path, which a resource policy may have.
 *
 * @param named ARNs that resource policies name
 */
export function listOutsideSubjects(
  resources: readonly TemplateResource[],
  policies: IdentityPolicies,
  named: ReadonlySet<string>,
  names: ResourceNames,
): readonly Subject[] {
  const own = new Set(
    resources.flatMap((resource) => {
      const arn = KINDS[resource.type] && names.findArn(resource);
      return arn === undefined ? [] : [identify(arn)];
    }),
  );
  return policies.listIdentities().flatMap((identity): Subject[] => {
    const { account, name } = identity;
    const kind = identity.kind === 'Role' ? 'role' : 'user';
    const id = `${kind} ${account} ${name}`;
    if (own.has(id)) return [];
    // Where the account is not known, a written one may be it.
    const isAny = names.symbols.isUnknown(account);
    const arn =
      [...named].find(
        (text) => identify(text) === id || (isAny && text.startsWith('arn:') && isNamed(text, kind, name)),
      ) ?? `arn:aws:iam::${account}:${kind}/${name}`;
    const caller = { kind, arn, account, name } as const;
    return [{ name: names.show(arn), arn, shortName: name, account, caller, identity: policies.find(identity) }];
  });
}

/** `role 111122223333 admin`, for `arn:aws:iam::111122223333:role/path/admin`. */
function identify(arn: string): string {
  const [, , , , account, resource = ''] = arn.split(':');
  const parts = resource.split('/');
  return `${parts[0]} ${account} ${parts.at(-1)}`;
}

function isNamed(arn: string, kind: string, name: string): boolean {
  const parts = (arn.split(':')[5] ?? '').split('/');
  return parts[0] === kind && parts.at(-1) === name;
}

function buildSubject(
  resource: TemplateResource,
  kind: Identity['kind'],
  policies: IdentityPolicies,
  names: ResourceNames,
  unread: UnreadPolicies,
): Subject {
  const arn = names.findArn(resource) ?? '';
  const account = names.readAccount(resource.stack);
  const name = arn.split('/').at(-1) ?? '';
  const limit = readAt(resource, 'PermissionsBoundary');
  const boundaryArn = limit.present ? names.read(limit) : undefined;
  const boundary = boundaryArn === undefined ? undefined : policies.findManaged(boundaryArn, resource.stack);
  if (boundaryArn !== undefined && boundary === undefined) unread.boundaries.add(names.show(boundaryArn));
  return {
    name: names.getPath(resource),
    arn,
    shortName: name,
    account,
    caller: { kind: kind === 'Role' ? 'role' : 'user', arn, account, name, readTags: () => readTags(resource, names) },
    resource,
    identity: policies.find({ kind, account, name }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(boundaryArn === undefined ? {} : { boundaryName: names.show(boundaryArn) }),
  };
}
