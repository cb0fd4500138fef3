import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IDependable } from 'constructs';
import type { EndpointService } from '../network/endpoint-services';

/**
 * The network that a function needs. Functions depend on this interface, so that the network may itself create
 * functions.
 */
export interface FunctionNetwork {
  readonly vpc: IVpc;
  /** Isolated subnets that workloads run in. */
  readonly workloadSubnets: SubnetSelection;
  /** Lets a security group reach the interface endpoint of one AWS service; the rules are created in `scope`. */
  allowEndpoint(scope: Construct, securityGroup: ISecurityGroup, service: EndpointService): IDependable;
}
