import { type JsonObject, toObject } from '../json-value';
import { allow, createInlinePolicy, createTrustPolicy, getManagedPolicyArn, RoleBuilder } from './role';
import type { SamOutput } from './sam-output';
import type { SamResource } from './sam-resource';

const DEAD_LETTER_ACTIONS: Readonly<Record<string, string>> = { SQS: 'sqs:SendMessage', SNS: 'sns:Publish' };

/**
 * Starts the role of a function: logs, tracing, network, `Policies` and the dead letter queue. Event sources add to it.
 */
export function createFunctionRole(resource: SamResource, output: SamOutput): RoleBuilder {
  const { id, properties } = resource;
  const role = new RoleBuilder(
    `${id}Role`,
    properties['AssumeRolePolicyDocument'] ?? createTrustPolicy('lambda.amazonaws.com'),
  );
  const basic =
    properties['DurableConfig'] === undefined
      ? 'AWSLambdaBasicExecutionRole'
      : 'AWSLambdaBasicDurableExecutionRolePolicy';
  role.addManagedPolicy(getManagedPolicyArn(`service-role/${basic}`));
  if (isTraced(properties, output)) role.addManagedPolicy(getManagedPolicyArn('AWSXrayWriteOnlyAccess'));
  if (properties['VpcConfig'] !== undefined) {
    role.addManagedPolicy(getManagedPolicyArn('service-role/AWSLambdaVPCAccessExecutionRole'));
  }
  const { Type: type, TargetArn: queue } = toObject(properties['DeadLetterQueue']);
  const action = DEAD_LETTER_ACTIONS[String(type)];
  if (action !== undefined) role.addInlinePolicy(createInlinePolicy('DeadLetterQueuePolicy', allow(action, queue)));
  role.addPolicies(properties['Policies'], resource, output);
  return role;
}

export function isTraced(properties: JsonObject, output: SamOutput): boolean {
  const tracing = output.resolve(properties['Tracing']);
  return tracing !== undefined && tracing !== 'Disabled';
}
