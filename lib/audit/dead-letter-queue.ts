import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceRole } from '../iam/service-role';
import type { AlertTopic } from './alert-topic';

export interface DeadLetterQueueProps {
  /** The messaging key of the environment. */
  readonly key: IKey;
}

/**
 * Keeps every event that a function failed to handle and every alert that could not be delivered, for 14 days (the longest SQS
 * allows), encrypted, TLS only. Its content is evidence: functions may add to it, nothing in the blueprint reads it.
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly #key: IKey;

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

  /** Lets a role add messages, and use the key for that alone. */
  allowSend(sender: ServiceRole): void {
    sender.allow({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    sender.allow({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.#key.keyArn] });
  }

  /** Tells people when anything lies in the queue. */
  alert(alerts: AlertTopic): void {
    new Alarm(this, 'Filled', {
      alarmDescription: 'An event could not be handled. Runbook: docs/runbooks/dead-letters.md',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(alerts.topic));
  }
}
