import { getAtt, pick } from '../../json-value';
import { allow, createInlinePolicy, createTrustPolicy } from '../role';
import type { SamOutput } from '../sam-output';
import type { EventExpansion, EventTarget, SamEvent } from './event';
import { addRule, patternKnown, ruleKnown } from './rule-event';

/** Services that start a state machine, without those for APIs. */
export const machineEvents: Readonly<Record<string, EventExpansion>> = {
  CloudWatchEvent: expandMachineRule,
  EventBridgeRule: expandMachineRule,
  Schedule: expandMachineRule,
};

export const machineKnown: Readonly<Record<string, readonly string[]>> = {
  CloudWatchEvent: patternKnown,
  EventBridgeRule: patternKnown,
  Schedule: ruleKnown,
};

function expandMachineRule(event: SamEvent, target: EventTarget, output: SamOutput): void {
  const role = event.properties['RoleArn'] ?? addStarterRole(event, target, output, 'events.amazonaws.com');
  addRule(event, target, output, { RoleArn: role });
}

/** Adds the role with which a service starts the state machine. @returns its ARN */
export function addStarterRole({ id }: SamEvent, target: EventTarget, output: SamOutput, service: string): unknown {
  output.add(target.resource, `${id}Role`, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: createTrustPolicy(service),
    Policies: [createInlinePolicy(`${id}RoleStartExecutionPolicy`, allow('states:StartExecution', target.arn))],
    ...pick(target.resource.properties, ['PermissionsBoundary']),
  });
  return getAtt(`${id}Role`, 'Arn');
}
