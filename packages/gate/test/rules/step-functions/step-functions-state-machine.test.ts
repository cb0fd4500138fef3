import { stepFunctionsStateMachineRules } from '../../../src/rules/step-functions/step-functions-state-machine';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
const LIMITED = { ...TASK, TimeoutSeconds: 60 };
const WAIT = { Type: 'Wait', Seconds: 1, End: true };
const machine = (...tasks: readonly object[]) => ({
  StartAt: 'Task0',
  States: Object.fromEntries(tasks.map((task, index) => [`Task${index}`, task])),
});
const asText = (definition: object) => ({ DefinitionString: JSON.stringify(definition) });

rulesDecide('Step Functions state machine rules', stepFunctionsStateMachineRules, {
  StepFunctionsStateMachineNoDataInLogs: decideProperty('LoggingConfiguration.IncludeExecutionData', {
    holds: [false, undefined],
    broken: [true],
  }),
  StepFunctionsStateMachineTaskTimeout: {
    holds: [
      asText(machine(LIMITED)),
      asText(machine({ ...TASK, TimeoutSecondsPath: '$.limit' })),
      asText(machine({ ...TASK, HeartbeatSeconds: 60 })),
      asText(machine({ ...TASK, HeartbeatSecondsPath: '$.limit' })),
      asText({ ...machine(TASK), TimeoutSeconds: 600 }),
      asText(machine(WAIT)),
      { Definition: machine(LIMITED, WAIT) },
      asText(machine({ Type: 'Parallel', Branches: [machine(LIMITED)], End: true })),
      // The ARN of a function is known after the deployment only, and decides nothing.
      {
        DefinitionString: {
          'Fn::Join': ['', [JSON.stringify(machine(LIMITED)).slice(0, -1), ',"Comment":"', UNKNOWN, '"}']],
        },
      },
    ],
    broken: [
      asText(machine(TASK)),
      asText(machine(LIMITED, TASK)),
      { Definition: machine(TASK) },
      { ...asText(machine(TASK)), StateMachineType: 'STANDARD' },
      asText(machine({ Type: 'Parallel', Branches: [machine(LIMITED), machine(TASK)], End: true })),
      asText(machine({ Type: 'Map', Iterator: machine(TASK), End: true })),
      asText(machine({ Type: 'Map', ItemProcessor: machine(TASK), End: true })),
      { Definition: { States: { One: { ...TASK, Type: UNKNOWN }, Two: TASK } } },
    ],
    undecided: [
      { DefinitionString: UNKNOWN },
      { DefinitionString: 'not JSON' },
      { ...asText(machine(TASK)), StateMachineType: UNKNOWN },
    ],
    notApplicable: [
      { ...asText(machine(TASK)), StateMachineType: 'EXPRESS' },
      { DefinitionS3Location: { Bucket: 'definitions', Key: 'one.json' } },
    ],
  },
});
