import { awsDocs, nist, type Rule } from './rule';

/** Rules are asked by exact type, so every custom resource of Bulwark is named here. */
const CUSTOM_RESOURCES = [
  'AWS::CloudFormation::CustomResource',
  'Custom::ManagedPrefixList',
  'Custom::Migration',
  'Custom::VpcRestrictDefaultSG',
];

const HANDLERS = ['AWS::Lambda::Function', 'AWS::SNS::Topic'];

/** Seconds: the default, and the most that CloudFormation takes. */
const LONGEST_WAIT = 3600;

/** Seconds that a function has when it says nothing. */
const DEFAULT_TIMEOUT = 3;

const REFERENCE = awsDocs('AWSCloudFormation/latest/UserGuide/aws-resource-cloudformation-customresource.html');

/** Rules for the stacks themselves: the code that runs while they are deployed. */
export const stackRules: readonly Rule[] = [
  {
    id: 'CustomResourceOwnCode',
    types: CUSTOM_RESOURCES,
    what: 'Custom resources are handled by a function or a topic of these templates.',
    why: 'The handler decides what a deployment does and returns. One from elsewhere can be changed without a review here.',
    fix: 'Set ServiceToken to the ARN of a function in the templates.',
    property: 'Properties.ServiceToken',
    references: [nist('CM-5'), REFERENCE],
    check: (custom) => {
      const token = custom.at('ServiceToken');
      const handler = token.target();
      if (handler !== undefined) return HANDLERS.includes(handler.type);
      token.text();
      return false;
    },
  },
  {
    id: 'CustomResourceTimeLimit',
    types: ['AWS::Lambda::Function'],
    what: 'Custom resources say how long a deployment waits for the function, and it is longer than the function may run.',
    why: 'A handler that never answers otherwise holds a stack, and every urgent fix, for an hour and again for the rollback.',
    fix: 'Set ServiceTimeout of the custom resource above Timeout of the function, and below 3600.',
    property: 'Properties.Timeout',
    references: [nist('CP-10'), REFERENCE],
    check: (handler, deployment) => {
      const handled = deployment.resources.filter(
        (custom) => isCustom(custom.type) && custom.at('ServiceToken').target() === handler,
      );
      if (handled.length === 0) return 'not applicable';
      const run = handler.at('Timeout').number() ?? DEFAULT_TIMEOUT;
      return handled.every((custom) => {
        const wait = custom.at('ServiceTimeout').number();
        return wait !== undefined && wait > run && wait < LONGEST_WAIT;
      });
    },
  },
];

function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
