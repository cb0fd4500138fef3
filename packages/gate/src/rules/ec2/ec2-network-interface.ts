import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

/** Rules for network interfaces. */
export const ec2NetworkInterfaceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2NetworkInterfaceSourceDestCheck',
    level: 'required',
    group: 'closedOutbound',
    types: ['AWS::EC2::NetworkInterface', 'AWS::EC2::Instance'],
    what: 'EC2 network interface checks the source and destination of traffic',
    why: 'Without the check, a compromised instance forwards traffic of others and sends it under foreign addresses.',
    fix: 'Remove SourceDestCheck, or set it to true. Use a NAT gateway in place of a NAT instance.',
    property: 'SourceDestCheck',
    references: [securityHub('EC2.180'), awsDocs('vpc/latest/userguide/work-with-nat-instances.html'), nist('SC-7')],
    expects: { differsFrom: false },
  },
]);
