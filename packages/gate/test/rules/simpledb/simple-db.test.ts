import { simpleDbRules } from '../../../src/rules/simpledb/simple-db';
import { rulesDecide } from '../rule-cases';

rulesDecide('SimpleDB rules', simpleDbRules, {
  SimpleDbNotUsed: { forbidsType: true, holds: [], broken: [{}, { Description: 'Records' }], undecided: [] },
});
