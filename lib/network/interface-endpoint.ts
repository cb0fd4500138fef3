import { Stack } from 'aws-cdk-lib';
import {
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  type ISecurityGroup,
  type IVpc,
  SecurityGroup,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Protection } from '../settings/protection';
import { ENDPOINT_SERVICES, type EndpointCall, type EndpointService } from './endpoint-services';

export interface InterfaceEndpointProps {
  readonly vpc: IVpc;
  readonly service: EndpointService;
  /** Subnets of the endpoint, in two zones, or in one if `redundancy` is off. */
  readonly subnets: SubnetSelection;
  readonly redundancy: Protection;
}

/**
 * Interface endpoint of one AWS service. Its policy allows only the listed calls, by identities of this account on
 * resources of this account. So credentials of another account cannot send data out through the endpoint. Its security
 * group allows port 443 from groups that the network allows.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export class InterfaceEndpoint extends Construct {
  readonly securityGroup: ISecurityGroup;
  /** On, or off with a reason. */
  readonly redundancy: Protection;

  constructor(scope: Construct, id: string, { vpc, service, subnets, redundancy }: InterfaceEndpointProps) {
    super(scope, id);
    this.redundancy = redundancy;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Interface endpoint for ${service}`,
      // The CDK then adds one rule to 255.255.255.255/32, which matches no packet: without any rule EC2 would keep its
      // default rule, which allows all outbound traffic.
      allowAllOutbound: false,
    });
    const endpoint = new InterfaceVpcEndpoint(this, 'Resource', {
      vpc,
      service: new InterfaceVpcEndpointAwsService(service),
      subnets,
      securityGroups: [this.securityGroup],
      privateDnsEnabled: true,
      // No rule that allows an address range.
      open: false,
    });
    for (const call of ENDPOINT_SERVICES[service].calls) endpoint.addToPolicy(this.#allowWithinAccount(call));
  }

  /**
   * The ARN contains the account. `aws:ResourceAccount` is checked in addition if the request has it.
   *
   * @see
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
   */
  #allowWithinAccount({ actions, buildResource }: EndpointCall): PolicyStatement {
    const { partition, region, account } = Stack.of(this);
    return new PolicyStatement({
      principals: [new StarPrincipal()],
      actions: [...actions],
      resources: [buildResource === undefined ? '*' : `arn:${partition}:${buildResource(region, account)}`],
      conditions: {
        StringEquals: { 'aws:PrincipalAccount': account },
        StringEqualsIfExists: { 'aws:ResourceAccount': account },
      },
    });
  }
}
