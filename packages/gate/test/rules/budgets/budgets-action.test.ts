import { budgetsActionRules } from '../../../src/rules/budgets/budgets-action';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('budget action rules', budgetsActionRules, {
  BudgetsActionNotAdministrator: decideProperty('Definition.IamActionDefinition.PolicyArn', {
    holds: ['arn:aws:iam::aws:policy/AWSDenyAll', 'arn:aws:iam::111122223333:policy/no-more-machines', undefined],
    broken: ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/IAMFullAccess'],
  }),
});
