import { RemovalPolicies, Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { ServiceRole } from '../iam/service-role';

/**
 * The role with which API Gateway writes the execution and access logs of all APIs of the account in this region. It
 * has the actions that API Gateway requires, on log groups of this account and region only. It is retained when the
 * stack is deleted, since other APIs of the account may use it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class AccountLogging extends Construct {
  /** ARN pattern of the log groups that the role may write to. */
  readonly logGroupArnPattern: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new ServiceRole(this, 'Role', {
      purpose: 'API Gateway writes the logs of this account',
      assumedBy: 'apigateway.amazonaws.com',
    });
    const { partition, region, account } = Stack.of(this);
    this.logGroupArnPattern = `arn:${partition}:logs:${region}:${account}:log-group:*`;
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
      resources: [this.logGroupArnPattern],
    });
    new CfnAccount(this, 'Resource', { cloudWatchRoleArn: role.role.roleArn }).node.addDependency(role);
    RemovalPolicies.of(this).retain();
  }
}
