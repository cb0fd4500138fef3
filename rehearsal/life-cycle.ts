import { assertNoDenial, compareCalls } from './checks/api-calls';
import { listFunctionPermissions } from './checks/function-permissions';
import { findLeftovers, type Leftover } from './checks/leftovers';
import { listRecordedTypes } from './checks/recorded-types';
import { type Fault, putFault } from './faults';
import type { Rehearsal } from './rehearsal';
import type { Variant } from './settings-variants';
import { StepFailed, type StepLog } from './step-log';

export interface LifeCycleResult {
  readonly leftovers: readonly Leftover[];
  readonly recordedTypes: readonly string[];
}

export interface LifeCycleOptions {
  /** Whether the environment has a protected phase. */
  readonly protected: boolean;
  /** Compares what is left with the documented list. */
  readonly checkLeftovers: (leftovers: readonly Leftover[]) => string;
}

/** The whole life of an environment: created, changed, broken and repaired, deleted, and created once more. */
export async function rehearseLifeCycle(
  rehearsal: Rehearsal,
  log: StepLog,
  options: LifeCycleOptions,
): Promise<LifeCycleResult> {
  await log.run('synthesize', () => rehearsal.synthesize('first'));
  await log.run('start the emulator and the database', () => rehearsal.startMachine(), String);
  await log.run('bootstrap with the policies of docs/deploy.md', () => rehearsal.bootstrap());
  rehearsal.prefetch(['changed', ...(options.protected ? (['unprotected'] as const) : []), 'next-generation']);
  await createWithFailure(rehearsal, log);
  await log.run('call the API', () => rehearsal.callApi('first'), String);
  await log.run('deploy again', () => rehearsal.deployUnchanged('first'), String);
  await log.run('synthesize other settings', () => rehearsal.synthesize('changed'));
  await updateWithFailure(rehearsal, log);
  await rehearsal.emulator.endWarmFunctions();
  await log.run('call the API', () => rehearsal.callApi('changed'), String);
  await log.run('compare calls and permissions of the functions', () => compareFunctionCalls(rehearsal), String);
  if (options.protected) await liftProtections(rehearsal, log);
  await log.run('synthesize a new generation of the database', () => rehearsal.synthesize('next-generation'));
  await log.run('deploy a new generation of the database', () => rehearsal.deploy('next-generation'), String);
  await log.run('call the API', () => rehearsal.callApi('next-generation'), String);
  const leftovers = await destroy(rehearsal, log, options, 'next-generation');
  await createOverLeftovers(rehearsal, log);
  await destroy(rehearsal, log, options, 'first');
  const { operations, calls } = await rehearsal.emulator.readRecords();
  await log.run('calls that IAM denied', async () => assertNoDenial(calls), String);
  return { leftovers, recordedTypes: listRecordedTypes(operations) };
}

/** An update of the API fails half-way, and is repaired by the next plain deployment. */
async function updateWithFailure(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  const { stack } = (await rehearsal.readTemplates('changed')).require('AWS::ApiGateway::RestApi');
  await rehearsal.emulator.failOnce(stack);
  const title = 'deploy other settings, and fail on purpose';
  await log.run(title, () => rehearsal.deployAndFail('changed'), describeFailures);
  await log.run('deploy other settings', () => rehearsal.deploy('changed'), String);
}

async function liftProtections(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  await log.run('destroy while protected', () => rehearsal.destroyAndBeRefused('changed'), String);
  await log.run('synthesize without protections', () => rehearsal.synthesize('unprotected'));
  await log.run('lift the protections', () => rehearsal.deploy('unprotected'), String);
}

/** The stack of the database fails at its last resource, and is repaired by the next plain deployment. */
async function createWithFailure(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  const { stack } = (await rehearsal.readTemplates('first')).require('AWS::RDS::DBCluster');
  await rehearsal.emulator.failOnce(stack);
  await log.run('deploy, and fail on purpose', () => rehearsal.deployAndFail('first'), describeFailures);
  await log.run('deploy', () => rehearsal.deploy('first'), String);
}

/**
 * The second creation has the same names and finds what the first one left. Resources that no other resource refers
 * to come last, and each stack fails once.
 */
async function createOverLeftovers(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  await rehearsal.emulator.setOrder(true);
  const left = new Set((await rehearsal.readTemplates('first')).stacks.keys());
  for (const stack of left) await rehearsal.emulator.failOnce(stack);
  while (left.size > 0) {
    const title = 'deploy under the same names, and fail on purpose';
    const failed = await log.run(title, () => rehearsal.deployAndFail('first'), describeFailures);
    if (failed.length === 0) throw new StepFailed(`not failed on purpose: ${[...left].join(', ')}`);
    for (const stack of failed) left.delete(stack);
  }
  await log.run('deploy under the same names', () => rehearsal.deploy('first'), String);
  await log.run('call the API', () => rehearsal.callApi('first'), String);
}

function describeFailures(stacks: readonly string[]): string {
  return `rolled back ${stacks.join(', ')}`;
}

async function destroy(
  rehearsal: Rehearsal,
  log: StepLog,
  { checkLeftovers }: LifeCycleOptions,
  variant: Variant,
): Promise<readonly Leftover[]> {
  await log.run('destroy', () => rehearsal.destroy(variant), String);
  const templates = await rehearsal.readTemplates(variant);
  const leftovers = findLeftovers(rehearsal.props.environment, await rehearsal.readStacks(), templates);
  await log.run('compare what is left', async () => checkLeftovers(leftovers), String);
  return leftovers;
}

async function compareFunctionCalls({ emulator }: Rehearsal): Promise<string> {
  const [functions, policies, queues, { calls }] = await Promise.all([
    emulator.listResources('AWS::Lambda::Function'),
    emulator.listResources('AWS::IAM::ManagedPolicy'),
    emulator.listResources('AWS::SQS::Queue'),
    emulator.readRecords(),
  ]);
  const queueKeys = queues.map(({ properties }) => String(properties['KmsMasterKeyId']));
  return compareCalls(listFunctionPermissions(functions, policies), calls, { queueKeys });
}

/** Deploys templates with a fault; the deployment must fail. */
export async function rehearseFault(rehearsal: Rehearsal, log: StepLog, fault: Fault): Promise<void> {
  await log.run('synthesize', () => rehearsal.synthesize('first'));
  const assembly = await rehearsal.synthesize('first');
  await log.run('start the emulator and the database', () => rehearsal.startMachine(), String);
  await log.run('put a fault into the templates', async () => putFault(assembly, fault), String);
  await rehearsal.emulator.setOrder(true);
  await log.run('bootstrap with the policies of docs/deploy.md', () => rehearsal.bootstrap());
  if (fault === 'protection') return createWithFailure(rehearsal, log);
  await log.run('deploy', () => rehearsal.deploy('first'), String);
}
