import { Stack } from 'aws-cdk-lib';
import type { ServiceRole } from '../iam/service-role';

const INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/**
 * Lambda itself attaches a function to its subnets with the function's role. The actions only work on all resources, so the code
 * of any function is denied them again: the key `lambda:SourceFunctionArn` is set on its calls, never on Lambda's own.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 */
export function allowNetworkInterfaces(role: ServiceRole): void {
  role.allow({ actions: INTERFACES, resources: ['*'] });
  const { partition, region, account } = Stack.of(role);
  role.deny({
    actions: INTERFACES,
    resources: ['*'],
    conditions: { ArnLike: { 'lambda:SourceFunctionArn': `arn:${partition}:lambda:${region}:${account}:function:*` } },
  });
}
