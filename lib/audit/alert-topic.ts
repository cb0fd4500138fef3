import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceRole } from '../iam/service-role';

export interface AlertTopicProps {
  /** The messaging key of the environment. */
  readonly key: IKey;
  readonly emails: readonly string[];
  /** Receives the alerts that could not be delivered. */
  readonly deadLetterQueue: IQueue;
}

/**
 * Sends alarms and service events to people. Messages are encrypted and sent over TLS only. The topic policy names the
 * services that may publish, and each must act for this account.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export class AlertTopic extends Construct {
  readonly topic: ITopic;
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { key, emails, deadLetterQueue }: AlertTopicProps) {
    super(scope, id);
    this.#key = key;
    this.topic = new Topic(this, 'Resource', { masterKey: key, enforceSSL: true });
    this.#allowServices('ServicesOfThisAccount', PUBLISHERS);
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email, { deadLetterQueue }));
  }

  /** Lets a role send alerts, and use the key as SNS requires of a publisher. */
  grantPublish(publisher: ServiceRole): void {
    publisher.allow({ actions: ['sns:Publish'], resources: [this.topic.topicArn] });
    publisher.allow({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.#key.keyArn] });
  }

  /** Lets AWS Cost Anomaly Detection send alerts. Its key policy is that of the messaging key. */
  allowCostAlerts(): void {
    this.#allowServices('CostAlertsOfThisAccount', ['costalerts.amazonaws.com']);
  }

  #allowServices(sid: string, services: readonly string[]): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: services.map((service) => new ServicePrincipal(service)),
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

/**
 * Services that publish alarms, database events and backup events. EventBridge is not among them: its rules publish with
 * a role.
 */
const PUBLISHERS = ['cloudwatch.amazonaws.com', 'events.rds.amazonaws.com', 'backup.amazonaws.com'];
