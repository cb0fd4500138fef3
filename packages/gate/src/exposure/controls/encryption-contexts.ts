import { coversAction, type PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import { readIfKnown } from '../known-values';
import { listServices } from '../links/grant-links';
import type { ShownControl } from '../party';
import type { RoleIndex } from '../role-holders';

const CONTEXT = 'kms:encryptioncontext';

/**
 * The rights of each node to decrypt with a key, for one encryption context. With them an app encrypts fields before a
 * database sees them.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export function findEncryptionContexts(
  nodes: readonly TemplateResource[],
  roles: RoleIndex,
): ReadonlyMap<TemplateResource, readonly ShownControl[]> {
  const found = new Map<TemplateResource, readonly ShownControl[]>();
  for (const node of nodes) {
    const held = roles.listRoles(node).flatMap((role) => roles.readRights(role).statements);
    const controls = held.flatMap(({ statement, holder }) => {
      const context = readContext(statement);
      return context === undefined
        ? []
        : [{ what: `Decrypts only with encryption context ${context}`, resource: holder }];
    });
    if (controls.length > 0) found.set(node, controls);
  }
  return found;
}

/** `purpose=tenant-key`; undefined for a statement that decrypts in any context, or nothing. */
function readContext(statement: PolicyStatement): string | undefined {
  return readIfKnown(() => {
    if (!listServices(statement).some((service) => service === 'kms' || service.includes('*'))) return undefined;
    if (!coversAction(statement, 'kms:Decrypt') || !statement.allows) return undefined;
    const conditions = statement.conditions.filter(({ key }) => key.startsWith(CONTEXT));
    if (conditions.length === 0) return undefined;
    return conditions
      .map(({ key, values }) => {
        const name = key.slice(CONTEXT.length + 1);
        return name === '' ? 'of any name' : `${name}=${values.map((value) => value.display()).join(' or ')}`;
      })
      .sort()
      .join(', ');
  });
}
