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
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { FunctionNetwork } from '../functions/function-network';
import type { Settings } from '../settings/settings';
import { DatabaseNetworkAcl } from './database-network-acl';
import { DnsFirewall } from './dns-firewall';
import { DnsQueryLog } from './dns-query-log';
import type { EndpointService } from './endpoint-services';
import { FlowLogs } from './flow-logs';
import { InterfaceEndpoint } from './interface-endpoint';
import { S3Endpoint } from './s3-endpoint';
import { allowTcp } from './tcp-access';
import { VpcSetup } from './vpc-setup';

export interface NetworkProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly settings: Settings;
}

/**
 * A VPC without a path to or from the internet: isolated subnets, no internet gateway, no NAT gateway. Workloads reach
 * AWS services through VPC endpoints that allow this account only. DNS resolution uses an allow list, and all traffic
 * is logged. A security group has no access until a method of this construct, or of a resource in the network, allows
 * it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html
 */
export class Network extends Construct implements FunctionNetwork {
  readonly vpc: IVpc;
  /** Isolated subnets of functions, endpoints and the database proxy. */
  readonly workloadSubnets = { subnetGroupName: 'Workload' };
  /** Isolated subnets for the database cluster only. */
  readonly databaseSubnets = { subnetGroupName: 'Database' };
  /** The zones of the database subnets, as references to them. */
  readonly databaseZones: readonly string[];
  readonly #settings: Settings['network'];
  readonly #endpoints = new Map<EndpointService, InterfaceEndpoint>();
  readonly #s3PrefixListId: string;

  constructor(scope: Construct, id: string, { keys, deadLetters, settings }: NetworkProps) {
    super(scope, id);
    this.#settings = settings.network;
    const { cidr, zones, allowedDomains, blockPublicAccess, logRetentionDays } = settings.network;
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(cidr),
      // A copy, because the CDK adds the reserved zones to the list that is passed in.
      availabilityZones: [...zones],
      // The address range is divided for six zones from the start, so that a zone added later moves no subnet.
      reservedAzs: MAX_ZONES - zones.length,
      subnetConfiguration: [
        { name: this.workloadSubnets.subnetGroupName, subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 20 },
        { name: this.databaseSubnets.subnetGroupName, subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      natGateways: 0,
      createInternetGateway: false,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      // VpcSetup does this instead, with a role that lists each action.
      restrictDefaultSecurityGroup: false,
    });
    // Vpc implements IVpc; exactOptionalPropertyTypes makes the types incompatible, so cast.
    this.vpc = vpc as IVpc;
    this.databaseZones = vpc.selectSubnets(this.databaseSubnets).subnets.map(getAvailabilityZone);
    const log = { vpc: this.vpc, key: keys.logs, retentionDays: logRetentionDays };
    new FlowLogs(this, 'FlowLogs', log);
    new DnsQueryLog(this, 'DnsQueryLog', log);
    new DnsFirewall(this, 'DnsFirewall', { vpc: this.vpc, allowedDomains, protection: settings });
    new DatabaseNetworkAcl(this, 'DatabaseNetworkAcl', {
      vpc: this.vpc,
      subnets: this.databaseSubnets,
      clients: cidr,
      port: settings.data.port,
    });
    new S3Endpoint(this, 'S3Endpoint', { vpc: this.vpc, subnets: this.workloadSubnets });
    const setup = new VpcSetup(this, 'Setup', { vpc, shared: { keys, deadLetters, logRetentionDays } });
    setup.emptyDefaultSecurityGroup();
    this.#s3PrefixListId = setup.findS3PrefixListId();
    if (blockPublicAccess) {
      new CfnVPCBlockPublicAccessOptions(this, 'BlockPublicAccess', {
        internetGatewayBlockMode: 'block-bidirectional',
      });
    }
  }

  /**
   * Lets a security group reach the interface endpoint of one service; the rules are created in `scope`. The endpoint is
   * created when the first function asks for it, so that the VPC has no endpoint that no function calls.
   */
  allowEndpoint(scope: Construct, securityGroup: ISecurityGroup, service: EndpointService): IDependable {
    const endpoint = this.#endpoints.get(service) ?? this.#addEndpoint(service);
    return allowTcp(scope, `${formatId(service)}Endpoint`, {
      from: securityGroup,
      to: endpoint.securityGroup,
      port: 443,
      purpose: `Interface endpoint for ${service}`,
    });
  }

  /**
   * Lets a custom resource in the network send its response to CloudFormation, which reads it from S3. The rule allows
   * the managed prefix list of S3; the route and the policy of the S3 endpoint apply too. The custom resource must
   * depend on the result: without this rule its response is lost and the deployment waits for its timeout.
   */
  allowCustomResourceResponse(scope: Construct, securityGroup: ISecurityGroup): IDependable {
    return new CfnSecurityGroupEgress(scope, 'CustomResourceResponse', {
      groupId: securityGroup.securityGroupId,
      destinationPrefixListId: this.#s3PrefixListId,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: 'Responses to CloudFormation through the S3 endpoint',
    });
  }

  #addEndpoint(service: EndpointService): InterfaceEndpoint {
    const { zones, redundantEndpoints } = this.#settings;
    const endpoint = new InterfaceEndpoint(this, `${formatId(service)}Endpoint`, {
      vpc: this.vpc,
      service,
      subnets: { ...this.workloadSubnets, availabilityZones: zones.slice(0, redundantEndpoints.enabled ? 2 : 1) },
      redundancy: redundantEndpoints,
    });
    this.#endpoints.set(service, endpoint);
    return endpoint;
  }
}

/** `kms` becomes `Kms`. */
function formatId(service: EndpointService): string {
  return service.charAt(0).toUpperCase() + service.slice(1);
}

/** The maximum number of zones that the settings allow. */
const MAX_ZONES = 6;

/** Returns a reference instead of the name, so that a resource is placed in the actual zone of the subnet. */
function getAvailabilityZone(subnet: ISubnet): string {
  const resource = subnet.node.defaultChild;
  if (!CfnSubnet.isCfnSubnet(resource)) throw new Error(`${subnet.node.path}: expected defaultChild to be a CfnSubnet`);
  return resource.attrAvailabilityZone;
}
