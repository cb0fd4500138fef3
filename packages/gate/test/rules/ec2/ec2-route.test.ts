import { ec2RouteRules } from '../../../src/rules/ec2/ec2-route';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const peering = { RouteTableId: 'rtb-0abc', VpcPeeringConnectionId: 'pcx-0abc' };

rulesDecide('EC2 route rules', ec2RouteRules, {
  Ec2RoutePeeringLimited: {
    holds: [{ ...peering, DestinationCidrBlock: '10.8.0.0/16' }],
    broken: [
      { ...peering, DestinationCidrBlock: '0.0.0.0/0' },
      { ...peering, DestinationCidrBlock: '128.0.0.0/1' },
      { ...peering, DestinationIpv6CidrBlock: '::/0' },
    ],
    undecided: [{ ...peering, DestinationCidrBlock: UNKNOWN }],
    notApplicable: [{ RouteTableId: 'rtb-0abc', NatGatewayId: 'nat-0abc', DestinationCidrBlock: '0.0.0.0/0' }],
  },
});
