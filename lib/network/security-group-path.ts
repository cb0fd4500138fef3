import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct, type IDependable } from 'constructs';

export interface SecurityGroupPath {
  /** Group that opens connections. */
  readonly from: ISecurityGroup;
  /** Group that admits them. */
  readonly to: ISecurityGroup;
  /** TCP port. */
  readonly port: number;
  /** What is said over it; shown in the console beside both rules. */
  readonly purpose: string;
}

/**
 * Opens one TCP port between two security groups, both ways of the handshake: a rule out of the one and a rule into the
 * other, each naming the other group, never an address. The rules belong to `scope`, so that a group of another stack is only
 * referred to, and stacks depend on each other in one direction. What connects while it is being deployed waits for the result.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing
 */
export function openPath(scope: Construct, id: string, { from, to, port, purpose }: SecurityGroupPath): IDependable {
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
