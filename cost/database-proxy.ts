import { HOURS_PER_MONTH, PROXY_MINIMUM_ACU } from './assumptions';
import { buildLine, UnpricedResource } from './cost-line';
import { findClustersOfProxy, findInstances, readIdleAcu } from './database-capacity';
import type { Estimate } from './resource-class';

/**
 * RDS Proxy costs by the capacity of the instances behind it, with a minimum.
 *
 * @see https://aws.amazon.com/rds/proxy/pricing/
 */
export const estimateProxies: Estimate = (proxies, context) =>
  proxies.map((proxy) => {
    const clusters = findClustersOfProxy(proxy, context);
    if (clusters.length === 0) throw new UnpricedResource(proxy.path, 'a proxy without a cluster in the templates');
    const capacity = clusters.reduce(
      (sum, cluster) => sum + findInstances(cluster, context).length * readIdleAcu(cluster, context),
      0,
    );
    const billed = Math.max(capacity, PROXY_MINIMUM_ACU);
    return buildLine(context.region, {
      resource: proxy.path,
      what: `proxy for ${capacity} ACU${billed > capacity ? `, billed as ${billed}` : ''}`,
      quantity: billed * HOURS_PER_MONTH,
      price: 'proxyAcuHour',
    });
  });
