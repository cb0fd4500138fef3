import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::EC2::TransitGateway'];
const GUIDE = 'vpc/latest/tgw';

/** Rules for transit gateways. */
export const ec2TransitGatewayRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2TransitGatewayNoAutoAccept',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'Transit gateway does not accept attachments of other accounts automatically',
    why: 'Every account that the gateway is shared with connects its VPC to yours without review.',
    fix: 'Set AutoAcceptSharedAttachments to disable.',
    property: 'AutoAcceptSharedAttachments',
    references: [securityHub('EC2.23'), checkov('CKV_AWS_331'), nist('AC-4')],
    expects: { differsFrom: 'enable' },
  },
  {
    id: 'Ec2TransitGatewayMulticastNoAutoAccept',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::EC2::TransitGatewayMulticastDomain'],
    what: 'Multicast domain does not accept associations of other accounts automatically',
    why: 'Every account that the gateway is shared with joins the domain and receives its traffic without review.',
    fix: 'Set Options.AutoAcceptSharedAssociations to disable.',
    property: 'Options.AutoAcceptSharedAssociations',
    references: [securityHub('EC2.23'), awsDocs(`${GUIDE}/manage-domain.html`), nist('AC-4')],
    expects: { differsFrom: 'enable' },
  },
  {
    id: 'Ec2TransitGatewayNoDefaultAssociation',
    level: 'hardening',
    group: 'privateNetwork',
    types: TYPES,
    what: 'Transit gateway does not associate attachments with a default route table',
    why: 'With one route table for all attachments, each VPC reaches every other VPC.',
    fix: 'Set DefaultRouteTableAssociation to disable, and give each group of VPCs a route table.',
    property: 'DefaultRouteTableAssociation',
    references: [awsDocs(`${GUIDE}/tgw-best-design-practices.html`), nist('AC-4')],
    expects: { equals: 'disable' },
  },
]);
