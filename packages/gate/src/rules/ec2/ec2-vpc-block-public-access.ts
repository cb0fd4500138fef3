import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const PAGE = awsDocs('vpc/latest/userguide/security-vpc-bpa.html');

/** Rules for the block of public access to all VPCs of an account, and for encryption between instances. */
export const ec2VpcBlockPublicAccessRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2VpcBlockPublicAccessExclusionOutbound',
    level: 'required',
    group: 'noPublicAccess',
    types: ['AWS::EC2::VPCBlockPublicAccessExclusion'],
    what: 'Exclusion from VPC block public access does not allow inbound traffic',
    why: 'The exclusion opens a VPC or subnet to the internet again, against the block of the account.',
    fix: 'Set InternetGatewayExclusionMode to allow-egress, or remove the exclusion.',
    property: 'InternetGatewayExclusionMode',
    references: [pciDss('1.4.2'), PAGE, nist('SC-7')],
    expects: { equals: 'allow-egress' },
  },
  {
    id: 'Ec2VpcBlockPublicAccessEncryptionEnforced',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: ['AWS::EC2::VPCEncryptionControl'],
    what: 'VPC encryption control enforces encryption between instances',
    why: 'In monitor mode, traffic in plain text is recorded and still passes.',
    fix: 'Set Mode to enforce.',
    property: 'Mode',
    references: [awsDocs('vpc/latest/userguide/vpc-encryption-controls.html'), nist('SC-8')],
    expects: { equals: 'enforce' },
  },
]);
