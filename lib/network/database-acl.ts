import {
  AclCidr,
  AclTraffic,
  type IVpc,
  NetworkAcl,
  type SubnetSelection,
  TrafficDirection,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface DatabaseAclProps {
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
  /** Address range of the VPC, the only one that connects. */
  readonly clients: string;
  /** Port the cluster listens on. */
  readonly port: number;
}

/**
 * The subnets of the database take connections to its port and send the replies; nothing else passes, and nothing in them
 * opens a connection to a well-known port. It holds even where a security group was changed by hand.
 *
 * Replies go to the ports that the clients' kernels choose, 1024 to 65535.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
export class DatabaseAcl extends Construct {
  constructor(scope: Construct, id: string, { vpc, subnets, clients, port }: DatabaseAclProps) {
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
