import { CfnEventSubscription } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';

export interface DatabaseEventSubscriptionsProps {
  readonly alerts: AlertTopic;
}

/**
 * Event categories that send an alert. They cover the whole account and region, including databases created by hand.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html RDS.19, RDS.20, RDS.21
 */
const SUBSCRIPTIONS: Readonly<Record<string, { sourceType: string; categories: readonly string[] }>> = {
  Cluster: {
    sourceType: 'db-cluster',
    categories: ['configuration change', 'deletion', 'failover', 'failure', 'maintenance'],
  },
  Instance: { sourceType: 'db-instance', categories: ['configuration change', 'deletion', 'failure', 'maintenance'] },
  ParameterGroup: { sourceType: 'db-parameter-group', categories: ['configuration change'] },
};

/** Sends an alert on failovers, failures, deletions and changes of configuration. */
export class DatabaseEventSubscriptions extends Construct {
  constructor(scope: Construct, id: string, { alerts }: DatabaseEventSubscriptionsProps) {
    super(scope, id);
    for (const [name, { sourceType, categories }] of Object.entries(SUBSCRIPTIONS)) {
      new CfnEventSubscription(this, name, {
        snsTopicArn: alerts.topic.topicArn,
        sourceType,
        eventCategories: [...categories],
        enabled: true,
      });
    }
  }
}
