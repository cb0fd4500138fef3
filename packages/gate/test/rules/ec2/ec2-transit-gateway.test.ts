import { ec2TransitGatewayRules } from '../../../src/rules/ec2/ec2-transit-gateway';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 transit gateway rules', ec2TransitGatewayRules, {
  Ec2TransitGatewayMulticastNoAutoAccept: {
    holds: [{}, { Options: { AutoAcceptSharedAssociations: 'disable' } }],
    broken: [{ Options: { AutoAcceptSharedAssociations: 'enable' } }],
    undecided: [{ Options: { AutoAcceptSharedAssociations: UNKNOWN } }],
  },
  Ec2TransitGatewayNoAutoAccept: {
    holds: [{}, { AutoAcceptSharedAttachments: 'disable' }],
    broken: [{ AutoAcceptSharedAttachments: 'enable' }],
    undecided: [{ AutoAcceptSharedAttachments: UNKNOWN }],
  },
  Ec2TransitGatewayNoDefaultAssociation: {
    holds: [{ DefaultRouteTableAssociation: 'disable' }],
    broken: [{}, { DefaultRouteTableAssociation: 'enable' }],
    undecided: [{ DefaultRouteTableAssociation: UNKNOWN }],
  },
});
