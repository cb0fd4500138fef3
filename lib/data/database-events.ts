import { CfnEventSubscription } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';

export interface DatabaseEventsProps {
  readonly alerts: AlertTopic;
}

/**
 * What people hear of. The whole account and region, so that a database made by hand is heard of as well.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html RDS.19, RDS.20, RDS.21
 */
const SUBSCRIPTIONS: Readonly<Record<string, { sourceType: string; categories: readonly string[] }>> = {
  Cluster: {
    sourceType: 'db-cluster',
    categories: ['configuration change', 'deletion', 'failover', 'failure', 'maintenance'],
  },
  Instance: { sourceType: 'db-instance', categories: ['configuration change', 'deletion', 'failure', 'maintenance'] },
  Parameters: { sourceType: 'db-parameter-group', categories: ['configuration change'] },
};

/** Tells people of failovers, failures, deletions and changes of configuration. */
export class DatabaseEvents extends Construct {
  constructor(scope: Construct, id: string, { alerts }: DatabaseEventsProps) {
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
