import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { buildKeyPattern, grantEpochKeys } from '../encryption/epoch-keys';
import { grantTenantKeys } from '../encryption/tenant-keys';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import type { Network } from '../network/network';
import type { Database } from './database';
import { DatabaseRole } from './database-role';

export interface TenantTasksProps {
  readonly prefix: string;
  readonly network: Network;
  readonly database: Database;
  readonly shared: SharedFunctionResources;
}

/**
 * The function that rotates the key of a tenant, or erases a tenant. No route and no schedule leads to it: an operator
 * with `lambda:InvokeFunction` invokes it (docs/runbooks/tenants.md). It may use the keys of tenants and read wrapped
 * keys of persons, but no record.
 */
export class TenantTasks extends Construct {
  /** ARN pattern of the keys of epochs, which the policy of the role names. */
  readonly epochKeys: string;

  constructor(scope: Construct, id: string, { prefix, network, database, shared }: TenantTasksProps) {
    super(scope, id);
    this.epochKeys = buildKeyPattern(this);
    const key = shared.keys.subjects;
    const tasks = new ServiceFunction(this, 'Function', {
      purpose: 'Rotates keys of tenants and erases tenants',
      code: 'tenants',
      timeout: Duration.minutes(10),
      memoryMiB: 512,
      concurrency: 1,
      environment: {
        ...database.buildConnectionEnvironment(DatabaseRole.TENANTS, this),
        TENANT_KEYS_KEY_ARN: key.keyArn,
      },
      network,
      shared,
    });
    database.grantConnect(tasks, DatabaseRole.TENANTS);
    grantTenantKeys(tasks, key, 'create');
    grantEpochKeys(tasks, prefix);
    new CfnOutput(this, 'Name', { value: tasks.function.functionName });
  }
}
