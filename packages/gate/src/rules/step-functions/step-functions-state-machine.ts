import type { TemplateResource, Value } from '../../templates/template-resource';
import { collectCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::StepFunctions::StateMachine'];
const LOGS = awsDocs('step-functions/latest/dg/cw-logs.html');
/** Each ends a task that hangs. With `Path`, the input has the number. */
const LIMITS = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

/** Rules for state machines. AwsSolutions-SF1 and -SF2 ask for logs and traces. */
export const stepFunctionsStateMachineRules: readonly Rule[] = [
  ...createPropertyRules([
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
  ]),
  {
    id: 'StepFunctionsStateMachineTaskTimeout',
    level: 'hardening',
    group: 'resilience',
    types: TYPES,
    what: 'Step Functions state machine has a timeout, or each of its tasks has one',
    why: 'A task without an answer waits for up to a year, and no alarm reports that the work was never done.',
    fix: 'Set TimeoutSeconds of the definition, or TimeoutSeconds or HeartbeatSeconds of each Task state.',
    property: 'Properties.DefinitionString',
    references: [awsDocs('step-functions/latest/dg/sfn-best-practices.html'), nist('SI-11')],
    check: (machine) => {
      // An express workflow ends after five minutes. A definition in S3 is not in the template.
      if (machine.at('StateMachineType').text() === 'EXPRESS') return 'not applicable';
      const definition = findDefinition(machine);
      if (definition === undefined) return 'not applicable';
      return definition.at('TimeoutSeconds').present ? true : listEndlessTasks(definition);
    },
  },
];

function findDefinition(machine: TemplateResource): Value | undefined {
  const texts = ['Definition', 'DefinitionString'].map((name) => machine.at(name));
  return texts.find(({ present }) => present)?.document();
}

/** The names of tasks without a limit, also those in branches and iterations. */
function listEndlessTasks(machine: Value): readonly string[] {
  return collectCertain(machine.at('States').entries(), ([name, state]) => {
    const inside = [state.at('Iterator'), state.at('ItemProcessor'), ...state.at('Branches').items()];
    const endless = state.at('Type').text() === 'Task' && !LIMITS.some((limit) => state.at(limit).present);
    return [...(endless ? [name] : []), ...inside.flatMap(listEndlessTasks)];
  });
}
