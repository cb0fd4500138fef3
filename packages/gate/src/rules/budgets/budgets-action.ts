import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

/** Rules for what happens when a budget is exceeded. */
export const budgetsActionRules: readonly Rule[] = createPropertyRules([
  {
    id: 'BudgetsActionNotAdministrator',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::Budgets::BudgetsAction'],
    what: 'Budget action does not attach an administrator policy',
    why: 'Whoever raises the cost over the threshold gets every right in the account.',
    fix: 'Set Definition.IamActionDefinition.PolicyArn to a policy that denies what costs.',
    property: 'Definition.IamActionDefinition.PolicyArn',
    references: [
      checkov('CKV_AWS_274'),
      awsDocs('cost-management/latest/userguide/budgets-controls.html'),
      nist('AC-6'),
    ],
    expects: { differsFromPattern: /:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/ },
  },
]);
