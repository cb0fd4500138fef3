import { ec2SecurityGroupRangeRules } from '../../../src/rules/ec2/ec2-security-group-range';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const admit = (range: Record<string, unknown>) => ({ SecurityGroupIngress: [{ IpProtocol: 'tcp', ...range }] });
const single = (range: Record<string, unknown>) => ({
  resources: { Rule: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { IpProtocol: 'tcp', ...range } } },
});

rulesDecide('security group range rules', ec2SecurityGroupRangeRules, {
  Ec2SecurityGroupRangeNarrow: {
    holds: [
      {},
      admit({ CidrIp: '10.0.0.0/8' }),
      admit({ CidrIp: '172.16.0.0/12' }),
      admit({ CidrIp: '198.51.100.0/24' }),
      admit({ CidrIp: '8.8.8.0/24' }),
      admit({ CidrIp: '8.8.8.8/32' }),
      admit({ CidrIpv6: 'fd00::/8' }),
      admit({ CidrIpv6: '2a05:d014::/32' }),
      // The rules for all addresses, and for a half of them, report these.
      admit({ CidrIp: '0.0.0.0/0' }),
      admit({ CidrIp: '128.0.0.0/1' }),
      single({ CidrIp: '192.168.0.0/16' }),
      { SecurityGroupEgress: [{ IpProtocol: 'tcp', CidrIp: '8.0.0.0/8' }] },
    ],
    broken: [
      admit({ CidrIp: '8.0.0.0/8' }),
      admit({ CidrIp: '8.8.0.0/16' }),
      admit({ CidrIp: '8.8.8.0/23' }),
      // EC2 sets the bits after the prefix to zero, so this range starts at 192.0.0.0.
      admit({ CidrIp: '192.168.0.0/8' }),
      admit({ CidrIpv6: '2a00::/16' }),
      single({ CidrIp: '52.0.0.0/11' }),
      single({ CidrIpv6: '2600::/20' }),
    ],
    undecided: [admit({ CidrIp: UNKNOWN }), single({ CidrIpv6: UNKNOWN })],
  },
});
