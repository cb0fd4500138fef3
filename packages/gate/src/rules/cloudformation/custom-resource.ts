import type { TemplateResource } from '../../templates/template-resource';
import { isCdkProvider } from '../lambda/cdk-provider';
import { awsDocs, cdkNag, EVERY_TYPE, nist, type Rule } from '../rule';

const HANDLERS = ['AWS::Lambda::Function', 'AWS::SNS::Topic'];
/** Seconds: the default and the maximum of ServiceTimeout. */
const LONGEST_WAIT = 3600;
/** Seconds: the timeout of a function without Timeout. */
const DEFAULT_TIMEOUT = 3;
const REFERENCE = awsDocs('AWSCloudFormation/latest/UserGuide/aws-resource-cloudformation-customresource.html');

/** Rules for custom resources: the code that runs while a stack is deployed. */
export const customResourceRules: readonly Rule[] = [
  {
    id: 'CustomResourceHandlerDeclared',
    level: 'required',
    group: 'changes',
    // The part of the type after Custom:: is free text.
    types: [EVERY_TYPE],
    appliesTo: isCustomResource,
    what: 'Custom resource is handled by a function or topic that the templates declare',
    why: 'The handler decides what a deployment does. No rule has seen a handler elsewhere, and its owner can change it.',
    fix: 'Set ServiceToken to the ARN of an AWS::Lambda::Function in the templates.',
    property: 'Properties.ServiceToken',
    references: [cdkNag('CdkNagValidationFailure'), REFERENCE, nist('CM-5')],
    check: hasDeclaredHandler,
  },
  {
    id: 'CustomResourceServiceTimeout',
    level: 'hardening',
    group: 'changes',
    types: ['AWS::Lambda::Function'],
    what: 'Custom resource has a service timeout above the timeout of its function and below one hour',
    why: 'A handler that never answers blocks the stack, and every urgent fix, for an hour and again for the rollback.',
    fix: 'Set ServiceTimeout of the custom resource above Timeout of the function, and below 3600.',
    property: 'Properties.Timeout',
    references: [REFERENCE, nist('CP-10')],
    check: (handler, templates) => {
      const handled = templates.resources.filter(
        (custom) => isCustomResource(custom) && custom.at('ServiceToken').target() === handler,
      );
      if (handled.length === 0 || isCdkProvider(handler)) return 'not applicable';
      const run = handler.at('Timeout').number() ?? DEFAULT_TIMEOUT;
      return handled.every((custom) => {
        const wait = custom.at('ServiceTimeout').number();
        return wait !== undefined && wait > run && wait < LONGEST_WAIT;
      });
    },
  },
];

/** @throws Undecidable when the handler is known at deployment only */
export function hasDeclaredHandler(custom: TemplateResource): boolean {
  const token = custom.at('ServiceToken');
  const handler = token.target();
  if (handler !== undefined) return HANDLERS.includes(handler.type);
  token.text();
  return false;
}

function isCustomResource({ type }: TemplateResource): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
