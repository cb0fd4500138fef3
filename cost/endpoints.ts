import { HOURS_PER_MONTH } from './assumptions';
import { buildLine, UnpricedResource } from './cost-line';
import { renderCount } from './nouns';
import type { Estimate } from './resource-class';

/**
 * Interface endpoints cost by the hour and zone. A gateway endpoint is free.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export const estimateEndpoints: Estimate = (endpoints, { region }) =>
  endpoints.flatMap((endpoint) => {
    const type = endpoint.at('VpcEndpointType').text() ?? 'Gateway';
    if (type === 'Gateway') return [];
    if (type !== 'Interface') throw new UnpricedResource(endpoint.path, `an endpoint of type ${type} has no price`);
    // An endpoint takes one subnet per zone.
    const zones = endpoint.at('SubnetIds').items().length;
    if (zones === 0) throw new UnpricedResource(endpoint.path, 'an interface endpoint without SubnetIds has no zone');
    const service = endpoint.at('ServiceName').display().split('.').at(-1);
    return buildLine(region, {
      resource: endpoint.path,
      what: `interface endpoint of ${service} in ${renderCount(zones, 'zone')}`,
      quantity: zones * HOURS_PER_MONTH,
      price: 'endpointZoneHour',
    });
  });
