import { cloudFormationHookRules } from '../../../src/rules/cloudformation/cloud-formation-hook';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const hook = (HookConfiguration: unknown) => ({ CloudFormationConfiguration: { HookConfiguration } });
const configured = (Configuration: unknown) => ({
  resources: { Config: { Type: 'AWS::CloudFormation::HookTypeConfig', Properties: { Configuration } } },
});

rulesDecide('CloudFormation hook rules', cloudFormationHookRules, {
  CloudFormationHookEnabled: {
    holds: [{ HookStatus: 'ENABLED' }],
    broken: [{ HookStatus: 'DISABLED' }],
    undecided: [{ HookStatus: UNKNOWN }],
  },
  CloudFormationHookFails: {
    holds: [{ FailureMode: 'FAIL' }],
    broken: [{ FailureMode: 'WARN' }],
    undecided: [{ FailureMode: UNKNOWN }],
  },
  CloudFormationHookConfigured: {
    holds: [configured(JSON.stringify(hook({ TargetStacks: 'ALL', FailureMode: 'FAIL', Properties: {} })))],
    broken: [
      configured(JSON.stringify(hook({ TargetStacks: 'NONE', FailureMode: 'FAIL' }))),
      configured(JSON.stringify(hook({ TargetStacks: 'ALL', FailureMode: 'WARN' }))),
      configured(JSON.stringify(hook({ HookInvocationStatus: 'DISABLED' }))),
    ],
    undecided: [configured(UNKNOWN)],
  },
});
