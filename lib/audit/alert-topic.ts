import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from './dead-letter-queue';

export interface AlertTopicProps {
  /** The messaging key of the environment. */
  readonly key: IKey;
  readonly emails: readonly string[];
  /** Takes the alerts that could not be delivered. */
  readonly deadLetters: DeadLetterQueue;
}

/**
 * Where alarms and service events reach people. Encrypted, TLS only; the services that may publish are named and must act for
 * this account.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export class AlertTopic extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { key, emails, deadLetters }: AlertTopicProps) {
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
    for (const email of emails)
      this.topic.addSubscription(new EmailSubscription(email, { deadLetterQueue: deadLetters.queue }));
  }
}

/** Alarms, database events, backup events and event rules. */
const PUBLISHERS = [
  'cloudwatch.amazonaws.com',
  'events.rds.amazonaws.com',
  'backup.amazonaws.com',
  'events.amazonaws.com',
];
