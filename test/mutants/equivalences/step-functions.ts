import type { Equivalence } from './equivalence';

/** Mutants of state machines, and of the rules that start them, that weaken nothing. */
export const stepFunctionsEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::StepFunctions::StateMachine Properties\.StateMachineType removed$/,
    reason: 'The default is STANDARD.',
  },
  {
    pattern: /^AWS::StepFunctions::StateMachine Properties\.LoggingConfiguration\.IncludeExecutionData removed$/,
    reason: 'By default no data are logged.',
  },
  {
    pattern:
      /^AWS::StepFunctions::StateMachine Properties\.EncryptionConfiguration\.KmsDataKeyReusePeriodSeconds removed$/,
    reason: 'The default is 300 seconds.',
  },
  { pattern: /^AWS::Events::Rule Properties\.State removed$/, reason: 'The default is ENABLED.' },
];
