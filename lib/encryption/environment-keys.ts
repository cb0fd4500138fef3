import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { CustomerManagedKey } from './customer-managed-key';
import {
  allowGrantsThroughServices,
  allowTenantKeyUse,
  allowUseByConfig,
  allowUseByService,
  allowUseByStateMachines,
  allowUseByTrail,
  allowUseThroughServices,
} from './key-policy';
import { buildLogGroupPatterns } from './log-group-patterns';

export interface EnvironmentKeysProps {
  /** Prefix of the names of the stacks and of the log groups. */
  readonly prefix: string;
  readonly settings: Settings;
}

/** One key per class of data, so that a lost or misused key exposes one class only and the trail shows which. */
export class EnvironmentKeys extends Construct {
  /** Cluster storage, snapshots, backups, Performance Insights. */
  readonly database: IKey;
  /** Data keys of tenants. The functions of the service call KMS with the tenant in the encryption context. */
  readonly subjects: IKey;
  /** Environment variables of functions, executions of playbooks, and secrets of adopters. The blueprint has no secret. */
  readonly secrets: IKey;
  /** Log groups of this environment. */
  readonly logs: IKey;
  /** The trail and its archive, and the configurations that AWS Config records. */
  readonly audit: IKey;
  /** Alert topics and dead letter queues. */
  readonly messaging: IKey;

  constructor(scope: Construct, id: string, { prefix, settings }: EnvironmentKeysProps) {
    super(scope, id);
    const { account, region } = settings;
    const { partition } = Stack.of(this);
    const listServices = (...services: string[]) => services.map((service) => `${service}.${region}.amazonaws.com`);
    const fromThisAccount = { StringEquals: { 'aws:SourceAccount': account } };
    const createKey = (
      name: string,
      protects: string,
      use: ConstructorParameters<typeof CustomerManagedKey>[2]['usage'],
    ) => new CustomerManagedKey(this, name, { protects, usage: use, settings: settings.encryption }).key;

    const storage = listServices('rds', 'backup');
    this.database = createKey('Database', 'database storage, snapshots and backups', [
      allowUseThroughServices(storage, account),
      allowGrantsThroughServices(storage, account),
    ]);
    this.subjects = createKey('Subjects', 'data keys of tenants', [allowTenantKeyUse(account)]);
    const secretHolders = listServices('lambda', 'secretsmanager');
    this.secrets = createKey('Secrets', 'environment variables of functions', [
      allowUseThroughServices(secretHolders, account),
      allowGrantsThroughServices(secretHolders, account),
      ...allowUseByStateMachines(
        account,
        `arn:${partition}:states:${region}:${account}:stateMachine:${prefix}-*`,
        `arn:${partition}:logs:${region}:${account}:*`,
      ),
    ]);
    this.logs = createKey('Logs', 'log groups', [
      allowUseByService(`logs.${region}.amazonaws.com`, 'LogGroupsOfThisEnvironment', {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': buildLogGroupPatterns(prefix).map(
            (pattern) => `arn:${partition}:logs:${region}:${account}:log-group:${pattern}`,
          ),
        },
      }),
    ]);
    this.audit = createKey('Audit', 'audit trail and its archive', [
      allowUseThroughServices(listServices('s3'), account),
      ...allowUseByTrail(`arn:${partition}:cloudtrail:${region}:${account}:trail/${prefix}-*`),
      ...(settings.detection.config.mode === 'here' ? [allowUseByConfig(account)] : []),
    ]);
    // SNS adds the topic to the encryption context, whichever service publishes. EventBridge does not send the source to
    // KMS, and AWS Backup is not documented to send it. A condition on the source would lose their events.
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
    const toTopicsOfThisEnvironment = {
      ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': `arn:${partition}:sns:${region}:${account}:${prefix}-*` },
    };
    // To a queue EventBridge sends its rule.
    const ofRulesOfThisEnvironment = {
      ArnLike: { 'aws:SourceArn': `arn:${partition}:events:${region}:${account}:rule/${prefix}-*` },
    };
    this.messaging = createKey('Messaging', 'alerts and dead letters', [
      allowUseThroughServices(listServices('sns', 'sqs'), account),
      allowUseByService('cloudwatch.amazonaws.com', 'AlarmsPublishToTopics', fromThisAccount),
      allowUseByService('sns.amazonaws.com', 'TopicsSendToDeadLetterQueue', fromThisAccount),
      allowUseByService('events.rds.amazonaws.com', 'DatabaseEventsPublishToTopics', fromThisAccount),
      allowUseByService('events.amazonaws.com', 'EventRulesPublishToTopics', toTopicsOfThisEnvironment),
      allowUseByService('events.amazonaws.com', 'EventRulesSendToQueues', ofRulesOfThisEnvironment),
      allowUseByService('backup.amazonaws.com', 'BackupEventsPublishToTopics', toTopicsOfThisEnvironment),
      // https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
      ...(settings.monitoring.costAnomalies.mode === 'here'
        ? [allowUseByService('costalerts.amazonaws.com', 'CostAlertsPublishToTopics', fromThisAccount)]
        : []),
    ]);
  }
}
