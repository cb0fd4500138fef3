import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnDBInstanceProps } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { MonitoringRole } from './monitoring-role';

export interface InstanceMonitoringProps {
  /** The database key of the environment. */
  readonly key: IKey;
}

/** Days of Performance Insights in the free tier. */
const INSIGHTS_DAYS = 7;

/** Performance Insights with the database key, and metrics of the operating system every minute. */
export class InstanceMonitoring extends Construct {
  /** Properties of each instance. */
  readonly instanceProps: Partial<CfnDBInstanceProps>;

  constructor(scope: Construct, id: string, { key }: InstanceMonitoringProps) {
    super(scope, id);
    const { roleArn } = new MonitoringRole(this, 'Role');
    this.instanceProps = {
      enablePerformanceInsights: true,
      performanceInsightsKmsKeyId: key.keyArn,
      performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
      monitoringInterval: 60,
      monitoringRoleArn: roleArn,
    };
  }
}
