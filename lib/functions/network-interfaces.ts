import { Stack } from 'aws-cdk-lib';
import type { ServiceRole } from '../iam/service-role';

const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/**
 * Grants the actions with which Lambda attaches a function to its subnets, under the function's role. The actions
 * support no resource, so the code of every function is denied them again: `lambda:SourceFunctionArn` is set on calls
 * of the code, and never on calls of Lambda itself.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 */
export function grantNetworkInterfaces(role: ServiceRole): void {
  role.allow({ actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] });
  const { partition, region, account } = Stack.of(role);
  role.deny({
    actions: NETWORK_INTERFACE_ACTIONS,
    resources: ['*'],
    conditions: { ArnLike: { 'lambda:SourceFunctionArn': `arn:${partition}:lambda:${region}:${account}:function:*` } },
  });
}
