import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

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

  constructor(scope: Construct, id: string, { key, emails, deadLetterQueue }: AlertTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Resource', { masterKey: key, enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ServicesOfThisAccount',
        principals: PUBLISHERS.map((service) => new ServicePrincipal(service)),
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email, { deadLetterQueue }));
  }
}

/**
 * Services that publish alarms, database events and backup events. EventBridge is not among them: no event rule exists
 * yet, and the construct that adds one allows it for that rule.
 */
const PUBLISHERS = ['cloudwatch.amazonaws.com', 'events.rds.amazonaws.com', 'backup.amazonaws.com'];
