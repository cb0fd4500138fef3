import { cloudFormationTypeRules } from '../../../src/rules/cloudformation/cloud-formation-type';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('CloudFormation extension rules', cloudFormationTypeRules, {
  CloudFormationTypePinned: decideProperty('AutoUpdate', { holds: [false], broken: [true, undefined] }),
});
