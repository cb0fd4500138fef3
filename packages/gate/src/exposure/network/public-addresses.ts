import type { TemplateResource } from '../../templates/template-resource';
import { findText, listAt, listFrom, mayBeTrue, readAt } from '../known-values';
import type { Surroundings } from '../surroundings';
import type { Subnets } from './subnets';

/**
 * Whether the templates give a node a public address in a subnet that packets from the internet reach. Its security
 * groups decide who may use the address.
 */
export function hasPublicAddress(node: TemplateResource, surroundings: Surroundings, subnets: Subnets): boolean {
  const hasAddress = READERS[node.type]?.(node, surroundings, subnets) === true;
  return hasAddress && subnets.findPrivate(node) === undefined;
}

type Reader = (node: TemplateResource, surroundings: Surroundings, subnets: Subnets) => boolean;

const isFlagged =
  (property: string, whenAbsent = false): Reader =>
  (node) =>
    mayBeTrue(readAt(node, property), whenAbsent);

const hasOpenSubnet: Reader = (node, _, subnets) =>
  subnets.listSubnets(node).some((subnet) => subnets.givesPublicAddress(subnet));

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::RDS::DBInstance': isDatabaseOpen,
  'AWS::RDS::DBCluster': isClusterOpen,
  'AWS::Redshift::Cluster': isFlagged('PubliclyAccessible'),
  'AWS::RedshiftServerless::Workgroup': isFlagged('PubliclyAccessible'),
  'AWS::AmazonMQ::Broker': isFlagged('PubliclyAccessible'),
  // Absent, the instance has a public address.
  'AWS::DMS::ReplicationInstance': isFlagged('PubliclyAccessible', true),
  'AWS::MSK::Cluster': (node) =>
    findText(readAt(node, 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type')) === 'SERVICE_PROVIDED_EIPS',
  'AWS::ECS::Service': (node) =>
    findText(readAt(node, 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp')) === 'ENABLED',
  'AWS::EC2::Instance': (node, surroundings, subnets) => {
    const flags = listAt(readAt(node, 'NetworkInterfaces'), ['*', 'AssociatePublicIpAddress']);
    if (flags.length > 0) return flags.some((flag) => mayBeTrue(flag, false));
    const addresses = [
      ...surroundings.listReferring('AWS::EC2::EIP', 'InstanceId', node),
      ...surroundings.listReferring('AWS::EC2::EIPAssociation', 'InstanceId', node),
    ];
    return addresses.length > 0 || hasOpenSubnet(node, surroundings, subnets);
  },
  'AWS::AutoScaling::AutoScalingGroup': (node, surroundings, subnets) => {
    const template = [readAt(node, 'LaunchTemplate.LaunchTemplateId'), readAt(node, 'LaunchConfigurationName')]
      .map((value) => surroundings.findTarget(value))
      .find((found) => found !== undefined);
    const flags = template === undefined ? [] : LAUNCH_FLAGS.flatMap((path) => listFrom(template, path));
    if (flags.length > 0) return flags.some((flag) => mayBeTrue(flag, false));
    return hasOpenSubnet(node, surroundings, subnets);
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (node) => isInternetFacing(node),
  'AWS::ElasticLoadBalancing::LoadBalancer': (node) => isInternetFacing(node),
  'AWS::EC2::ClientVpnEndpoint': () => true,
};

const LAUNCH_FLAGS = ['LaunchTemplateData.NetworkInterfaces.*.AssociatePublicIpAddress', 'AssociatePublicIpAddress'];

/**
 * Absent, the address is public in a default VPC without a subnet group, and private otherwise.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
function isDatabaseOpen(node: TemplateResource): boolean {
  return mayBeTrue(readAt(node, 'PubliclyAccessible'), !readAt(node, 'DBSubnetGroupName').present);
}

/** The instances of a cluster have the addresses. A Multi-AZ cluster has the property itself. */
function isClusterOpen(node: TemplateResource, surroundings: Surroundings): boolean {
  const members = surroundings.listReferring('AWS::RDS::DBInstance', 'DBClusterIdentifier', node);
  return [node, ...members].some((each) => mayBeTrue(readAt(each, 'PubliclyAccessible'), false));
}

/** Absent, a load balancer is reached from the internet. */
function isInternetFacing(node: TemplateResource): boolean {
  return findText(readAt(node, 'Scheme')) !== 'internal';
}
