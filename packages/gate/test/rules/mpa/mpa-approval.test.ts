import { mpaApprovalRules } from '../../../src/rules/mpa/mpa-approval';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('approval rules', mpaApprovalRules, {
  MpaApprovalByTwo: decideProperty('ApprovalStrategy.MofN.MinApprovalsRequired', { holds: [2, '3'], broken: [1] }),
});
