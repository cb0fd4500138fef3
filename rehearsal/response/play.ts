import { setTimeout as wait } from 'node:timers/promises';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { buildIncidentId } from '../../lambda/response/route/route-finding';
import { StepFailed } from '../step-log';
import type { Account } from './account';
import { approveAll } from './approvals';
import type { Scenario } from './scenarios';

const POLL_MS = 200;
const LIMIT_MS = 60_000;

/** Something that happened while a finding was handled, in the words of a timeline. */
export type Tell = (event: string) => void;

/**
 * Sends a finding to the default event bus, and waits until its subject is contained: by the deployed
 * rules, functions and state machines. Approves what is asked in the meantime. Then undoes it.
 *
 * @returns seconds from the finding until its subject was contained
 * @throws StepFailed with the execution that did not succeed
 */
export async function playScenario(account: Account, scenario: Scenario, tell: Tell): Promise<number> {
  const started = Date.now();
  const incident = await sendFinding(account, scenario);
  tell(`finding received: ${scenario.type}`);
  const watch = watchIncident(account, incident, tell);
  await waitFor(account, scenario, incident, tell, async () => {
    await watch();
    return scenario.isContained();
  });
  await watch();
  const seconds = (Date.now() - started) / 1000;
  tell(`contained after ${seconds.toFixed(1)} s by the playbook ${scenario.playbook}`);
  await waitForEnd(account, scenario, incident, tell);
  tell('playbook ended');
  await undo(account, scenario, incident, tell);
  tell('undone');
  return seconds;
}

async function sendFinding({ props }: Account, { type, buildEvent }: Scenario): Promise<string> {
  const id = `rehearsed-${type}-${Date.now()}`;
  const { source, detailType, detail } = buildEvent(id);
  await props.emulator.sendAwsEvent(source, detailType, detail);
  return buildIncidentId(id);
}

/** Reports once that the incident record has its first entry. */
function watchIncident(account: Account, incident: string, tell: Tell): () => Promise<void> {
  let isOpen = false;
  return async () => {
    if (isOpen || !(await hasRecord(account, `incidents/${incident}/opened.json`))) return;
    isOpen = true;
    tell(`incident opened: ${incident}`);
  };
}

/** Whether the incident record has an object. */
export async function hasRecord(account: Account, Key: string): Promise<boolean> {
  const Bucket = await account.findResource('AWS::S3::Bucket', 'Archive');
  try {
    await account.s3.send(new HeadObjectCommand({ Bucket, Key }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFound') return false;
    throw error;
  }
}

async function undo(account: Account, scenario: Scenario, incident: string, tell: Tell): Promise<void> {
  const { playbook, target, isContained } = scenario;
  const name = `undo-${incident}`;
  const input = JSON.stringify({ incident, action: 'undo', target });
  await account.stepFunctions.send(
    new StartExecutionCommand({ stateMachineArn: buildMachineArn(account, playbook), name, input }),
  );
  tell('undo started');
  await waitForEnd(account, { playbook }, name, tell);
  if (await isContained()) throw new StepFailed(`${playbook}: the undo changed nothing`);
}

async function waitForEnd(
  account: Account,
  scenario: Pick<Scenario, 'playbook'>,
  name: string,
  tell: Tell,
): Promise<void> {
  const hasEnded = async () => (await readStatus(account, scenario, name)) === 'SUCCEEDED';
  await waitFor(account, scenario, name, tell, hasEnded);
}

async function waitFor(
  account: Account,
  scenario: Pick<Scenario, 'playbook'>,
  name: string,
  tell: Tell,
  holds: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    await approveAll(account, tell);
    const status = await readStatus(account, scenario, name);
    if (Date.now() > end || /FAILED|TIMED_OUT|ABORTED/.test(status)) {
      throw new StepFailed(`${scenario.playbook}: the execution ${name} is ${status}`);
    }
    if (status === 'SUCCEEDED' && !(await holds())) {
      throw new StepFailed(`not contained: the playbook ${scenario.playbook} ended and changed nothing (${name})`);
    }
    await wait(POLL_MS);
  }
}

async function readStatus(account: Account, { playbook }: Pick<Scenario, 'playbook'>, name: string): Promise<string> {
  const executionArn = `${buildMachineArn(account, playbook).replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const found = await account.stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
    return `${found.status}${found.error === undefined ? '' : ` (${found.error}: ${found.cause})`}`;
  } catch {
    return 'not started';
  }
}

function buildMachineArn({ props }: Account, playbook: string): string {
  return `arn:aws:states:${props.region}:${props.account}:stateMachine:${props.environment}-${playbook}`;
}
