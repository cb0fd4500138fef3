import { findReferencedId, getAtt, type JsonObject, pick, ref, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import { addPermission, type EventTarget, type SamEvent } from './event';
import { expandPullEvent } from './pull-events';

export const topicKnown: readonly string[] = [
  'FilterPolicy',
  'FilterPolicyScope',
  'RedrivePolicy',
  'Region',
  'SqsSubscription',
  'Topic',
];

/** Expands the subscription of a function to a topic, directly or through a queue. */
export function expandTopic(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const { properties } = event;
  const { Topic: topic, SqsSubscription: queue } = properties;
  if (queue === undefined || queue === false) {
    addSubscription(event, target, output, 'lambda', target.arn);
    addPermission(event, target, output, 'sns.amazonaws.com', { SourceArn: topic });
    return;
  }
  const { arn, url, policy, settings } = findQueue(event, target, output);
  addSubscription(event, target, output, 'sqs', arn);
  output.add(target.resource, policy, 'AWS::SQS::QueuePolicy', {
    Queues: [url],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'sqs:SendMessage',
          Effect: 'Allow',
          Principal: '*',
          Resource: arn,
          Condition: { ArnEquals: { 'aws:SourceArn': topic } },
        },
      ],
    },
  });
  const reading = { ...event, id: `${event.id}EventSourceMapping`, type: 'SQS' };
  expandPullEvent(
    { ...reading, properties: { Queue: arn, BatchSize: 10, Enabled: true, ...settings } },
    target,
    output,
  );
}

function addSubscription(
  { id, properties }: SamEvent,
  { resource }: EventTarget,
  output: SamOutput,
  protocol: string,
  endpoint: unknown,
): void {
  output.add(resource, id, 'AWS::SNS::Subscription', {
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: properties['Topic'],
    ...pick(properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
  });
}

interface SubscribedQueue {
  readonly arn: unknown;
  readonly url: unknown;
  readonly policy: string;
  readonly settings: JsonObject;
}

function findQueue({ id, properties }: SamEvent, { resource }: EventTarget, output: SamOutput): SubscribedQueue {
  const given = toObject(properties['SqsSubscription']);
  if (given['QueueArn'] === undefined) {
    const topic = toObject(output.declared[findReferencedId(properties['Topic']) ?? '']);
    const isFifo = output.resolve(toObject(topic['Properties'])['FifoTopic']) === true;
    output.add(resource, `${id}Queue`, 'AWS::SQS::Queue', { FifoQueue: isFifo || undefined });
    return { arn: getAtt(`${id}Queue`, 'Arn'), url: ref(`${id}Queue`), policy: `${id}QueuePolicy`, settings: {} };
  }
  const { QueuePolicyLogicalId: named } = given;
  return {
    arn: given['QueueArn'],
    url: given['QueueUrl'],
    policy: typeof named === 'string' ? named : `${id}QueuePolicy`,
    settings: pick(given, ['BatchSize', 'Enabled']),
  };
}
