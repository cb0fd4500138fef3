import { Logger } from '@aws-lambda-powertools/logger';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { isAwsError } from '../aws-error';
import { CLIENT_OPTIONS } from '../client-options';
import { readEnvironment, readVariable } from '../environment';
import type { Finding } from '../findings/finding';
import { readEvent } from '../findings/read-event';
import { createNotify } from '../notifications';
import { PLAYBOOK_NAMES, type PlaybookName } from '../playbooks/playbook-name';
import { addToDay } from '../record/day-list';
import { IncidentRecord } from '../record/incident-record';
import { createObjectStore } from '../record/object-store';
import { type Routing, routeFinding } from './route-finding';

const logger = new Logger({ serviceName: 'route' });
const environment = readEnvironment();
const store = createObjectStore();
const notify = createNotify(environment.name);
const stepFunctions = new SFNClient(CLIENT_OPTIONS);
/** ARN of the state machine of each playbook that the environment has. */
const machines: Readonly<Partial<Record<PlaybookName, string>>> = JSON.parse(readVariable('PLAYBOOKS'));
const playbooks = PLAYBOOK_NAMES.filter((name) => machines[name] !== undefined);

/**
 * Opens an incident for each finding of an event, and starts its playbooks or alerts the people on call. A duplicate
 * changes nothing: the record is written once, and an execution has the name of its incident. A repeated invocation
 * completes what an earlier one did not.
 */
export async function handler(event: unknown): Promise<{ readonly incidents: readonly string[] }> {
  const findings = readEvent(event, process.env['RESTORE_TRAIL_ROLE'] ?? '');
  const incidents: string[] = [];
  for (const finding of findings) incidents.push(await openIncident(finding));
  return { incidents };
}

async function openIncident(finding: Finding): Promise<string> {
  const routing = routeFinding(finding, environment, playbooks);
  const { incident, starts, told } = routing;
  const record = new IncidentRecord(store, incident);
  const now = new Date();
  const isNew = await record.add('opened', { at: now, finding, starts, told });
  for (const start of starts) await startPlaybook(start, routing, finding);
  // Once a day: an update on a later day says that it goes on.
  await addToDay(store, now, incident, { incident, severity: finding.severity, text: finding.title });
  if (told !== undefined && (isNew || (await record.read('told')) === undefined)) {
    await notify({
      severity: told.severity,
      title: finding.title,
      lines: [
        `${finding.source}: ${finding.type}`,
        `Account ${finding.account}, region ${finding.region}`,
        told.why,
        `Incident: ${incident}`,
        'Runbook: docs/response.md#findings-without-a-playbook',
      ],
    });
    await record.add('told', { at: new Date(), ...told });
  }
  logger.info('routed', { incident, type: finding.type, isNew, playbooks: starts.map(({ playbook }) => playbook) });
  return incident;
}

async function startPlaybook(
  { playbook, target }: Routing['starts'][number],
  { incident, starts }: Routing,
  { title, type, severity, isSample }: Finding,
): Promise<void> {
  const sameKind = starts.filter((start) => start.playbook === playbook);
  const index = sameKind.findIndex((start) => start.target === target);
  // An incident about two functions has a record for each.
  const id = index <= 0 ? incident : `${incident}-${index}`;
  const { account, region } = environment;
  const input = { incident: id, action: 'contain', dryRun: isSample, severity, account, region, target };
  try {
    await stepFunctions.send(
      new StartExecutionCommand({
        stateMachineArn: machines[playbook],
        name: id,
        input: JSON.stringify({ ...input, reason: `${title} (${type})` }),
      }),
    );
  } catch (error) {
    // A duplicate: an execution of the incident runs, or has ended.
    if (!isAwsError(error, 'ExecutionAlreadyExists')) throw error;
  }
}
