import type { Deployment, Resource } from '../deployment/deployment';
import { environmentOf } from '../policy';

/**
 * Whether an environment was built to be thrown away: it has database clusters, and none of them is protected from deletion. Protection that
 * would keep CloudFormation from deleting the rest is not asked for there.
 */
export function isDisposable({ stack }: Resource, deployment: Deployment): boolean {
  const environment = environmentOf(stack.path);
  const clusters = deployment
    .ofType('AWS::RDS::DBCluster')
    .filter((cluster) => environmentOf(cluster.stack.path) === environment);
  return clusters.length > 0 && clusters.every((cluster) => cluster.at('DeletionProtection').flag() !== true);
}
