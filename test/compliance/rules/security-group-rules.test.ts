import { securityGroupRules } from '../../../lib/compliance/rules/security-group-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const NOWHERE = { CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 };
const port = (FromPort: unknown, ToPort: unknown = FromPort, IpProtocol: unknown = 'tcp', more: object = {}) => ({
  IpProtocol,
  FromPort,
  ToPort,
  ...more,
});
const alone = (direction: string, properties: object) => ({
  resources: { Entry: { Type: `AWS::EC2::SecurityGroup${direction}`, Properties: { ...properties } } },
});
const lets = (CidrIp: unknown) => ({ ...port(443), CidrIp });
const lets6 = (CidrIpv6: unknown) => ({ ...port(443), CidrIpv6 });

rulesDecide('security group rules', securityGroupRules, {
  Ec2GroupOfANetwork: {
    holds: [{ VpcId: 'vpc-example' }],
    broken: [{}],
    undecided: [{ VpcId: UNKNOWN }],
  },
  Ec2NoDefaultEgress: {
    holds: [{ SecurityGroupEgress: [NOWHERE] }],
    broken: [{}, { SecurityGroupEgress: [] }],
    undecided: [{ SecurityGroupEgress: UNKNOWN }],
  },
  Ec2NoIngressFromEverybody: {
    holds: [
      {},
      { SecurityGroupIngress: [lets('10.0.0.0/16')] },
      { SecurityGroupEgress: [lets('0.0.0.0/0')] },
      alone('Ingress', { ...port(443), SourceSecurityGroupId: 'sg-example' }),
    ],
    broken: [
      { SecurityGroupIngress: [lets('10.0.0.0/16'), lets('0.0.0.0/0')] },
      { SecurityGroupIngress: [lets6('::/0')] },
      alone('Ingress', lets('0.0.0.0/0')),
    ],
    undecided: [{ SecurityGroupIngress: [lets(UNKNOWN)] }],
  },
  Ec2NoEgressToEverywhere: {
    holds: [
      { SecurityGroupEgress: [NOWHERE] },
      { SecurityGroupIngress: [lets('0.0.0.0/0')] },
      alone('Egress', lets('10.0.0.0/16')),
    ],
    broken: [{ SecurityGroupEgress: [lets('0.0.0.0/0')] }, alone('Egress', lets6('::/0'))],
    undecided: [alone('Egress', lets(UNKNOWN))],
  },
  Ec2OnePort: {
    holds: [{ SecurityGroupEgress: [NOWHERE] }, alone('Ingress', port(443)), alone('Egress', port('53', '53', 'udp'))],
    broken: [
      alone('Ingress', port(0, 443)),
      alone('Egress', port(443, 443, '-1')),
      alone('Egress', { IpProtocol: 'tcp' }),
      { SecurityGroupIngress: [port(1, 65_535)] },
    ],
    undecided: [alone('Ingress', port(UNKNOWN))],
  },
});
