import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../environment';
import { createNotify } from '../notifications';
import { addToDay } from '../record/day-list';
import { buildIncidentIdFrom, IncidentRecord } from '../record/incident-record';
import { createObjectStore } from '../record/object-store';
import { describeOutcome, type Outcome } from './outcome';

export interface CloseEvent {
  readonly outcome: 'done' | 'refused' | 'expired' | 'failed';
  readonly playbook: string;
  readonly execution: string;
  /** The state of the playbook; after a failure possibly only the input, which may be anything. */
  readonly state: unknown;
}

const logger = new Logger({ serviceName: 'close' });
const environment = readEnvironment();
const store = createObjectStore();
const notify = createNotify(environment.name);

/** Records how an execution ended, and alerts the people on call, once. */
export async function handler({ outcome: end, playbook, execution, state }: CloseEvent): Promise<{ outcome: Outcome }> {
  const facts: Readonly<Record<string, unknown>> = Object(state);
  const incident = readText(facts['incident'], /^[\w-]{1,64}$/) ?? buildIncidentIdFrom(execution);
  const outcome = readOutcome(end, facts);
  const record = new IncidentRecord(store, incident);
  const entry = `${playbook}/${outcome}-${buildIncidentIdFrom(execution)}`;
  const subject = readText(facts['subject'], /./) ?? playbook;
  const { severity, title } = describeOutcome(outcome, subject, readSeverity(facts['severity']));
  const now = new Date();
  await record.add(entry, { at: now, state });
  await addToDay(store, now, `${incident}-${playbook}-${outcome}`, { incident, severity, text: title });
  if ((await record.read(`${entry}-told`)) === undefined) {
    const lines = [`Incident: ${incident}`, ...listDetails(facts), `Runbook: docs/runbooks/playbooks/${playbook}.md`];
    await notify({ severity, title, lines });
    await record.add(`${entry}-told`, { at: new Date() });
  }
  logger.info('closed', { incident, playbook, outcome });
  return { outcome };
}

function readOutcome(end: CloseEvent['outcome'], { action, dryRun }: Readonly<Record<string, unknown>>): Outcome {
  if (end !== 'done') return end;
  if (dryRun === true) return 'dry-run';
  return action === 'undo' ? 'undone' : 'contained';
}

function listDetails({ done, error }: Readonly<Record<string, unknown>>): string[] {
  const cause: { Error?: unknown; Cause?: unknown } = Object(error);
  return [
    ...(Array.isArray(done) ? [`Steps: ${done.join(', ')}`] : []),
    ...(cause.Error === undefined ? [] : [`Error: ${String(cause.Error)}: ${String(cause.Cause).slice(0, 500)}`]),
  ];
}

function readText(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function readSeverity(value: unknown) {
  return value === 'critical' || value === 'medium' || value === 'low' ? value : 'high';
}
