import { Stack } from 'aws-cdk-lib';
import { GatewayVpcEndpoint, GatewayVpcEndpointAwsService, type IVpc, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface S3EndpointProps {
  readonly vpc: IVpc;
  /** Subnets that get the route. */
  readonly subnets: SubnetSelection;
}

/**
 * Gateway endpoint of S3, the only route that leaves the VPC. Its policy allows identities of this account to access
 * objects of this account, and custom resources to send responses to CloudFormation. Responses go to a bucket of AWS in
 * the same region with a URL that CloudFormation presigned. So their principal is not in this account.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html (names of the
 * buckets)
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export class S3Endpoint extends Construct {
  constructor(scope: Construct, id: string, { vpc, subnets }: S3EndpointProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const endpoint = new GatewayVpcEndpoint(this, 'Resource', {
      vpc,
      service: GatewayVpcEndpointAwsService.S3,
      subnets: [subnets],
    });
    endpoint.addToPolicy(
      new PolicyStatement({
        sid: 'WithinThisAccount',
        principals: [new StarPrincipal()],
        actions: ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
      }),
    );
    endpoint.addToPolicy(
      new PolicyStatement({
        sid: 'ResponsesToCloudFormation',
        principals: [new StarPrincipal()],
        actions: ['s3:PutObject'],
        resources: [`arn:${partition}:s3:::cloudformation-custom-resource-response-${region.replaceAll('-', '')}/*`],
      }),
    );
  }
}
