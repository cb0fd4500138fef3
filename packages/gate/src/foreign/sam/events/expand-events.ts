import { isRecord } from '../../../templates/template';
import { isIntrinsic, toObject } from '../../json-value';
import type { SamApis } from '../api/apis';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';
import type { EventTarget, SamEvent } from './event';
import { machineEvents, machineKnown } from './machine-events';
import { pullEvents, pullKnown } from './pull-events';
import { pushEvents, pushKnown } from './push-events';
import { expandSchedule, scheduleKnown } from './schedule';

const FUNCTION_EVENTS = { ...pushEvents, ...pullEvents, ScheduleV2: expandSchedule };
const FUNCTION_KNOWN = { ...pushKnown, ...pullKnown, ScheduleV2: scheduleKnown };
const MACHINE_EVENTS = { ...machineEvents, ScheduleV2: expandSchedule };
const MACHINE_KNOWN = { ...machineKnown, ScheduleV2: scheduleKnown };

/** Lists the entries of `Events`. */
export function listEvents({ id, properties }: SamResource): readonly SamEvent[] {
  return Object.entries(toObject(properties['Events'])).flatMap(([name, event]): readonly SamEvent[] => {
    if (!isRecord(event) || typeof event['Type'] !== 'string') return [];
    return [{ id: `${id}${name}`, name, type: event['Type'], properties: toObject(event['Properties']) }];
  });
}

/** Expands the event sources of a function or state machine. */
export function expandEvents(target: EventTarget, apis: SamApis, output: SamOutput): void {
  const { resource, kind } = target;
  rejectUnreadable(resource, output);
  const expansions = kind === 'function' ? FUNCTION_EVENTS : MACHINE_EVENTS;
  const known = kind === 'function' ? FUNCTION_KNOWN : MACHINE_KNOWN;
  for (const event of listEvents(resource)) {
    if (event.type === 'Api' || event.type === 'HttpApi') {
      apis.connect(event, target, output);
      continue;
    }
    const expand = findOwn(expansions, event.type);
    if (expand === undefined) {
      output.reject(resource, `Events.${event.name}`, `the gate cannot expand the event source ${event.type}`);
      continue;
    }
    output.rejectUnknown(resource, event.properties, findOwn(known, event.type) ?? [], `Events.${event.name}.`);
    expand(event, target, output);
  }
}

function rejectUnreadable(resource: SamResource, output: SamOutput): void {
  const { Events: events } = resource.properties;
  if (isIntrinsic(events)) output.reject(resource, 'Events', 'Events is an intrinsic function');
  for (const [name, event] of Object.entries(toObject(events))) {
    if (isRecord(event) && typeof event['Type'] === 'string' && !isIntrinsic(event['Properties'])) continue;
    output.reject(resource, `Events.${name}`, `Events.${name} has no Type and Properties that can be read`);
  }
}

function findOwn<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
