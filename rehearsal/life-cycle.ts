import { assertNoDenial, compareCalls } from './checks/api-calls';
import { listBucketKeys, listFunctionPermissions } from './checks/function-permissions';
import { findLeftovers, type Leftover } from './checks/leftovers';
import { listRecordedTypes } from './checks/recorded-types';
import { type Fault, putFault } from './faults';
import { rehearseOperatorPages } from './operator-pages';
import type { Rehearsal } from './rehearsal';
import { RestoreCycle } from './restore-cycle';
import { AS_SHIPPED, CHANGED, EMPTY_GENERATION, FIRST, type Variant } from './settings-variants';
import { StepFailed, type StepLog } from './step-log';

export interface LifeCycleOptions {
  /** Whether the environment has a protected phase. */
  readonly protected: boolean;
  /** Whether settings of the environment are left of the example. */
  readonly hasExampleValues: boolean;
  /** Compares what is left with the documented list. */
  readonly checkLeftovers: (leftovers: readonly Leftover[]) => string;
}

/**
 * The whole life of an environment: created, changed, broken and repaired, restored, deleted, and created once more.
 * Returns the types that were only recorded.
 */
export async function rehearseLifeCycle(
  rehearsal: Rehearsal,
  log: StepLog,
  options: LifeCycleOptions,
): Promise<readonly string[]> {
  await log.run('synthesize', () => rehearsal.synthesize(FIRST));
  await log.run('start the emulator and the database', () => rehearsal.startMachine(), String);
  await log.run('bootstrap with the policies of docs/deploy.md', () => rehearsal.bootstrap());
  if (options.hasExampleValues) {
    await log.run('be refused with example values', () => rehearsal.refuseExampleValues(AS_SHIPPED), String);
  }
  rehearsal.prefetch([CHANGED, EMPTY_GENERATION]);
  await createWithFailure(rehearsal, log);
  await log.run('call the API', () => rehearsal.callApi(FIRST), String);
  await log.run('deploy again', () => rehearsal.deployUnchanged(FIRST), String);
  await log.run('synthesize other settings', () => rehearsal.synthesize(CHANGED));
  await updateWithFailure(rehearsal, log);
  await rehearsal.emulator.endWarmFunctions();
  await log.run('call the API', () => rehearsal.callApi(CHANGED), String);
  await log.run('contain findings of GuardDuty, and undo it', () => rehearsal.respondToFindings(), String);
  await rehearseOperatorPages(rehearsal, log, CHANGED);
  await log.run('compare calls and permissions of the functions', () => compareFunctionCalls(rehearsal), String);
  await destroy(rehearsal, log, options, await restore(rehearsal, log, options));
  await createOverLeftovers(rehearsal, log);
  await log.run('deploy an empty generation of the database', () => rehearsal.deploy(EMPTY_GENERATION), String);
  rehearsal.breakConnections();
  await log.run('call the API', () => rehearsal.callApi(EMPTY_GENERATION), String);
  await destroy(rehearsal, log, options, EMPTY_GENERATION);
  const { operations, calls } = await rehearsal.emulator.readRecords();
  await log.run('calls that IAM denied', async () => assertNoDenial(calls), String);
  return listRecordedTypes(operations);
}

/** An update of the API fails half-way, and is repaired by the next plain deployment. */
async function updateWithFailure(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  const { stack } = (await rehearsal.readTemplates(CHANGED)).require('AWS::ApiGateway::RestApi');
  await rehearsal.emulator.failOnce(stack);
  const title = 'deploy other settings, and fail on purpose';
  await log.run(title, () => rehearsal.deployAndFail(CHANGED), describeFailures);
  await log.run('deploy other settings', () => rehearsal.deploy(CHANGED), String);
}

/** Restores the database from each kind of backup; the first time in the phase `protected`. Returns what is deployed. */
async function restore(rehearsal: Rehearsal, log: StepLog, options: LifeCycleOptions): Promise<Variant> {
  const cycle = new RestoreCycle(rehearsal, log);
  const first = await cycle.restoreMoment(options.protected);
  if (options.protected) await liftProtections(rehearsal, log, first.variant);
  return cycle.restoreDeleted(await cycle.restoreSnapshot(first));
}

async function liftProtections(rehearsal: Rehearsal, log: StepLog, variant: Variant): Promise<void> {
  await log.run('destroy while protected', () => rehearsal.destroyAndBeRefused(variant), String);
  const unprotected: Variant = { ...variant, name: 'unprotected', phase: 'creation' };
  await log.run('lift the protections', () => rehearsal.deploy(unprotected), String);
}

/** The stack of the database fails at its last resource, and is repaired by the next plain deployment. */
async function createWithFailure(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  const { stack } = (await rehearsal.readTemplates(FIRST)).require('AWS::RDS::DBCluster');
  await rehearsal.emulator.failOnce(stack);
  await log.run('deploy, and fail on purpose', () => rehearsal.deployAndFail(FIRST), describeFailures);
  await log.run('deploy', () => rehearsal.deploy(FIRST), String);
}

/**
 * The second creation has the same names and finds what the first one left. Resources that no other resource refers
 * to come last, and each stack fails once.
 */
async function createOverLeftovers(rehearsal: Rehearsal, log: StepLog): Promise<void> {
  await rehearsal.emulator.setOrder(true);
  const left = new Set((await rehearsal.readTemplates(FIRST)).stacks.keys());
  for (const stack of left) await rehearsal.emulator.failOnce(stack);
  while (left.size > 0) {
    const title = 'deploy under the same names, and fail on purpose';
    const failed = await log.run(title, () => rehearsal.deployAndFail(FIRST), describeFailures);
    if (failed.length === 0) throw new StepFailed(`not failed on purpose: ${[...left].join(', ')}`);
    for (const stack of failed) left.delete(stack);
  }
  await log.run('deploy under the same names', () => rehearsal.deploy(FIRST), String);
  await log.run('call the API', () => rehearsal.callApi(FIRST), String);
}

function describeFailures(stacks: readonly string[]): string {
  return `rolled back ${stacks.join(', ')}`;
}

async function destroy(
  rehearsal: Rehearsal,
  log: StepLog,
  { checkLeftovers }: LifeCycleOptions,
  variant: Variant,
): Promise<void> {
  await log.run('destroy', () => rehearsal.destroy(variant), String);
  const templates = await rehearsal.readTemplates(variant);
  const leftovers = findLeftovers(rehearsal.props.environment, await rehearsal.readStacks(), templates);
  await log.run('compare what is left', async () => checkLeftovers(leftovers), String);
}

async function compareFunctionCalls({ emulator }: Rehearsal): Promise<string> {
  const [functions, policies, queues, buckets, { calls }] = await Promise.all([
    emulator.listResources('AWS::Lambda::Function'),
    emulator.listResources('AWS::IAM::ManagedPolicy'),
    emulator.listResources('AWS::SQS::Queue'),
    emulator.listResources('AWS::S3::Bucket'),
    emulator.readRecords(),
  ]);
  const queueKeys = queues.map(({ properties }) => String(properties['KmsMasterKeyId']));
  const bucketKeys = buckets.flatMap(({ properties }) => listBucketKeys(properties));
  return compareCalls(listFunctionPermissions(functions, policies), calls, { queueKeys, bucketKeys });
}

/** Deploys templates with a fault; the deployment must fail. */
export async function rehearseFault(rehearsal: Rehearsal, log: StepLog, fault: Fault): Promise<void> {
  await log.run('synthesize', () => rehearsal.synthesize(FIRST));
  const assembly = await rehearsal.synthesize(FIRST);
  await log.run('start the emulator and the database', () => rehearsal.startMachine(), String);
  await log.run('put a fault into the templates', async () => putFault(assembly, fault), String);
  await rehearsal.emulator.setOrder(true);
  await log.run('bootstrap with the policies of docs/deploy.md', () => rehearsal.bootstrap());
  if (fault === 'protection') return createWithFailure(rehearsal, log);
  await log.run('deploy', () => rehearsal.deploy(FIRST), String);
}
