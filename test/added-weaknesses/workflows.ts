import type { AddedWeakness } from './added-weakness';
import { own } from './trust-case';
import { NO_DETECTION, NO_LIMIT, PRIVILEGED, TOO_BROAD, WORK, weaken } from './weakened-properties';

const FUNCTION = own('lambda', 'function:import');
const TASK = { Type: 'Task', Resource: FUNCTION, TimeoutSeconds: 60, Next: 'Done' };
const define = (task: object) =>
  JSON.stringify({ StartAt: 'Import', States: { Import: task, Done: { Type: 'Succeed' } } });
const { TimeoutSeconds: _limit, ...ENDLESS } = TASK;
const inBranch = (task: object) =>
  define({ Type: 'Parallel', Branches: [{ StartAt: 'One', States: { One: task } }], Next: 'Done' });
const allow = (Action: string, Resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});
const TIMEOUT = /has a timeout, or each of its tasks has one/;
const TARGETS = [{ Id: 'alerts', Arn: own('sns', 'alerts') }];

/** State machines with their roles, and event rules, as an engineer who automates something writes them. */
export const workflowWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::StepFunctions::StateMachine',
    {
      RoleArn: WORK,
      DefinitionString: define(TASK),
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: {
        Level: 'ALL',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: own('logs', 'log-group:states:*') } }],
      },
    },
    [
      ['states-endless-task', NO_LIMIT, 'DefinitionString', define(ENDLESS), TIMEOUT, 'hardening'],
      ['states-endless-branch', NO_LIMIT, 'DefinitionString', inBranch(ENDLESS), TIMEOUT, 'hardening'],
      [
        'states-endless-approval',
        NO_LIMIT,
        'DefinitionString',
        define({ ...ENDLESS, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }),
        TIMEOUT,
        'hardening',
      ],
    ],
  ),
  ...weaken(
    'AWS::IAM::ManagedPolicy',
    {
      Roles: [{ Ref: 'WorkflowRole' }],
      PolicyDocument: allow('lambda:InvokeFunction', FUNCTION),
    },
    [
      ['states-role-all-functions', TOO_BROAD, 'PolicyDocument', allow('lambda:InvokeFunction', '*'), /wildcard/i],
      ['states-role-all-actions', PRIVILEGED, 'PolicyDocument', allow('*', FUNCTION), /all actions of a service/],
      [
        'states-role-all-of-lambda',
        PRIVILEGED,
        'PolicyDocument',
        allow('lambda:*', FUNCTION),
        /all actions of a service/,
      ],
      ['states-role-passes-roles', PRIVILEGED, 'PolicyDocument', allow('iam:PassRole', '*'), /pass|escalat|wildcard/i],
    ],
    {
      WorkflowRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'states.amazonaws.com' },
                Action: 'sts:AssumeRole',
                Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
              },
            ],
          },
        },
      },
    },
  ),
  ...weaken('AWS::Events::Rule', { EventPattern: { source: ['aws.securityhub'] }, Targets: TARGETS }, [
    ['events-findings-unheard', NO_DETECTION, 'Targets', [], /rule about security findings has a target/],
  ]),
  ...weaken('AWS::Events::Rule', { EventPattern: { source: ['aws.cloudwatch'] }, Targets: TARGETS }, [
    ['events-rule-unheard', NO_DETECTION, 'Targets', undefined, /EventBridge rule has a target/, 'hardening'],
  ]),
  ...weaken(
    'AWS::Events::Rule',
    {
      EventPattern: { source: ['aws.cloudwatch'] },
      Targets: [{ ...TARGETS[0], DeadLetterConfig: { Arn: own('sqs', 'dead') } }],
    },
    [
      [
        'events-rule-loses-events',
        NO_DETECTION,
        'Targets.0.DeadLetterConfig',
        undefined,
        /dead-letter queue for each target/,
        'hardening',
      ],
    ],
  ),
];
