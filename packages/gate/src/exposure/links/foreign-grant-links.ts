import type { TemplateResource } from '../../templates/template-resource';
import { readIfKnown } from '../known-values';
import { createAccount, type Link } from '../party';
import type { HeldStatement, RoleIndex } from '../role-holders';
import type { Surroundings } from '../surroundings';

/** What nodes may use in other accounts, by the ARNs in the policies of their roles. Data leaves the app this way. */
export function listForeignGrants(
  nodes: readonly TemplateResource[],
  roles: RoleIndex,
  surroundings: Surroundings,
): readonly Link[] {
  return nodes.flatMap((node) => {
    const held = roles.listRoles(node).flatMap((role) => roles.readRights(role).statements);
    return held.flatMap((each) => linkAccounts(node, each, surroundings));
  });
}

function linkAccounts(
  node: TemplateResource,
  { statement, holder }: HeldStatement,
  surroundings: Surroundings,
): readonly Link[] {
  const resources = readIfKnown(() => statement.resources) ?? [];
  const ids = new Set(resources.flatMap((value) => surroundings.findForeignAccount(value.display()) ?? []));
  if (ids.size === 0 || readIfKnown(() => statement.allows) === false) return [];
  const isRole = readIfKnown(() => statement.actions.every((action) => action === 'sts:assumerole')) === true;
  return [...ids].map((id) => ({
    from: node,
    to: createAccount(id),
    action: isRole ? 'assumes a role of' : 'uses resources of',
    protocol: 'HTTPS',
    authentication: 'IAM',
    evidence: [holder],
    controls: [],
    isWay: false,
  }));
}
