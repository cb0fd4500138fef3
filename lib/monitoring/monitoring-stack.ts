import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { EnvironmentProps } from '../environment-props';
import { CertificateAlarm } from './certificate-alarm';
import { CostAnomalies } from './cost-anomalies';
import { EnvironmentDashboard } from './environment-dashboard';
import { HealthNotices } from './health-notices';
import { listRunbookAlarms } from './list-runbook-alarms';
import { LoadAlarms } from './load-alarms';
import { PinnedConnectionsAlarm } from './pinned-connections-alarm';

export interface MonitoringStackProps extends EnvironmentProps {
  readonly alerts: AlertTopic;
  readonly deadLetters: DeadLetterQueue;
}

/**
 * The dashboard, and the alarms that belong to no resource of one stack. Everything that is watched is found by its name,
 * so that this stack keeps no other stack from replacing a resource. It is created last: the dashboard shows the alarms
 * of all stacks before it.
 */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, props: MonitoringStackProps) {
    super(scope, id, props);
    const { alerts, deadLetters, prefix, settings } = props;
    const { loadAlarms, costAnomalies } = settings.monitoring;
    if (loadAlarms.enabled) new LoadAlarms(this, 'Load', { prefix, alerts, settings });
    if (settings.data.proxy.enabled) {
      new PinnedConnectionsAlarm(this, 'PinnedConnections', { prefix, zones: settings.network.zones, alerts });
    }
    const { domain } = settings.api;
    if (domain) new CertificateAlarm(this, 'Certificate', { certificateArn: domain.certificateArn, alerts });
    if (costAnomalies.mode === 'here') new CostAnomalies(this, 'Costs', { prefix, alerts, settings: costAnomalies });
    new HealthNotices(this, 'HealthNotices', { alerts, deadLetters });
    new EnvironmentDashboard(this, 'Dashboard', { prefix, settings, alarms: listRunbookAlarms(scope) });
  }
}
