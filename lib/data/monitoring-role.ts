import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';

/**
 * Lets RDS write operating system metrics to its one log group, and to no other.
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
    // CloudWatch Logs checks some actions on a log group with `:*` at the end of its ARN:
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
    role.allow({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [group, `${group}:*`] });
    role.allow({
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
      resources: [`${group}:log-stream:*`],
    });
    this.roleArn = role.role.roleArn;
  }
}
