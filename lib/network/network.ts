import {
  CfnSecurityGroupEgress,
  CfnSubnet,
  CfnVPCBlockPublicAccessOptions,
  IpAddresses,
  type ISecurityGroup,
  type ISubnet,
  type IVpc,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Construct, type IDependable } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { DataKeys } from '../encryption/data-keys';
import type { Settings } from '../settings/settings';
import { DatabaseAcl } from './database-acl';
import { DnsFirewall } from './dns-firewall';
import { DnsQueryLog } from './dns-query-log';
import { FlowLogs } from './flow-logs';
import { InterfaceEndpoints } from './interface-endpoints';
import { S3Endpoint } from './s3-endpoint';
import { openPath } from './security-group-path';
import { VpcSetup } from './vpc-setup';

export interface NetworkProps {
  readonly keys: DataKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly settings: Settings;
}

/**
 * A VPC that no packet enters from the internet or leaves to it: isolated subnets, no gateway, no NAT. AWS services are reached
 * through endpoints that serve this account alone, names are resolved by an allow list, and everything is logged. A group
 * reaches nothing until one of the verbs here, or of a resource in the network, opens a path.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html
 */
export class Network extends Construct {
  readonly vpc: IVpc;
  /** Isolated subnets of functions, endpoints and the database proxy. */
  readonly workloadSubnets = { subnetGroupName: 'Workload' };
  /** Isolated subnets of the database cluster alone. */
  readonly databaseSubnets = { subnetGroupName: 'Database' };
  /** The zones of the database subnets, as CloudFormation knows them. */
  readonly databaseZones: readonly string[];
  readonly #endpoints: InterfaceEndpoints;
  readonly #s3PrefixListId: string;

  constructor(scope: Construct, id: string, { keys, deadLetters, settings }: NetworkProps) {
    super(scope, id);
    const { cidr, zones, allowedDomains, blockPublicAccess, logRetentionDays } = settings.network;
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(cidr),
      // A copy, because the library adds the reserved zones to the very list it is given.
      availabilityZones: [...zones],
      // Addresses are laid out for six zones from the start, so that a zone added later moves no subnet.
      reservedAzs: MOST_ZONES - zones.length,
      subnetConfiguration: [
        { name: this.workloadSubnets.subnetGroupName, subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 20 },
        { name: this.databaseSubnets.subnetGroupName, subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      natGateways: 0,
      createInternetGateway: false,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      // VpcSetup does it, with a role that is written out.
      restrictDefaultSecurityGroup: false,
    });
    // The library says that a Vpc is an IVpc, only not in the words of exactOptionalPropertyTypes.
    this.vpc = vpc as IVpc;
    this.databaseZones = vpc.selectSubnets(this.databaseSubnets).subnets.map(zoneOf);
    const log = { vpc: this.vpc, key: keys.logs, retentionDays: logRetentionDays };
    new FlowLogs(this, 'FlowLogs', log);
    new DnsQueryLog(this, 'DnsQueryLog', log);
    new DnsFirewall(this, 'DnsFirewall', { vpc: this.vpc, allowedDomains, locked: settings.terminationProtection });
    new DatabaseAcl(this, 'DatabaseAcl', {
      vpc: this.vpc,
      subnets: this.databaseSubnets,
      clients: cidr,
      port: settings.data.port,
    });
    this.#endpoints = new InterfaceEndpoints(this, 'Endpoints', { vpc: this.vpc, subnets: this.workloadSubnets });
    new S3Endpoint(this, 'S3Endpoint', { vpc: this.vpc, subnets: this.workloadSubnets });
    const setup = new VpcSetup(this, 'Setup', { vpc, surroundings: { keys, deadLetters, logRetentionDays } });
    setup.emptyDefaultSecurityGroup();
    this.#s3PrefixListId = setup.s3PrefixListId();
    if (blockPublicAccess) {
      new CfnVPCBlockPublicAccessOptions(this, 'BlockPublicAccess', {
        internetGatewayBlockMode: 'block-bidirectional',
      });
    }
  }

  /** Lets a security group reach the interface endpoints; the rules are made in `scope`. */
  allowServices(scope: Construct, securityGroup: ISecurityGroup): IDependable {
    return openPath(scope, 'Services', {
      from: securityGroup,
      to: this.#endpoints.securityGroup,
      port: 443,
      purpose: 'AWS services through their endpoints',
    });
  }

  /**
   * Lets a custom resource in the network answer CloudFormation, which takes the answer in S3. The rule names the addresses of S3
   * by the prefix list that AWS keeps; the route and the policy of the S3 endpoint hold as well. The custom resource must
   * depend on the result: without the path its answer is lost and the deployment hangs.
   */
  allowCustomResourceResponse(scope: Construct, securityGroup: ISecurityGroup): IDependable {
    return new CfnSecurityGroupEgress(scope, 'CustomResourceResponse', {
      groupId: securityGroup.securityGroupId,
      destinationPrefixListId: this.#s3PrefixListId,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: 'Answers to CloudFormation through the S3 endpoint',
    });
  }
}

/** The most that settings allow. */
const MOST_ZONES = 6;

/** A reference instead of the name: whatever is put into the zone stands where the subnet really is. */
function zoneOf(subnet: ISubnet): string {
  const resource = subnet.node.defaultChild;
  if (!CfnSubnet.isCfnSubnet(resource)) throw new Error(`${subnet.node.path} holds no subnet`);
  return resource.attrAvailabilityZone;
}
