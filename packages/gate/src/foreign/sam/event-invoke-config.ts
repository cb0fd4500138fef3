import { getAtt, isIntrinsic, type JsonObject, pick, ref, replaceNoValue, toObject } from '../json-value';
import { createDestinationPolicy } from './destination-policy';
import type { EventTarget } from './events/event';
import type { SamOutput } from './sam-output';

/** Expands the settings of asynchronous calls, with queues and topics that SAM creates for their results. */
export function expandEventInvokeConfig(target: EventTarget, alias: string | undefined, output: SamOutput): void {
  const { resource } = target;
  const { EventInvokeConfig: given } = resource.properties;
  if (given === undefined) return;
  const config = toObject(given);
  const known = ['DestinationConfig', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts'];
  output.rejectUnknown(resource, config, known, 'EventInvokeConfig.');
  const destinations = Object.entries(toObject(config['DestinationConfig'])).map(([result, destination]) => {
    return [result, { Destination: expandDestination(target, result, toObject(destination), output) }];
  });
  output.add(resource, `${resource.id}EventInvokeConfig`, 'AWS::Lambda::EventInvokeConfig', {
    FunctionName: ref(resource.id),
    Qualifier: alias === undefined ? '$LATEST' : resource.properties['AutoPublishAlias'],
    DestinationConfig: Object.fromEntries(destinations),
    ...pick(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
  });
}

function expandDestination(
  { resource, role }: EventTarget,
  result: string,
  { Type: type, Destination: given }: JsonObject,
  output: SamOutput,
): unknown {
  const id = `${resource.id}EventInvokeConfig${result}`;
  const arn = replaceNoValue(given, () => createDestination(resource, id, type, output));
  const policy = createDestinationPolicy(type, arn, id);
  if (policy !== undefined) role.addInlinePolicy(policy);
  else if (!isIntrinsic(type)) {
    output.reject(resource, `EventInvokeConfig.${result}`, `the gate cannot expand the destination ${String(type)}`);
  }
  return arn;
}

function createDestination(
  resource: EventTarget['resource'],
  id: string,
  type: unknown,
  output: SamOutput,
): JsonObject | undefined {
  if (type === 'SQS') {
    output.add(resource, `${id}Queue`, 'AWS::SQS::Queue', {});
    return getAtt(`${id}Queue`, 'Arn');
  }
  if (type !== 'SNS') return undefined;
  output.add(resource, `${id}Topic`, 'AWS::SNS::Topic', {});
  return ref(`${id}Topic`);
}
