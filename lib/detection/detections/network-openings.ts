import { anyOf, calls, is, isTrue } from './calls';
import { type Detection, onEvents, onTrail } from './detection';

const FAMILY = { runbook: 'network-openings.md', tactic: 'defense evasion' } as const;

const RANGES = [
  'cidrIp',
  'cidrIpv6',
  'ipPermissions.items[0].ipRanges.items[0].cidrIp',
  'ipPermissions.items[0].ipv6Ranges.items[0].cidrIpv6',
];

/** Someone opens a way in or out of the network. */
export const networkOpenings: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'SecurityGroupOpened',
    title: 'A security group admits every address, or a database was made public.',
    techniques: ['T1562.007', 'T1190'],
    severity: 'critical',
    sees: 'What was reachable from the network only is reachable from the internet.',
    falseAlarms: 'A public web server is set up by hand. Bulwark has none.',
    form: onTrail([
      calls(
        'ec2',
        ['AuthorizeSecurityGroupIngress'],
        anyOf(...RANGES.map((range) => is(`requestParameters.${range}`, '*/0'))),
      ),
      calls(
        'ec2',
        ['ModifySecurityGroupRules'],
        is('requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.CidrIpv4', '*/0'),
      ),
      calls('rds', ['ModifyDBInstance', 'CreateDBInstance'], isTrue('requestParameters.publiclyAccessible')),
    ]),
  },
  {
    ...FAMILY,
    id: 'NetworkPathOpened',
    title: 'A gateway, peering, VPN or service endpoint connects the network to another one.',
    techniques: ['T1562.007', 'T1048'],
    severity: 'critical',
    sees: 'The isolated network has a way out, which neither the endpoint policies nor the DNS firewall limit.',
    falseAlarms: 'Another network of the account is connected with another tool than CloudFormation.',
    form: onEvents([
      calls('ec2', [
        'AttachInternetGateway',
        'CreateEgressOnlyInternetGateway',
        'CreateVpcPeeringConnection',
        'AcceptVpcPeeringConnection',
        'CreateTransitGatewayVpcAttachment',
        'AcceptTransitGatewayVpcAttachment',
        'CreateVpnConnection',
        'AttachVpnGateway',
        'CreateClientVpnEndpoint',
        'CreateVpcEndpointServiceConfiguration',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'TrafficMirrored',
    title: 'Network traffic is copied to another target.',
    techniques: ['T1040'],
    tactic: 'credential access',
    severity: 'critical',
    sees: 'The target receives each packet of the interface, and reads what is not encrypted.',
    falseAlarms: 'A network inspection product is set up.',
    form: onEvents([
      calls('ec2', ['CreateTrafficMirrorSession', 'CreateTrafficMirrorTarget', 'CreateTrafficMirrorFilter']),
    ]),
  },
];
