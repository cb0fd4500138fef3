import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';

/**
 * Lets RDS write operating system metrics, and that to its one log group alone.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html
 */
export class MonitoringRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'RDS writes metrics of the operating system',
      assumedBy: 'monitoring.rds.amazonaws.com',
      onBehalfOf: `arn:${partition}:rds:${region}:${account}:db:*`,
    });
    const group = `arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`;
    role.allow({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [group] });
    role.allow({
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
      resources: [`${group}:log-stream:*`],
    });
    this.roleArn = role.role.roleArn;
  }
}
