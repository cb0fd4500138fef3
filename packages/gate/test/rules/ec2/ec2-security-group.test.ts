import { ec2SecurityGroupRules } from '../../../src/rules/ec2/ec2-security-group';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const NOWHERE = { CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 };
const port = (FromPort: unknown, ToPort: unknown = FromPort, IpProtocol: unknown = 'tcp', more: object = {}) => ({
  IpProtocol,
  FromPort,
  ToPort,
  ...more,
});
const single = (direction: string, properties: object) => ({
  resources: { Entry: { Type: `AWS::EC2::SecurityGroup${direction}`, Properties: { ...properties } } },
});
const lets = (CidrIp: unknown) => ({ ...port(443), CidrIp });
const ssh = (CidrIp: unknown) => ({ ...port(22), CidrIp });
const lets6 = (CidrIpv6: unknown) => ({ ...port(443), CidrIpv6 });
/** An interface endpoint of CDK admits the address range of its VPC. */
const FROM_VPC = {
  resources: {
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [lets({ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] })] },
    },
    Vpc: { Type: 'AWS::EC2::VPC' },
  },
};

rulesDecide('EC2 security group rules', ec2SecurityGroupRules, {
  Ec2SecurityGroupEgressDefined: {
    holds: [{ SecurityGroupEgress: [NOWHERE] }],
    broken: [{}, { SecurityGroupEgress: [] }],
    undecided: [{ SecurityGroupEgress: UNKNOWN }],
  },
  Ec2SecurityGroupIngressAuthorizedPorts: {
    holds: [
      {},
      { SecurityGroupIngress: [ssh('10.0.0.0/16'), lets('0.0.0.0/0')] },
      { SecurityGroupIngress: [lets(UNKNOWN), { ...ssh('10.0.0.0/16'), ...port(UNKNOWN) }] },
      { SecurityGroupEgress: [ssh('0.0.0.0/0')] },
      single('Ingress', { ...port(22), SourceSecurityGroupId: 'sg-example' }),
      FROM_VPC,
    ],
    broken: [
      { SecurityGroupIngress: [lets('0.0.0.0/0'), ssh('0.0.0.0/0')] },
      { SecurityGroupIngress: [{ ...port(22), CidrIpv6: '::/0' }] },
      { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
      { SecurityGroupIngress: [{ ...port(80, 443), CidrIp: '0.0.0.0/0' }] },
      { SecurityGroupIngress: [{ ...port(443, 443, 'udp'), CidrIp: '0.0.0.0/0' }] },
      single('Ingress', ssh('0.0.0.0/0')),
      // What is not known of one rule does not hide another one.
      { SecurityGroupIngress: [ssh(UNKNOWN), ssh('0.0.0.0/0')] },
    ],
    undecided: [{ SecurityGroupIngress: [ssh(UNKNOWN)] }, { SecurityGroupIngress: [ssh('{{resolve:ssm:/app/cidr}}')] }],
  },
  Ec2SecurityGroupIngressNotPublic: {
    holds: [
      {},
      { SecurityGroupIngress: [lets('10.0.0.0/16'), ssh('0.0.0.0/0')] },
      { SecurityGroupEgress: [lets('0.0.0.0/0')] },
      single('Ingress', { ...port(443), SourceSecurityGroupId: 'sg-example' }),
      FROM_VPC,
    ],
    broken: [
      { SecurityGroupIngress: [lets('10.0.0.0/16'), lets('0.0.0.0/0')] },
      { SecurityGroupIngress: [lets6('::/0')] },
      { SecurityGroupIngress: [{ ...port(80), CidrIp: '0.0.0.0/0' }] },
      single('Ingress', lets('0.0.0.0/0')),
    ],
    undecided: [{ SecurityGroupIngress: [lets(UNKNOWN)] }],
  },
  Ec2SecurityGroupEgressNotUnrestricted: {
    holds: [
      { SecurityGroupEgress: [NOWHERE] },
      { SecurityGroupIngress: [lets('0.0.0.0/0')] },
      single('Egress', lets('10.0.0.0/16')),
    ],
    broken: [
      { SecurityGroupEgress: [lets('0.0.0.0/0')] },
      single('Egress', lets6('::/0')),
      single('Egress', lets6('0:0:0:0:0:0:0:0/0')),
      { SecurityGroupEgress: [lets6('0000::/0')] },
      single('Egress', lets('192.0.2.1/0 ')),
    ],
    undecided: [single('Egress', lets(UNKNOWN))],
  },
  Ec2SecurityGroupProtocolNamed: {
    holds: [
      single('Ingress', { IpProtocol: '-1', SourceSecurityGroupId: 'sg-example' }),
      single('Ingress', lets('10.0.0.0/16')),
      { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/16' }] },
      // The rule for authorized ports tells of it.
      single('Ingress', { IpProtocol: -1, CidrIp: '0.0.0.0/0' }),
    ],
    broken: [
      single('Ingress', { IpProtocol: '-1', CidrIp: '10.0.0.0/16' }),
      { SecurityGroupIngress: [lets('10.0.0.0/16'), { IpProtocol: -1, CidrIpv6: 'fd00::/8' }] },
    ],
    undecided: [single('Ingress', { IpProtocol: UNKNOWN, CidrIp: '10.0.0.0/16' })],
  },
  Ec2SecurityGroupSinglePort: {
    holds: [
      { SecurityGroupEgress: [NOWHERE] },
      single('Ingress', port(443)),
      single('Egress', port('53', '53', 'udp')),
    ],
    broken: [
      single('Ingress', port(0, 443)),
      single('Egress', port(443, 443, '-1')),
      single('Egress', { IpProtocol: 'tcp' }),
      { SecurityGroupIngress: [port(1, 65_535)] },
    ],
    undecided: [single('Ingress', port(UNKNOWN))],
  },
});
