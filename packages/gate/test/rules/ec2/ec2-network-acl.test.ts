import { ec2NetworkAclRules } from '../../../src/rules/ec2/ec2-network-acl';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const allow = { RuleAction: 'allow', CidrBlock: '0.0.0.0/0', Protocol: 6, PortRange: { From: 443, To: 443 } };

rulesDecide('EC2 network ACL rules', ec2NetworkAclRules, {
  Ec2NetworkAclRemoteAccessClosed: {
    holds: [
      allow,
      { ...allow, RuleAction: 'deny', Protocol: -1 },
      { ...allow, Egress: true, Protocol: -1 },
      { ...allow, CidrBlock: '198.51.100.0/24', PortRange: { From: 22, To: 22 } },
      { ...allow, Protocol: 17, PortRange: { From: 1, To: 65_535 } },
    ],
    broken: [
      { ...allow, Protocol: -1 },
      { ...allow, PortRange: { From: 22, To: 22 } },
      { ...allow, PortRange: { From: 1024, To: 65_535 } },
      { ...allow, CidrBlock: '128.0.0.0/1', PortRange: { From: '3389', To: '3389' } },
      { ...allow, CidrBlock: undefined, Ipv6CidrBlock: '::/0', PortRange: { From: 22, To: 22 } },
    ],
    undecided: [
      { ...allow, CidrBlock: UNKNOWN },
      { ...allow, PortRange: { From: UNKNOWN, To: 443 } },
    ],
  },
  Ec2NetworkAclPortsLimited: {
    holds: [allow, { ...allow, PortRange: { From: 1024, To: 65_535 } }, { ...allow, Egress: true, Protocol: -1 }],
    broken: [
      { ...allow, Protocol: '-1' },
      { ...allow, PortRange: { From: 0, To: 65_535 } },
    ],
    undecided: [{ ...allow, Protocol: UNKNOWN }],
  },
});
