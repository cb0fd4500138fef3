import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { SecurityEvent } from '../../lambda/records/http/event';
import type { AlertTopic } from '../audit/alert-topic';
import { addEventCounter, buildEventNamespace, EVENT_METRIC } from '../audit/event-counter';
import { RunbookAlarm } from '../audit/runbook-alarm';
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
  readonly alerts: AlertTopic;
  readonly shared: SharedFunctionResources;
}

/**
 * The function that rotates the key of a tenant, or erases a tenant. No route and no schedule leads to it: an operator
 * with `lambda:InvokeFunction` invokes it (docs/runbooks/tenants.md). It may use the keys of tenants and read wrapped
 * keys of persons, but no record. No schedule repeats a task, so an alert follows one that failed or is not complete.
 */
export class TenantTasks extends Construct {
  /** ARN pattern of the keys of epochs, which the policy of the role names. */
  readonly epochKeys: string;

  constructor(scope: Construct, id: string, { prefix, network, database, alerts, shared }: TenantTasksProps) {
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
    addEventCounter(this, 'Events', { prefix, log: tasks.logGroup });
    const period = Duration.minutes(5);
    new RunbookAlarm(this, 'ErrorAlarm', {
      summary: 'A task for a tenant failed: its key is not rotated, or its data are not erased.',
      runbook: 'service-events.md#tenanttasks',
      severity: 'high',
      metric: tasks.function.metricErrors({ period, statistic: 'Sum' }),
      threshold: 1,
      alerts,
    });
    new RunbookAlarm(this, 'UnfinishedAlarm', {
      summary: 'A task for a tenant is not complete: it ends only when it is sent again.',
      runbook: 'service-events.md#tenanttasks',
      severity: 'high',
      metric: new Metric({
        namespace: buildEventNamespace(prefix),
        metricName: EVENT_METRIC,
        dimensionsMap: { Event: 'TenantTaskUnfinished' satisfies SecurityEvent },
        period,
        statistic: 'Sum',
      }),
      threshold: 1,
      alerts,
    });
    new CfnOutput(this, 'Name', { value: tasks.function.functionName });
  }
}
