import { isBroad } from '../generic/cidr';
import { awsDocs, checkov, nist, type Rule } from '../rule';

/** Rules for routes. */
export const ec2RouteRules: readonly Rule[] = [
  {
    id: 'Ec2RoutePeeringLimited',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::EC2::Route'],
    what: 'Route through a VPC peering connection leads to known networks only',
    why: 'All traffic of the subnet goes to the VPC of another owner, who reads it or forwards it.',
    fix: 'Set DestinationCidrBlock to the range of the peer VPC.',
    property: 'Properties.DestinationCidrBlock',
    references: [checkov('CKV2_AWS_44'), awsDocs('vpc/latest/peering/vpc-peering-routing.html'), nist('SC-7')],
    check: (route) => {
      if (!route.at('VpcPeeringConnectionId').present) return 'not applicable';
      return !['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].some((name) => isBroad(route.at(name).text() ?? ''));
    },
  },
];
