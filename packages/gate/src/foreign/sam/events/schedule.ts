import { getAtt, omitAbsent, pick } from '../../json-value';
import { allow, createInlinePolicy, createTrustPolicy } from '../role';
import type { SamOutput } from '../sam-output';
import type { EventTarget, SamEvent } from './event';
import { addDeadLetterQueue } from './rule-event';

const SAME = [
  'Description',
  'EndDate',
  'GroupName',
  'KmsKeyArn',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'StartDate',
  'State',
];

export const scheduleKnown: readonly string[] = [
  ...SAME,
  'DeadLetterConfig',
  'FlexibleTimeWindow',
  'Input',
  'Name',
  'OmitName',
  'PermissionsBoundary',
  'RetryPolicy',
  'RoleArn',
];

/** Expands a schedule of EventBridge Scheduler, with the role that calls the function or starts the state machine. */
export function expandSchedule(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const { id, properties } = event;
  const { FlexibleTimeWindow: window = { Mode: 'OFF' }, Name: name = id } = properties;
  const deadLetters = addDeadLetterQueue(event, target, output);
  output.add(target.resource, id, 'AWS::Scheduler::Schedule', {
    ...pick(properties, SAME),
    FlexibleTimeWindow: window,
    Name: properties['OmitName'] === true ? undefined : name,
    Target: omitAbsent({
      Arn: target.arn,
      RoleArn: properties['RoleArn'] ?? addScheduleRole(event, target, output, deadLetters?.['Arn']),
      DeadLetterConfig: deadLetters,
      ...pick(properties, ['Input', 'RetryPolicy']),
    }),
  });
}

function addScheduleRole(
  { id, properties }: SamEvent,
  target: EventTarget,
  output: SamOutput,
  queue: unknown,
): unknown {
  const call = target.kind === 'function' ? 'lambda:InvokeFunction' : 'states:StartExecution';
  output.add(target.resource, `${id}Role`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: createTrustPolicy('scheduler.amazonaws.com'),
    Policies: [
      createInlinePolicy(`${id}TargetPolicy`, allow(call, target.arn)),
      ...(queue === undefined ? [] : [createInlinePolicy(`${id}SQSPolicy`, allow('sqs:SendMessage', queue))]),
    ],
    ...pick(properties, ['PermissionsBoundary']),
  });
  return getAtt(`${id}Role`, 'Arn');
}
