import { ec2NetworkInterfaceRules } from '../../../src/rules/ec2/ec2-network-interface';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 network interface rules', ec2NetworkInterfaceRules, {
  Ec2NetworkInterfaceSourceDestCheck: {
    holds: [{}, { SourceDestCheck: true }],
    broken: [{ SourceDestCheck: false }, { SourceDestCheck: 'false' }],
    undecided: [{ SourceDestCheck: UNKNOWN }],
  },
});
