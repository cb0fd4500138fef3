import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import type { Network } from '../network/network';
import { Backups } from './backups';
import { Database } from './database';
import { DatabaseEventSubscriptions } from './database-event-subscriptions';
import { DeniedStatements } from './denied-statements';
import { Keeper } from './keeper';
import { Migration } from './migration';
import { TenantTasks } from './tenant-tasks';

export interface DataStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  readonly network: Network;
}

/** The database with its proxy, migrations, backups and event subscriptions, and the functions that keep its keys. */
export class DataStack extends Stack {
  readonly database: Database;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { keys, deadLetters, alerts, network, prefix, settings } = props;
    const { logRetentionDays } = settings.data;
    this.database = new Database(this, 'Database', { prefix, network, keys, settings });
    const { cluster } = this.database;
    const shared = { keys, deadLetters, logRetentionDays };
    const migration = new Migration(this, 'Migration', { network, cluster, shared });
    const { database } = this;
    new Keeper(this, 'Keeper', { prefix, network, database, migration, alerts, shared, settings: settings.data });
    new TenantTasks(this, 'TenantTasks', { prefix, network, database, alerts, shared });
    new DeniedStatements(this, 'DeniedStatements', { prefix, log: cluster.serverLog, alerts });
    new Backups(this, 'Backups', {
      prefix,
      cluster,
      key: keys.database,
      alerts,
      settings: settings.data,
      disposable: settings.disposable,
    });
    new DatabaseEventSubscriptions(this, 'EventSubscriptions', { alerts });
  }
}
