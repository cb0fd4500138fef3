import { qBusinessRules } from '../../../src/rules/q-business/q-business';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Amazon Q Business rules', qBusinessRules, {
  QBusinessUsersAuthenticated: decideProperty('IdentityType', {
    holds: ['AWS_IAM_IDC', undefined],
    broken: ['ANONYMOUS'],
  }),
  QBusinessOriginsNamed: decideProperty('Origins.*', {
    holds: ['https://app.example.com', 'https://*.example.com'],
    broken: ['*', 'https://*'],
  }),
});
