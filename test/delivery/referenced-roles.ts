import type { TemplateResource, Value } from '@bulwark/gate/templates';

export const ROLE = 'AWS::IAM::Role';

/** The roles that the properties of a resource refer to, in any template of the environment. */
export function findReferencedRoles(resource: TemplateResource): readonly TemplateResource[] {
  return [...new Set(findRoles(resource.at('')))];
}

function findRoles(value: Value): readonly TemplateResource[] {
  const target = value.target();
  if (target?.type === ROLE) return [target];
  const { raw } = value;
  if (Array.isArray(raw)) return value.items().flatMap(findRoles);
  if (typeof raw !== 'object' || raw === null || Object.keys(raw).some((key) => /^(Ref$|Fn::)/.test(key))) return [];
  return value.entries().flatMap(([, child]) => findRoles(child));
}
