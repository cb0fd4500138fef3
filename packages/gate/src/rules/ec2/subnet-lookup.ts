import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';

/** The route tables in the templates that a subnet is associated with. */
export function findRouteTables(subnet: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  return templates
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .filter((association) => association.at('SubnetId').target() === subnet)
    .flatMap((association) => association.at('RouteTableId').target() ?? []);
}

/**
 * Whether subnets are in every Availability Zone of their VPC, and in two zones at minimum. Subnets outside the
 * templates are only counted.
 *
 * @throws Undecidable when only a deployment resolves which subnets they are
 */
export function isInEveryZone(ids: readonly Value[], templates: TemplateSet): boolean {
  return hasZones(ids, templates, (available) => Math.max(2, available));
}

/** Whether subnets are in two Availability Zones, or in the only zone of their VPC. For the rest see `isInEveryZone`. */
export function isInSeveralZones(ids: readonly Value[], templates: TemplateSet): boolean {
  return hasZones(ids, templates, (available) => Math.min(2, available));
}

function hasZones(ids: readonly Value[], templates: TemplateSet, countNeeded: (available: number) => number): boolean {
  const subnets = ids.map((id) => id.target());
  if (subnets.includes(undefined)) return ids.map((id) => id.text()).length > 1;
  const zones = new Set(subnets.map((subnet) => subnet?.at('AvailabilityZone').text()));
  return subnets.length > 0 && zones.size >= countNeeded(findVpcZones(subnets[0], templates).size);
}

/** The Availability Zones of all subnets in the VPC of a subnet. */
function findVpcZones(subnet: TemplateResource | undefined, templates: TemplateSet): ReadonlySet<string | undefined> {
  const vpc = subnet?.at('VpcId').target();
  const subnets = templates.ofType('AWS::EC2::Subnet').filter((other) => other.at('VpcId').target() === vpc);
  return new Set(subnets.map((other) => other.at('AvailabilityZone').text()));
}
