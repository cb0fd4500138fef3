import { CfnAnomalyMonitor, CfnAnomalySubscription } from 'aws-cdk-lib/aws-ce';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { MonitoringSettings } from '../settings/monitoring-settings';

export interface CostAnomaliesProps {
  readonly prefix: string;
  readonly alerts: AlertTopic;
  readonly settings: Extract<MonitoringSettings['costAnomalies'], { readonly mode: 'here' }>;
}

/**
 * Alerts about unusual cost of a service anywhere in the account: miners, leaked keys, loops. AWS looks some three times
 * a day at data that may be a day old.
 *
 * An account has one monitor of services. Its tags would replace it, and the new one would be refused while the old one
 * exists, so it has none. The name of the subscription is part of each message, so it names the runbook.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/manage-ad.html
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2515 (a second monitor)
 */
export class CostAnomalies extends Construct {
  constructor(scope: Construct, id: string, { prefix, alerts, settings }: CostAnomaliesProps) {
    super(scope, id);
    alerts.allowCostAlerts();
    const subscription = new CfnAnomalySubscription(this, 'Subscription', {
      subscriptionName: `${prefix} (high). Runbook: docs/runbooks/service-load.md#unusual-cost`,
      frequency: 'IMMEDIATE',
      monitorArnList: [settings.monitorArn ?? this.#createMonitor(prefix)],
      subscribers: [{ type: 'SNS', address: alerts.topic.topicArn }],
      thresholdExpression: JSON.stringify({
        Dimensions: {
          Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
          MatchOptions: ['GREATER_THAN_OR_EQUAL'],
          Values: [`${settings.minimumUsd}`],
        },
      }),
    });
    subscription.addPropertyDeletionOverride('ResourceTags');
  }

  #createMonitor(prefix: string): string {
    const monitor = new CfnAnomalyMonitor(this, 'Monitor', {
      monitorName: `${prefix}-services`,
      monitorType: 'DIMENSIONAL',
      monitorDimension: 'SERVICE',
    });
    monitor.addPropertyDeletionOverride('ResourceTags');
    return monitor.attrMonitorArn;
  }
}
