import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { DataKey } from './data-key';
import { grantsThrough, useBy, useByTrail, useForTenants, useThrough } from './key-policy';
import { logGroupPatterns } from './log-group-patterns';

export interface DataKeysProps {
  /** What the names of the environment's stacks start with; log groups carry it. */
  readonly prefix: string;
  readonly settings: Settings;
}

/** One key a data class, so that losing or abusing one exposes one class of data and the trail tells them apart. */
export class DataKeys extends Construct {
  /** Cluster storage, snapshots, backups, Performance Insights. */
  readonly database: IKey;
  /** Data keys of tenants; the functions of the service call it with the tenant in the encryption context. */
  readonly subjects: IKey;
  /** The environment variables of functions, and secrets that adopters keep; the blueprint itself has none. */
  readonly secrets: IKey;
  /** Log groups of this environment. */
  readonly logs: IKey;
  /** The trail and its archive. */
  readonly audit: IKey;
  /** Alert topics and dead letter queues. */
  readonly messaging: IKey;

  constructor(scope: Construct, id: string, { prefix, settings }: DataKeysProps) {
    super(scope, id);
    const { account, region } = settings;
    const { partition } = Stack.of(this);
    const via = (...services: string[]) => services.map((service) => `${service}.${region}.amazonaws.com`);
    const fromThisAccount = { StringEquals: { 'aws:SourceAccount': account } };
    const key = (name: string, protects: string, use: ConstructorParameters<typeof DataKey>[2]['use']) =>
      new DataKey(this, name, { protects, use, settings: settings.encryption }).key;

    const storage = via('rds', 'backup');
    this.database = key('Database', 'database storage, snapshots and backups', [
      useThrough(storage, account),
      grantsThrough(storage, account),
    ]);
    this.subjects = key('Subjects', 'data keys of tenants', [useForTenants(account)]);
    const secretHolders = via('lambda', 'secretsmanager');
    this.secrets = key('Secrets', 'environment of functions', [
      useThrough(secretHolders, account),
      grantsThrough(secretHolders, account),
    ]);
    this.logs = key('Logs', 'log groups', [
      useBy(`logs.${region}.amazonaws.com`, 'LogGroupsOfThisEnvironment', {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': logGroupPatterns(prefix).map(
            (pattern) => `arn:${partition}:logs:${region}:${account}:log-group:${pattern}`,
          ),
        },
      }),
    ]);
    this.audit = key('Audit', 'audit trail and its archive', [
      useThrough(via('s3'), account),
      ...useByTrail(`arn:${partition}:cloudtrail:${region}:${account}:trail/${prefix}-*`),
    ]);
    this.messaging = key('Messaging', 'alerts and dead letters', [
      useThrough(via('sns', 'sqs'), account),
      useBy('cloudwatch.amazonaws.com', 'Alarms', fromThisAccount),
      useBy('sns.amazonaws.com', 'UndeliveredAlerts', fromThisAccount),
      useBy('events.rds.amazonaws.com', 'DatabaseEvents', fromThisAccount),
      useBy('events.amazonaws.com', 'EventRules', fromThisAccount),
      useBy('backup.amazonaws.com', 'BackupEvents', fromThisAccount),
    ]);
  }
}
