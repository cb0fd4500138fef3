import type { AddedWeakness } from './added-weakness';
import { GROUP, NO_AUTHENTICATION, NO_LOGS, OLD, PUBLIC, TOO_BROAD, weaken } from './weakened-properties';

const TUNNEL = {
  LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: GROUP } },
  IKEVersions: [{ Value: 'ikev2' }],
};

/** Ways between networks. */
export const networkWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::EC2::TransitGateway', { AutoAcceptSharedAttachments: 'disable' }, [
    ['transit-auto-accept', PUBLIC, 'AutoAcceptSharedAttachments', 'enable', /attachments of other accounts/],
  ]),
  ...weaken(
    'AWS::EC2::VPNConnection',
    {
      Type: 'ipsec.1',
      CustomerGatewayId: 'cgw-0abc',
      TransitGatewayId: 'tgw-0abc',
      VpnTunnelOptionsSpecifications: [TUNNEL, TUNNEL],
    },
    [
      ['vpn-no-log', NO_LOGS, 'VpnTunnelOptionsSpecifications.1.LogOptions', undefined, /logs both of its tunnels/],
      ['vpn-ikev1', OLD, 'VpnTunnelOptionsSpecifications.0.IKEVersions', [{ Value: 'ikev1' }], /weak algorithms/],
      [
        'vpn-sha1',
        OLD,
        'VpnTunnelOptionsSpecifications.0.Phase1IntegrityAlgorithms',
        [{ Value: 'SHA1' }],
        /weak algorithms/,
      ],
      [
        'vpn-small-group',
        OLD,
        'VpnTunnelOptionsSpecifications.1.Phase1DHGroupNumbers',
        [{ Value: 2 }],
        /weak algorithms/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::ClientVpnEndpoint',
    {
      AuthenticationOptions: [
        { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: { Ref: 'Provider' } } },
      ],
      ClientCidrBlock: '10.9.0.0/22',
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' },
      ServerCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1234',
    },
    [['client-vpn-no-log', NO_LOGS, 'ConnectionLogOptions.Enabled', false, /logs client connections/]],
    { Provider: { Type: 'AWS::IAM::SAMLProvider', Properties: { SamlMetadataDocument: '<EntityDescriptor/>' } } },
  ),
  ...weaken(
    'AWS::EC2::ClientVpnAuthorizationRule',
    { ClientVpnEndpointId: 'cvpn-endpoint-0abc', AccessGroupId: 'S-1-5-21', TargetNetworkCidr: '0.0.0.0/0' },
    [['client-vpn-everyone', TOO_BROAD, 'AuthorizeAllGroups', true, /all users for all networks/]],
  ),
  ...weaken('AWS::EC2::VPCEndpointService', { AcceptanceRequired: true, NetworkLoadBalancerArns: ['balancer'] }, [
    ['endpoint-service-open', PUBLIC, 'AcceptanceRequired', false, /accepts each connection manually/],
    ['endpoint-service-default', PUBLIC, 'AcceptanceRequired', undefined, /accepts each connection manually/],
  ]),
  ...weaken(
    'AWS::EC2::VPCBlockPublicAccessExclusion',
    { InternetGatewayExclusionMode: 'allow-egress', VpcId: 'vpc-0abc' },
    [['vpc-exclusion', PUBLIC, 'InternetGatewayExclusionMode', 'allow-bidirectional', /does not allow inbound/]],
  ),
  ...weaken('AWS::EC2::NetworkInterface', { SubnetId: 'subnet-0abc', GroupSet: ['sg-0abc'], SourceDestCheck: true }, [
    ['interface-forwards', TOO_BROAD, 'SourceDestCheck', false, /source and destination/],
  ]),
  ...weaken(
    'AWS::EC2::VerifiedAccessInstance',
    { LoggingConfigurations: { CloudWatchLogs: { Enabled: true, LogGroup: 'access' } } },
    [
      [
        'verified-access-no-log',
        NO_LOGS,
        'LoggingConfigurations.CloudWatchLogs.Enabled',
        false,
        /logs access requests/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::VerifiedAccessGroup',
    {
      VerifiedAccessInstanceId: 'vai-0abc',
      PolicyEnabled: true,
      PolicyDocument: 'permit(principal, action, resource) when { context.idp.groups has "admins" };',
    },
    [
      [
        'verified-access-open',
        NO_AUTHENTICATION,
        'PolicyDocument',
        'permit(principal, action, resource);',
        /permits access on conditions only/,
      ],
      ['verified-access-off', NO_AUTHENTICATION, 'PolicyEnabled', false, /permits access on conditions only/],
    ],
  ),
  ...weaken(
    'AWS::NetworkManager::CoreNetwork',
    {
      GlobalNetworkId: 'global-network-0abc',
      PolicyDocument: { version: '2021.12', segments: [{ name: 'prod', 'require-attachment-acceptance': true }] },
    },
    [
      [
        'core-network-auto-accept',
        PUBLIC,
        'PolicyDocument.segments.0.require-attachment-acceptance',
        false,
        /accept attachments automatically/,
      ],
    ],
  ),
  ...weaken(
    'AWS::EC2::NetworkAclEntry',
    {
      NetworkAclId: 'acl-0abc',
      RuleNumber: 100,
      RuleAction: 'allow',
      Protocol: 6,
      PortRange: { From: 443, To: 443 },
      CidrBlock: '0.0.0.0/0',
    },
    [
      ['acl-ssh', PUBLIC, 'PortRange', { From: 22, To: 22 }, /SSH or RDP/],
      ['acl-rdp-in-range', PUBLIC, 'PortRange', { From: 3000, To: 4000 }, /SSH or RDP/],
      ['acl-every-protocol', PUBLIC, 'Protocol', -1, /all ports/],
    ],
  ),
  ...weaken(
    'AWS::EC2::Route',
    { RouteTableId: 'rtb-0abc', VpcPeeringConnectionId: 'pcx-0abc', DestinationCidrBlock: '10.8.0.0/16' },
    [['route-peering-all', TOO_BROAD, 'DestinationCidrBlock', '0.0.0.0/0', /peering connection leads to known/]],
  ),
];
