import {
  AclCidr,
  AclTraffic,
  type IVpc,
  NetworkAcl,
  type SubnetSelection,
  TrafficDirection,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface DatabaseNetworkAclProps {
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
  /** Address range of the VPC, the only source of connections. */
  readonly clients: string;
  /** Port that the cluster listens on. */
  readonly port: number;
}

/**
 * Network ACL of the database subnets. It allows connections to the database port and their replies, and denies all
 * other traffic, including connections from the subnets to well-known ports. It also applies after a manual change of a
 * security group.
 *
 * Replies use the ephemeral ports of the clients, 1024 to 65535.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
export class DatabaseNetworkAcl extends Construct {
  constructor(scope: Construct, id: string, { vpc, subnets, clients, port }: DatabaseNetworkAclProps) {
    super(scope, id);
    const acl = new NetworkAcl(this, 'Resource', { vpc, subnetSelection: subnets });
    acl.addEntry('Connections', {
      direction: TrafficDirection.INGRESS,
      ruleNumber: 100,
      cidr: AclCidr.ipv4(clients),
      traffic: AclTraffic.tcpPort(port),
    });
    acl.addEntry('Replies', {
      direction: TrafficDirection.EGRESS,
      ruleNumber: 100,
      cidr: AclCidr.ipv4(clients),
      traffic: AclTraffic.tcpPortRange(1024, 65535),
    });
  }
}
