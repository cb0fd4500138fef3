import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct, type IDependable } from 'constructs';

export interface TcpAccess {
  /** Group that opens the connection. */
  readonly from: ISecurityGroup;
  /** Group that accepts the connection. */
  readonly to: ISecurityGroup;
  /** TCP port. */
  readonly port: number;
  /** Description of both rules, shown in the console. */
  readonly purpose: string;
}

/**
 * Allows one TCP port from one security group to another: an egress rule and an ingress rule, each referencing the
 * other group, never an address. The rules are created in `scope`, so that stacks depend on each other in one direction
 * only. A resource that connects during its deployment must depend on the result.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing
 */
export function allowTcp(scope: Construct, id: string, { from, to, port, purpose }: TcpAccess): IDependable {
  const path = new Construct(scope, id);
  const tcp = { ipProtocol: 'tcp', fromPort: port, toPort: port, description: purpose };
  new CfnSecurityGroupEgress(path, 'Egress', {
    groupId: from.securityGroupId,
    destinationSecurityGroupId: to.securityGroupId,
    ...tcp,
  });
  new CfnSecurityGroupIngress(path, 'Ingress', {
    groupId: to.securityGroupId,
    sourceSecurityGroupId: from.securityGroupId,
    ...tcp,
  });
  return path;
}
