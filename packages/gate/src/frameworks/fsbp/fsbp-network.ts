import { assignPlatformTeam } from '../duties';
import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of instances, VPCs, load balancers, firewalls and transfer servers. */
export const fsbpNetwork: readonly Control[] = [
  ...describeControls(
    ['AWS::EC2::Volume', 'AWS::EC2::Instance'],
    [{ id: 'EC2.1', title: 'Snapshots of volumes are not shared with the public' }],
  ),
  ...describeControls(['AWS::EC2::VPC'], [{ id: 'EC2.2', title: 'Default security groups allow no traffic' }]),
  ...describeControls(
    ['AWS::EC2::Volume', 'AWS::EC2::Instance'],
    [{ id: 'EC2.3', title: 'Attached volumes are encrypted', cited: ['EC2EBSVolumeEncrypted'] }],
  ),
  ...describeControls(['AWS::EC2::Instance'], [{ id: 'EC2.4', title: 'Instances that stay stopped are removed' }]),
  ...describeControls(
    ['AWS::EC2::VPC'],
    [{ id: 'EC2.6', title: 'VPCs have flow logs', published: ['VPCFlowLogsEnabled'] }],
  ),
  ...describeControls(
    [],
    [
      {
        id: 'EC2.7',
        title: 'New volumes are encrypted by default',
        ...assignPlatformTeam('Enable EBS encryption by default in every region of the account.'),
      },
    ],
  ),
  ...describeControls(
    ['AWS::EC2::Instance'],
    [
      { id: 'EC2.8', title: 'Instances require version 2 of the metadata service' },
      { id: 'EC2.9', title: 'Instances have no public address' },
    ],
  ),
  ...describeControls(['AWS::EC2::VPC'], [{ id: 'EC2.10', title: 'The EC2 API is reached through a VPC endpoint' }]),
  ...describeControls(['AWS::EC2::Subnet'], [{ id: 'EC2.15', title: 'Subnets assign no public address' }]),
  ...describeControls(
    ['AWS::EC2::NetworkAcl'],
    [{ id: 'EC2.16', title: 'Network ACLs that are not used are removed' }],
  ),
  ...describeControls(['AWS::EC2::Instance'], [{ id: 'EC2.17', title: 'Instances have one network interface' }]),
  ...describeControls(
    ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
    [
      { id: 'EC2.18', title: 'Any address may reach authorized ports only', cited: ['EC2RestrictedInbound'] },
      {
        id: 'EC2.19',
        title: 'No address range of the internet reaches high-risk ports',
        cited: ['EC2RestrictedCommonPorts', 'EC2RestrictedSSH'],
      },
    ],
  ),
  ...describeControls(['AWS::EC2::VPNConnection'], [{ id: 'EC2.20', title: 'Both tunnels of VPN connections are up' }]),
  ...describeControls(
    ['AWS::EC2::NetworkAcl', 'AWS::EC2::NetworkAclEntry'],
    [{ id: 'EC2.21', title: 'Network ACLs close administration ports to the internet' }],
  ),
  ...describeControls(
    ['AWS::EC2::TransitGateway'],
    [{ id: 'EC2.23', title: 'Transit gateways do not accept attachments automatically' }],
  ),
  ...describeControls(['AWS::EC2::Instance'], [{ id: 'EC2.24', title: 'Instances are of no paravirtual type' }]),
  ...describeControls(
    ['AWS::EC2::LaunchTemplate'],
    [{ id: 'EC2.25', title: 'Launch templates assign no public address' }],
  ),
  ...describeControls(
    ['AWS::EC2::ClientVpnEndpoint'],
    [{ id: 'EC2.51', title: 'Client VPN endpoints log connections' }],
  ),
  ...describeControls(
    ['AWS::EC2::VPC'],
    [
      { id: 'EC2.55', title: 'Calls of ECR go through a VPC endpoint' },
      { id: 'EC2.56', title: 'Images of ECR are pulled through a VPC endpoint' },
      { id: 'EC2.57', title: 'Systems Manager is reached through a VPC endpoint' },
      { id: 'EC2.58', title: 'Contacts of Incident Manager are reached through a VPC endpoint' },
      { id: 'EC2.60', title: 'Incident Manager is reached through a VPC endpoint' },
    ],
  ),
  ...describeControls(
    ['AWS::EC2::LaunchTemplate'],
    [{ id: 'EC2.170', title: 'Launch templates require version 2 of the metadata service' }],
  ),
  ...describeControls(['AWS::EC2::VPNConnection'], [{ id: 'EC2.171', title: 'VPN connections write tunnel logs' }]),
  ...describeControls(
    ['AWS::EC2::VPCBlockPublicAccessOptions', 'AWS::EC2::VPC'],
    [{ id: 'EC2.172', title: 'Block Public Access closes internet gateways' }],
  ),
  ...describeControls(['AWS::EC2::SpotFleet'], [{ id: 'EC2.173', title: 'Spot fleets encrypt attached volumes' }]),
  ...describeControls(
    ['AWS::EC2::NetworkInterface'],
    [{ id: 'EC2.180', title: 'Network interfaces check source and destination' }],
  ),
  ...describeControls(
    ['AWS::EC2::LaunchTemplate'],
    [{ id: 'EC2.181', title: 'Launch templates encrypt attached volumes' }],
  ),
  ...describeControls(
    ['AWS::EC2::SnapshotBlockPublicAccess', 'AWS::EC2::Volume'],
    [{ id: 'EC2.182', title: 'Public sharing of snapshots is blocked' }],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancingV2::Listener'],
    [
      {
        id: 'ELB.1',
        title: 'Application load balancers redirect HTTP to HTTPS',
      },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancing::LoadBalancer'],
    [
      {
        id: 'ELB.2',
        title: 'Classic load balancers use certificates of ACM',
        published: ['ELBACMCertificateRequired'],
      },
      { id: 'ELB.3', title: 'Classic load balancers accept HTTPS or TLS', published: ['ELBTlsHttpsListenersOnly'] },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    [
      {
        id: 'ELB.4',
        title: 'Application load balancers drop invalid headers',
      },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'],
    [{ id: 'ELB.5', title: 'Load balancers write access logs' }],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    [{ id: 'ELB.6', title: 'Load balancers are protected from deletion' }],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancing::LoadBalancer'],
    [
      { id: 'ELB.7', title: 'Classic load balancers drain connections', cited: ['CLBConnectionDraining'] },
      { id: 'ELB.8', title: 'Classic load balancers use a strong TLS policy' },
      {
        id: 'ELB.9',
        title: 'Classic load balancers balance across zones',
        published: ['ELBCrossZoneLoadBalancingEnabled'],
      },
      { id: 'ELB.10', title: 'Classic load balancers use several Availability Zones' },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    [
      { id: 'ELB.12', title: 'Application load balancers mitigate desync attacks' },
      { id: 'ELB.13', title: 'Load balancers use several Availability Zones' },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancing::LoadBalancer'],
    [{ id: 'ELB.14', title: 'Classic load balancers mitigate desync attacks' }],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::Listener'],
    [
      { id: 'ELB.17', title: 'Listeners use a current TLS policy' },
      { id: 'ELB.18', title: 'Listeners encrypt traffic' },
    ],
  ),
  ...describeControls(
    ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    [
      { id: 'ELB.21', title: 'Health checks of target groups are encrypted' },
      { id: 'ELB.22', title: 'Target groups encrypt traffic' },
    ],
  ),
  ...describeControls(
    ['AWS::NetworkFirewall::Firewall', 'AWS::NetworkFirewall::LoggingConfiguration'],
    [{ id: 'NetworkFirewall.2', title: 'Firewalls write logs' }],
  ),
  ...describeControls(
    ['AWS::NetworkFirewall::FirewallPolicy'],
    [
      { id: 'NetworkFirewall.3', title: 'Firewall policies have a rule group' },
      { id: 'NetworkFirewall.4', title: 'Firewall policies drop or forward full packets by default' },
      { id: 'NetworkFirewall.5', title: 'Firewall policies drop or forward fragments by default' },
    ],
  ),
  ...describeControls(
    ['AWS::NetworkFirewall::RuleGroup'],
    [{ id: 'NetworkFirewall.6', title: 'Stateless rule groups have a rule' }],
  ),
  ...describeControls(
    ['AWS::NetworkFirewall::Firewall'],
    [
      { id: 'NetworkFirewall.9', title: 'Firewalls are protected from deletion' },
      { id: 'NetworkFirewall.10', title: 'Firewalls are protected from a change of subnets' },
    ],
  ),
  ...describeControls(
    ['AWS::Transfer::Server'],
    [{ id: 'Transfer.2', title: 'Transfer servers do not accept plain FTP' }],
  ),
  ...describeControls(['AWS::Transfer::Connector'], [{ id: 'Transfer.3', title: 'Transfer connectors write logs' }]),
];
