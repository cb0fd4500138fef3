import type { TemplateResource } from '@bulwark/gate/templates';
import { HOURS_PER_MONTH, PROXY_MINIMUM_ACU } from './assumptions';
import { buildLine, type CostLine, UnpricedResource } from './cost-line';
import { findClustersOfProxy, findInstances, readIdleAcu } from './database-capacity';
import { renderCount } from './nouns';
import type { Estimate, EstimateContext } from './resource-class';

/**
 * RDS Proxy costs by the capacity of each instance behind it, with a minimum. Sources differ on whether AWS applies the
 * minimum to each instance or once per proxy; it is counted for each, the most that AWS charges.
 *
 * @see https://aws.amazon.com/rds/proxy/pricing/
 */
export const estimateProxies: Estimate = (proxies, context) =>
  proxies.flatMap((proxy) => {
    const clusters = findClustersOfProxy(proxy, context);
    if (clusters.length === 0) throw new UnpricedResource(proxy.path, 'a proxy without a cluster in the templates');
    return clusters.map((cluster) => estimateTarget(proxy, cluster, context));
  });

function estimateTarget(proxy: TemplateResource, cluster: TemplateResource, context: EstimateContext): CostLine {
  const instances = findInstances(cluster, context).length;
  const capacity = readIdleAcu(cluster, context);
  const billed = Math.max(capacity, PROXY_MINIMUM_ACU);
  return buildLine(context.region, {
    resource: proxy.path,
    what: `proxy, ${renderCount(instances, 'instance')} at ${capacity} ACU${billed > capacity ? ` billed as ${billed}` : ''}`,
    quantity: Math.max(instances, 1) * billed * HOURS_PER_MONTH,
    price: 'proxyAcuHour',
  });
}
