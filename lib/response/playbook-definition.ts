import type { Duration } from 'aws-cdk-lib';

export interface PlaybookDefinitionProps {
  readonly playbook: string;
  readonly partition: string;
  /** Time of one invocation of a function. */
  readonly invocation: Duration;
  /** Time for which an approval is awaited. */
  readonly approval: Duration;
}

/** Steps after which an execution ends although something hangs: all retries of all steps. */
const ALL_RETRIES_SECONDS = 4 * 3600;

/**
 * Builds the state machine of a playbook in the Amazon States Language, with the names of functions as substitutions.
 * From the start to containment it enters three states, or four with an approval.
 *
 * Paths are JSONPath, and functions make every decision, so that an interpreter on any machine runs the definition.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function buildPlaybookDefinition(props: PlaybookDefinitionProps) {
  const { playbook, partition, invocation, approval } = props;
  const execution = '$$.Execution.Name';
  const task = { Type: 'Task', TimeoutSeconds: invocation.toSeconds() + 5, Retry: RETRY };
  const toFailure = { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'RecordFailure' };
  const runStep = (step: string) => ({
    ...task,
    Resource: refer('PlaybookFunction'),
    Parameters: { step, 'execution.$': execution, 'input.$': '$' },
    Catch: [toFailure],
  });
  const close = (outcome: string) => ({
    ...task,
    Resource: refer('CloseFunction'),
    Parameters: { outcome, playbook, 'execution.$': execution, 'state.$': '$' },
    ResultPath: '$.closed',
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'NotTold' }],
  });
  return {
    Comment: `Playbook ${playbook}: docs/runbooks/playbooks/${playbook}.md`,
    StartAt: 'Prepare',
    TimeoutSeconds: approval.toSeconds() + ALL_RETRIES_SECONDS,
    States: {
      Prepare: { ...runStep('prepare'), Next: 'IsApprovalRequired' },
      IsApprovalRequired: {
        Type: 'Choice',
        Choices: [{ Variable: '$.approval', StringEquals: 'required', Next: 'AskApproval' }],
        Default: 'Act',
      },
      AskApproval: {
        Type: 'Task',
        Resource: `arn:${partition}:states:::lambda:invoke.waitForTaskToken`,
        Parameters: {
          FunctionName: refer('AskFunction'),
          Payload: { 'token.$': '$$.Task.Token', 'request.$': '$' },
        },
        TimeoutSeconds: approval.toSeconds(),
        ResultPath: '$.decision',
        Retry: RETRY_INVOCATION,
        Catch: [
          { ErrorEquals: ['ApprovalRefused'], ResultPath: '$.error', Next: 'RecordRefusal' },
          { ErrorEquals: ['States.Timeout'], ResultPath: '$.error', Next: 'RecordExpiry' },
          toFailure,
        ],
        Next: 'Act',
      },
      Act: { ...runStep('act'), Next: 'Close' },
      Close: { ...close('done'), End: true },
      RecordRefusal: { ...close('refused'), End: true },
      RecordExpiry: { ...close('expired'), Next: 'Expired' },
      RecordFailure: { ...close('failed'), Next: 'Failed' },
      Expired: { Type: 'Fail', Error: TOLD_ERRORS[0], Cause: 'No approval came in time; nothing was changed.' },
      Failed: { Type: 'Fail', Error: TOLD_ERRORS[1], Cause: 'A step failed; the incident record has the error.' },
      NotTold: { Type: 'Fail', Error: 'NotTold', Cause: 'The end of the playbook could not be recorded or reported.' },
    },
  };
}

/** A reference that `DefinitionSubstitutions` of the state machine resolves. */
function refer(name: 'PlaybookFunction' | 'AskFunction' | 'CloseFunction'): string {
  return `\${${name}}`;
}

/** Errors of executions whose end the function `close` has reported. */
export const TOLD_ERRORS = ['ApprovalExpired', 'PlaybookFailed'] as const;

/** A refused input stays refused. Everything else may pass: throttling, a lock, a resource that is being changed. */
const RETRY = [
  { ErrorEquals: ['Refused'], MaxAttempts: 0 },
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  },
];

/** Only failures of the invocation: an answer, or none in time, is the decision of a person. */
const RETRY_INVOCATION = [
  {
    ErrorEquals: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  },
];
