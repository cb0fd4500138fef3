import { getAtt, type JsonObject, omitAbsent, pick, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import { addPermission, type EventTarget, type SamEvent } from './event';

const COMMON = ['DeadLetterConfig', 'Enabled', 'Input', 'RetryPolicy', 'State', 'Target'];

/** Properties of the event sources that become a rule with a pattern. */
export const patternKnown: readonly string[] = [
  ...COMMON,
  'EventBusName',
  'InputPath',
  'InputTransformer',
  'Pattern',
  'RuleName',
];

/** Properties of the event source that becomes a rule with a schedule. */
export const ruleKnown: readonly string[] = [...COMMON, 'Description', 'Name', 'RoleArn', 'RuleName', 'Schedule'];

/** Expands a rule of EventBridge that calls a function. */
export function expandRule(event: SamEvent, target: EventTarget, output: SamOutput): void {
  addRule(event, target, output, {});
  addPermission(event, target, output, 'events.amazonaws.com', { SourceArn: getAtt(event.id, 'Arn') });
}

/** Adds the rule and its dead letter queue. @param more of the target: the role that starts a state machine */
export function addRule(event: SamEvent, target: EventTarget, output: SamOutput, more: JsonObject): void {
  const { id, properties } = event;
  const { Enabled: enabled, State: state } = properties;
  output.add(target.resource, id, 'AWS::Events::Rule', {
    ...pick(properties, ['Description', 'EventBusName']),
    Name: properties['Name'] ?? properties['RuleName'],
    EventPattern: properties['Pattern'],
    ScheduleExpression: properties['Schedule'],
    State: state ?? (typeof enabled === 'boolean' ? (enabled ? 'ENABLED' : 'DISABLED') : undefined),
    Targets: [
      omitAbsent({
        Arn: target.arn,
        Id: toObject(properties['Target'])['Id'] ?? `${id}Target`,
        ...more,
        ...pick(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
        DeadLetterConfig: addDeadLetterQueue(event, target, output, {
          Service: 'events.amazonaws.com',
          rule: getAtt(id, 'Arn'),
        }),
      }),
    ],
  });
}

/**
 * Creates the queue for events that could not be delivered, if the template names none.
 *
 * @param sender the service and the rule that write to the queue. @default - a role writes to it
 */
export function addDeadLetterQueue(
  { id, properties }: SamEvent,
  { resource }: EventTarget,
  output: SamOutput,
  sender?: { readonly Service: string; readonly rule: JsonObject },
): JsonObject | undefined {
  if (properties['DeadLetterConfig'] === undefined) return undefined;
  const { Arn: given, QueueLogicalId: named } = toObject(properties['DeadLetterConfig']);
  if (given !== undefined) return { Arn: given };
  const queue = typeof named === 'string' ? named : `${id}Queue`;
  output.add(resource, queue, 'AWS::SQS::Queue', {});
  if (sender !== undefined) {
    output.add(resource, `${id}QueuePolicy`, 'AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: queue }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: sender.Service },
            Action: 'sqs:SendMessage',
            Resource: getAtt(queue, 'Arn'),
            Condition: { ArnEquals: { 'aws:SourceArn': sender.rule } },
          },
        ],
      },
    });
  }
  return { Arn: getAtt(queue, 'Arn') };
}
