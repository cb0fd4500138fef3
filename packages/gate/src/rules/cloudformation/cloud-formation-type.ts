import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for extensions of CloudFormation that another publisher wrote. */
export const cloudFormationTypeRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CloudFormationTypePinned',
    level: 'required',
    group: 'changes',
    types: ['AWS::CloudFormation::TypeActivation'],
    what: 'CloudFormation extension of another publisher does not update itself',
    why: 'The publisher changes code that runs in this account with the execution role, without a review.',
    fix: 'Set AutoUpdate to false, and name MajorVersion and an execution role for this extension only.',
    property: 'AutoUpdate',
    references: [pciDss('6.3.2'), awsDocs('AWSCloudFormation/latest/UserGuide/registry-public.html'), nist('SR-3')],
    expects: { equals: false },
  },
]);
