import { ec2SecurityGroupRuleRules } from '../../../src/rules/ec2/ec2-security-group-rule';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' };

rulesDecide('EC2 security group rule rules', ec2SecurityGroupRuleRules, {
  Ec2SecurityGroupRuleDescribed: {
    holds: [{}, { SecurityGroupIngress: [{ ...https, Description: 'HTTPS from the VPC' }] }],
    broken: [{ SecurityGroupIngress: [https] }, { SecurityGroupEgress: [{ ...https, Description: '' }] }],
    undecided: [{ SecurityGroupIngress: [UNKNOWN] }],
  },
});
