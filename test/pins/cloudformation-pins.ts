import { hasDeclaredHandler } from '../../packages/gate/src/rules/cloudformation/custom-resource';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

/** Rules for the custom resources of this blueprint. A rule names exact types, and these exist here only. */
export const cloudFormationPins: readonly Rule[] = [
  {
    id: 'CustomResourceOfBlueprintHandlerDeclared',
    level: 'pinned',
    group: 'changes',
    types: ['Custom::ManagedPrefixList', 'Custom::Migration'],
    what: 'Custom resource of the blueprint is handled by a function that the templates declare',
    why: 'The handler decides what a deployment does. Another account can change its own handler without a review.',
    fix: 'Set ServiceToken to the ARN of an AWS::Lambda::Function in the templates.',
    property: 'Properties.ServiceToken',
    references: [
      awsDocs('AWSCloudFormation/latest/UserGuide/aws-resource-cloudformation-customresource.html'),
      nist('CM-5'),
    ],
    check: hasDeclaredHandler,
  },
];
