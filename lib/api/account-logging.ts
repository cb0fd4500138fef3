import { RemovalPolicies, Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';

/**
 * The account's one role with which API Gateway writes execution and access logs in this region, of every API there is. The actions are
 * those that API Gateway asks for, on log groups of this account and region alone. It outlives the stack, since other APIs of the
 * account may write with it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class AccountLogging extends Construct {
  /** What it may write to. */
  readonly logGroups: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'API Gateway writes the logs of this account',
      assumedBy: 'apigateway.amazonaws.com',
    });
    const { partition, region, account } = Stack.of(this);
    this.logGroups = `arn:${partition}:logs:${region}:${account}:log-group:*`;
    role.allow({
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:FilterLogEvents',
        'logs:GetLogEvents',
        'logs:PutLogEvents',
      ],
      resources: [this.logGroups],
    });
    new CfnAccount(this, 'Resource', { cloudWatchRoleArn: role.role.roleArn }).node.addDependency(role);
    RemovalPolicies.of(this).retain();
  }
}
