import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::StepFunctions::StateMachine'];
const LOGS = awsDocs('step-functions/latest/dg/cw-logs.html');

/** Rules for state machines. AwsSolutions-SF1 and -SF2 ask for logs and traces. */
export const stepFunctionsStateMachineRules: readonly Rule[] = createPropertyRules([
  {
    id: 'StepFunctionsStateMachineNoDataInLogs',
    level: 'hardening',
    group: 'noDataInLogs',
    types: TYPES,
    what: 'Step Functions state machine does not log the input and output of its steps',
    why: 'Input and output contain personal data and tokens, and everyone who reads logs sees them.',
    fix: 'Set LoggingConfiguration.IncludeExecutionData to false, or remove it.',
    property: 'LoggingConfiguration.IncludeExecutionData',
    expects: { differsFrom: true },
    references: [LOGS, nist('SI-12')],
  },
]);
