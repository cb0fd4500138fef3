import { createHash } from 'node:crypto';
import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { migrations } from '../../lambda/migrate/migrations';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import type { Network } from '../network/network';
import { allowTcp } from '../network/tcp-access';
import { AMAZON_AUTHORITIES } from './amazon-authorities';
import { buildDatabaseUserArn } from './database-endpoint';
import { DATABASE_NAME, MASTER_USER } from './database-role';
import type { PostgresCluster } from './postgres-cluster';

export interface MigrationProps {
  readonly network: Network;
  readonly cluster: PostgresCluster;
  readonly shared: SharedFunctionResources;
}

/**
 * Migrates the schema on every deployment that adds a migration or creates a cluster. The function is the handler of the custom resource:
 * when it fails, CloudFormation rolls the deployment back. Each migration is one transaction.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html
 */
export class Migration extends Construct {
  constructor(scope: Construct, id: string, { network, cluster, shared }: MigrationProps) {
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
        DATABASE_CONNECT_MS: `${CONNECT_MS}`,
        ...AMAZON_AUTHORITIES,
      },
      network,
      shared,
    });
    const path = allowTcp(this, 'ToCluster', {
      from: migrator.securityGroup,
      to: cluster.securityGroup,
      port: cluster.port,
      purpose: 'Migrations to database',
    });
    const responsePath = network.allowCustomResourceResponse(this, migrator.securityGroup);
    migrator.role.allow({
      actions: ['rds-db:connect'],
      resources: [buildDatabaseUserArn(this, cluster.resourceId, MASTER_USER)],
    });
    const run = new CustomResource(this, 'Run', {
      resourceType: 'Custom::Migration',
      serviceToken: migrator.function.functionArn,
      // Three times the timeout of the function, for the attempts of Lambda, and a margin.
      serviceTimeout: Duration.minutes(35),
      // Another cluster needs the migrations too, also one that was restored from a backup before the newest of them.
      properties: { Migrations: hashMigrations(), Cluster: cluster.identifier },
    });
    // Without both network paths the function can neither work nor respond, and the deployment waits for its timeout.
    run.node.addDependency(cluster, path, responsePath, migrator);
  }
}

/** Milliseconds that one attempt to connect may take; the function makes attempts for two minutes. */
const CONNECT_MS = 20_000;

/** Hashes all migrations: the hash changes when one is added, so that CloudFormation runs the function again. */
function hashMigrations(): string {
  const hash = createHash('sha256');
  for (const { name, sql } of migrations) hash.update(`${name}\0${sql}\0`);
  return hash.digest('hex');
}
