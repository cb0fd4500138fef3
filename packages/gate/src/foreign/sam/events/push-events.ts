import { arnHere, findReferencedId, getAtt, type JsonObject, pick, ref, toItems, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import { addPermission, type EventExpansion, type EventTarget, type SamEvent } from './event';
import { expandRule, patternKnown, ruleKnown } from './rule-event';
import { expandTopic, topicKnown } from './topic-event';

/** Services that call a function, without those for APIs. */
export const pushEvents: Readonly<Record<string, EventExpansion>> = {
  AlexaSkill: ({ id, properties }, target, output) =>
    addPermission({ id }, target, output, 'alexa-appkit.amazon.com', { EventSourceToken: properties['SkillId'] }),
  CloudWatchEvent: expandRule,
  CloudWatchLogs: expandLogSubscription,
  Cognito: expandUserPoolTrigger,
  EventBridgeRule: expandRule,
  IoTRule: expandIotRule,
  S3: expandBucketNotification,
  SNS: expandTopic,
  Schedule: expandRule,
};

export const pushKnown: Readonly<Record<string, readonly string[]>> = {
  AlexaSkill: ['SkillId'],
  CloudWatchEvent: patternKnown,
  CloudWatchLogs: ['FilterPattern', 'LogGroupName'],
  Cognito: ['Trigger', 'UserPool'],
  EventBridgeRule: patternKnown,
  IoTRule: ['AwsIotSqlVersion', 'Sql'],
  S3: ['Bucket', 'Events', 'Filter'],
  SNS: topicKnown,
  Schedule: ruleKnown,
};

function expandLogSubscription(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const { id, properties } = event;
  addPermission(event, target, output, 'logs.amazonaws.com', {
    SourceArn: arnHere('logs', `log-group:\${Name}:*`, { Name: properties['LogGroupName'] }),
  });
  output.add(target.resource, id, 'AWS::Logs::SubscriptionFilter', {
    ...pick(properties, ['LogGroupName', 'FilterPattern']),
    DestinationArn: target.arn,
  });
}

function expandIotRule(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const { id, properties } = event;
  addPermission(event, target, output, 'iot.amazonaws.com', {
    SourceAccount: ref('AWS::AccountId'),
    SourceArn: arnHere('iot', `rule/\${RuleName}`, { RuleName: ref(id) }),
  });
  output.add(target.resource, id, 'AWS::IoT::TopicRule', {
    TopicRulePayload: {
      ...pick(properties, ['Sql', 'AwsIotSqlVersion']),
      RuleDisabled: false,
      Actions: [{ Lambda: { FunctionArn: target.arn } }],
    },
  });
}

/** The bucket is a resource of the same template, which gets the notification. */
function expandBucketNotification(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const { properties } = event;
  addPermission(event, target, output, 's3.amazonaws.com', { SourceAccount: ref('AWS::AccountId') });
  const added = toItems(properties['Events']).map((name) => ({
    Event: name,
    Function: target.arn,
    ...pick(properties, ['Filter']),
  }));
  changeReferenced(event, 'Bucket', target, output, (bucket) => {
    const notifications = toObject(bucket['NotificationConfiguration']);
    const lambdas = [...toItems(notifications['LambdaConfigurations']), ...added];
    return { ...bucket, NotificationConfiguration: { ...notifications, LambdaConfigurations: lambdas } };
  });
}

/** The user pool is a resource of the same template, which gets the trigger. */
function expandUserPoolTrigger(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const { properties } = event;
  const pool = findReferencedId(properties['UserPool']);
  addPermission({ id: `${target.resource.id}Cognito` }, target, output, 'cognito-idp.amazonaws.com', {
    SourceArn: pool === undefined ? undefined : getAtt(pool, 'Arn'),
  });
  const triggers = toItems(properties['Trigger']).map((trigger) => [String(trigger), target.arn]);
  changeReferenced(event, 'UserPool', target, output, (declared) => ({
    ...declared,
    LambdaConfig: { ...toObject(declared['LambdaConfig']), ...Object.fromEntries(triggers) },
  }));
}

function changeReferenced(
  { name, properties }: SamEvent,
  property: string,
  { resource }: EventTarget,
  output: SamOutput,
  change: (properties: JsonObject) => JsonObject,
): void {
  const id = findReferencedId(properties[property]);
  if (id !== undefined && output.resources.has(id)) output.changeProperties(id, change);
  else {
    const cause = `${property} of the event source ${name} is no resource of this template`;
    output.reject(resource, `Events.${name}.${property}`, cause);
  }
}
