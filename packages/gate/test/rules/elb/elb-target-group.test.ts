import { elbTargetGroupRules } from '../../../src/rules/elb/elb-target-group';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('ELB target group rules', elbTargetGroupRules, {
  ElbTargetGroupEncrypted: {
    holds: [{ Protocol: 'HTTPS' }, { Protocol: 'TLS' }],
    broken: [{ Protocol: 'HTTP' }, { Protocol: 'TCP' }],
    undecided: [{ Protocol: UNKNOWN }],
    notApplicable: [{ TargetType: 'lambda' }, { Protocol: 'GENEVE' }],
  },
});
