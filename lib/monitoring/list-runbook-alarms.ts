import type { IConstruct } from 'constructs';
import { RunbookAlarm } from '../audit/runbook-alarm';

/** Lists the alarms below a construct, in the order in which they were created. */
export function listRunbookAlarms(scope: IConstruct): readonly RunbookAlarm[] {
  return scope.node.findAll().filter((construct) => construct instanceof RunbookAlarm);
}
