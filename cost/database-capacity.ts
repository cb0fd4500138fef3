import type { TemplateResource } from '@bulwark/gate/templates';
import { LOWEST_RUNNING_ACU } from './assumptions';
import { UnpricedResource } from './cost-line';
import type { EstimateContext } from './resource-class';

/** The instances of a cluster. */
export function findInstances(cluster: TemplateResource, { templates }: EstimateContext): TemplateResource[] {
  return templates
    .ofType('AWS::RDS::DBInstance')
    .filter((instance) => instance.at('DBClusterIdentifier').target() === cluster);
}

/** The clusters behind a proxy, by its target groups. */
export function findClustersOfProxy(proxy: TemplateResource, { templates }: EstimateContext): TemplateResource[] {
  return templates
    .ofType('AWS::RDS::DBProxyTargetGroup')
    .filter((group) => group.at('DBProxyName').target() === proxy)
    .flatMap((group) => group.at('DBClusterIdentifiers').items())
    .flatMap((cluster) => cluster.target() ?? []);
}

/**
 * ACU of each instance of an idle cluster. A minimum of 0 pauses the instance, unless a proxy keeps
 * connections open.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
 */
export function readIdleAcu(cluster: TemplateResource, context: EstimateContext): number {
  const minimum = cluster.at('ServerlessV2ScalingConfiguration.MinCapacity').number();
  if (minimum === undefined) {
    throw new UnpricedResource(cluster.path, 'a cluster without ServerlessV2ScalingConfiguration has no price');
  }
  if (minimum > 0) return minimum;
  const proxies = context.templates.ofType('AWS::RDS::DBProxy');
  const isHeldOpen = proxies.some((proxy) => findClustersOfProxy(proxy, context).includes(cluster));
  return isHeldOpen ? LOWEST_RUNNING_ACU : 0;
}
