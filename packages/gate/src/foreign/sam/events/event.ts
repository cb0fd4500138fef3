import type { JsonObject } from '../../json-value';
import type { RoleBuilder } from '../role';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';

/** What an event source calls: a function, its alias, or a state machine. */
export interface EventTarget {
  readonly kind: 'function' | 'stateMachine';
  readonly resource: SamResource;
  readonly arn: JsonObject;
  readonly name: JsonObject;
  /** Role of a function, also when the template gives another one. */
  readonly role: RoleBuilder;
}

/** An entry of the property `Events`. */
export interface SamEvent {
  /** Logical id of the resource that it becomes. */
  readonly id: string;
  /** Its key below `Events`. */
  readonly name: string;
  readonly type: string;
  readonly properties: JsonObject;
}

export type EventExpansion = (event: SamEvent, target: EventTarget, output: SamOutput) => void;

/** Lets a service call the function. */
export function addPermission(
  { id }: Pick<SamEvent, 'id'>,
  target: EventTarget,
  output: SamOutput,
  principal: string,
  restriction: JsonObject,
): void {
  output.add(target.resource, `${id}Permission`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: target.name,
    Principal: principal,
    ...restriction,
  });
}
