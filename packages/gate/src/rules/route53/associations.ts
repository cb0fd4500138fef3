import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/**
 * Whether an association of a type names a VPC.
 *
 * @throws Undecidable when only a deployment resolves the VPC of an association
 */
export function hasAssociation(vpc: TemplateResource, templates: TemplateSet, type: string, property: string): boolean {
  const named = templates.ofType(type).map((association) => association.at(property));
  if (named.some((value) => value.target() === vpc)) return true;
  return named.some((value) => value.target() === undefined && value.text() === vpc.logicalId);
}
