import { ec2SubnetRules } from '../../../src/rules/ec2/ec2-subnet';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 subnet rules', ec2SubnetRules, {
  Ec2SubnetMapPublicIpOnLaunchDisabled: {
    holds: [{}, { MapPublicIpOnLaunch: false }],
    broken: [{ MapPublicIpOnLaunch: true }],
    undecided: [{ MapPublicIpOnLaunch: UNKNOWN }],
  },
});
