import { createHash } from 'node:crypto';
import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { migrations } from '../../lambda/migrate/migrations';
import { type FunctionSurroundings, ServiceFunction } from '../functions/service-function';
import type { Network } from '../network/network';
import { openPath } from '../network/security-group-path';
import { databaseUser } from './database-proxy';
import { DATABASE_NAME, MASTER_USER } from './database-role';
import type { PostgresCluster } from './postgres-cluster';

export interface MigrationProps {
  readonly network: Network;
  readonly cluster: PostgresCluster;
  readonly surroundings: FunctionSurroundings;
}

/** Where Lambda keeps Amazon's certificate authorities, those of RDS among them; Node.js does not load them by itself since version 20. */
const AMAZON_AUTHORITIES = '/var/runtime/ca-cert.pem';

/**
 * Brings the schema up to date on every deployment that changes it, before anything that needs it. The function is the custom
 * resource itself: when it fails, CloudFormation takes the deployment back, and each migration is all or nothing.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html
 */
export class Migration extends Construct {
  constructor(scope: Construct, id: string, { network, cluster, surroundings }: MigrationProps) {
    super(scope, id);
    const migrator = new ServiceFunction(this, 'Function', {
      purpose: 'Brings the database schema up to date',
      code: 'migrate',
      timeout: Duration.minutes(10),
      memoryMiB: 256,
      concurrency: 1,
      environment: {
        DATABASE_HOST: cluster.host,
        DATABASE_PORT: `${cluster.port}`,
        DATABASE_NAME,
        DATABASE_USER: MASTER_USER,
        NODE_EXTRA_CA_CERTS: AMAZON_AUTHORITIES,
      },
      network,
      surroundings,
    });
    const path = openPath(this, 'ToCluster', {
      from: migrator.securityGroup,
      to: cluster.securityGroup,
      port: cluster.port,
      purpose: 'Migrations to database',
    });
    const answer = network.allowCustomResourceResponse(this, migrator.securityGroup);
    migrator.role.allow({
      actions: ['rds-db:connect'],
      resources: [databaseUser(this, cluster.resourceId, MASTER_USER)],
    });
    const run = new CustomResource(this, 'Run', {
      resourceType: 'Custom::Migration',
      serviceToken: migrator.function.functionArn,
      // Three attempts of the function.
      serviceTimeout: Duration.minutes(35),
      properties: { Migrations: fingerprint() },
    });
    // Without its paths the function could neither work nor answer, and the deployment would hang.
    run.node.addDependency(cluster, path, answer, migrator);
  }
}

/** Changes whenever a migration is added, so that CloudFormation runs the function again. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const { name, sql } of migrations) hash.update(`${name}\0${sql}\0`);
  return hash.digest('hex');
}
