import { stepFunctionsStateMachineRules } from '../../../src/rules/step-functions/step-functions-state-machine';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Step Functions state machine rules', stepFunctionsStateMachineRules, {
  StepFunctionsStateMachineNoDataInLogs: decideProperty('LoggingConfiguration.IncludeExecutionData', {
    holds: [false, undefined],
    broken: [true],
  }),
});
