import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceRole } from '../iam/service-role';
import type { AlertTopic } from './alert-topic';
import { RunbookAlarm } from './runbook-alarm';

export interface DeadLetterQueueProps {
  /** The messaging key of the environment. */
  readonly key: IKey;
}

/**
 * Keeps every event that a function failed to handle and every alert that could not be delivered. Messages are
 * encrypted, sent over TLS only and kept for 14 days, the longest that SQS allows. They are evidence: functions may add
 * messages, and nothing in the blueprint reads them.
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly #key: IKey;
  readonly #ruleArns: string[] = [];

  constructor(scope: Construct, id: string, { key }: DeadLetterQueueProps) {
    super(scope, id);
    this.#key = key;
    this.queue = new Queue(this, 'Resource', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Lets a role send messages, and use the key as SQS requires of a sender. */
  grantSend(sender: ServiceRole): void {
    sender.allow({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    sender.allow({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.#key.keyArn] });
  }

  /**
   * Lets an event rule of the environment send events that it could not deliver. One statement names all rules: a
   * statement for each would exceed the 8 KB of a queue policy.
   *
   * @param name name of the rule, without a token, since the rule is in another stack
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
   */
  allowEventRule(name: string): void {
    const { partition, region, account } = Stack.of(this);
    this.#ruleArns.push(`arn:${partition}:events:${region}:${account}:rule/${name}`);
    if (this.#ruleArns.length > 1) return;
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'EventRulesSendFailedEvents',
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': Lazy.any({ produce: () => this.#ruleArns }) } },
      }),
    );
  }

  /** Sends an alert when the queue holds a message. Called after construction, since the topic needs this queue. */
  addAlarm(alerts: AlertTopic): void {
    new RunbookAlarm(this, 'NotEmptyAlarm', {
      summary: 'The dead letter queue contains a failed event.',
      runbook: 'dead-letters.md',
      severity: 'medium',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: 1,
      alerts,
    });
  }
}
