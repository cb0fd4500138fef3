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
import { Migration } from './migration';

export interface DataStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  readonly network: Network;
}

/** The database with its proxy, migrations, backups and event subscriptions. */
export class DataStack extends Stack {
  readonly database: Database;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { keys, deadLetters, alerts, network, prefix, settings } = props;
    const { logRetentionDays } = settings.data;
    this.database = new Database(this, 'Database', { prefix, network, keys, settings });
    const { cluster } = this.database;
    new Migration(this, 'Migration', { network, cluster, shared: { keys, deadLetters, logRetentionDays } });
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
