import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const HOOKS = ['AWS::CloudFormation::GuardHook', 'AWS::CloudFormation::LambdaHook'];
const GUIDE = 'cloudformation-cli/latest/hooks-userguide';
const PAGE = awsDocs(`${GUIDE}/hooks-concepts.html`);

/** Rules for hooks, which stop changes that break the rules of an account. */
export const cloudFormationHookRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'CloudFormationHookEnabled',
      level: 'required',
      group: 'changes',
      types: HOOKS,
      what: 'CloudFormation hook is enabled',
      why: 'Changes that the hook has to stop are deployed.',
      fix: 'Set HookStatus to ENABLED.',
      property: 'HookStatus',
      references: [pciDss('6.5.1'), PAGE, nist('CM-3')],
      expects: { equals: 'ENABLED' },
    },
    {
      id: 'CloudFormationHookFails',
      level: 'required',
      group: 'changes',
      types: HOOKS,
      what: 'CloudFormation hook stops changes that break its rules',
      why: 'With WARN, changes that break a rule are deployed, and the warning is overlooked.',
      fix: 'Set FailureMode to FAIL.',
      property: 'FailureMode',
      references: [pciDss('6.5.1'), PAGE, nist('CM-3')],
      expects: { equals: 'FAIL' },
    },
  ]),
  createElementRule({
    id: 'CloudFormationHookConfigured',
    level: 'required',
    group: 'changes',
    types: ['AWS::CloudFormation::HookTypeConfig'],
    what: 'CloudFormation hook configuration enables the hook and stops changes',
    why: 'With NONE no stack is checked, and with WARN changes that break a rule are deployed.',
    fix: 'Set TargetStacks to ALL, HookInvocationStatus to ENABLED and FailureMode to FAIL.',
    elements: 'Configuration.CloudFormationConfiguration.HookConfiguration',
    references: [pciDss('6.5.1'), awsDocs(`${GUIDE}/hook-configuration-schema.html`), nist('CM-3')],
    isFaulty: (hook) =>
      hook.at('TargetStacks').text() === 'NONE' ||
      hook.at('HookInvocationStatus').text() === 'DISABLED' ||
      hook.at('FailureMode').text() === 'WARN',
  }),
];
