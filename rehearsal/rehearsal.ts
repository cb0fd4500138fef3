import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PARAMETER, REHEARSAL } from '../lib/example-value-guard';
import { CdkCommand, shorten } from './cdk-command';
import { AwsClient } from './cloud/aws-client';
import { deployPolicies } from './cloud/policies-stack';
import { AssemblyTemplates } from './cloud/templates';
import { readDatabaseDefinition } from './database/database-definition';
import { type BootstrapInstructions, readBootstrapInstructions } from './deploy-page';
import type { EmulatedStack } from './emulator';
import { Machine } from './machine';
import { runResponseTest } from './response/response-test';
import { PageShell } from './runbook/page-shell';
import { FIRST, type Variant } from './settings-variants';
import { type ApiTarget, findApiTarget } from './smoke/api-target';
import { runSmokeTest } from './smoke/smoke-test';
import { StepFailed } from './step-log';

const POLL_MS = 200;
const ROOT = join(__dirname, '..');

export interface RehearsalProps {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly python: string;
  /** Folder for everything that the rehearsal writes. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

type Stacks = Readonly<Record<string, EmulatedStack>>;

/** What can be done with an environment in the rehearsal. The order is in life-cycle.ts. */
export class Rehearsal {
  readonly #instructions: BootstrapInstructions;
  readonly #cdk: CdkCommand;
  /** By the names of their variants. */
  readonly #assemblies = new Map<string, Promise<string>>();
  #machine: Machine | undefined;

  constructor(readonly props: RehearsalProps) {
    const { account, region, folder } = props;
    mkdirSync(folder, { recursive: true });
    const page = readFileSync(join(ROOT, 'docs', 'deploy.md'), 'utf8');
    this.#instructions = readBootstrapInstructions(page, { AWS_ACCOUNT: account, AWS_REGION: region });
    this.#cdk = new CdkCommand({ ...props, getEndpoint: () => this.#requireMachine().emulator.endpoint });
    this.#cdk.configure(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')), this.#instructions.context);
  }

  /** The assembly of a variant; synthesized once. */
  synthesize(variant: Variant): Promise<string> {
    const assembly = this.#assemblies.get(variant.name) ?? this.#cdk.synthesize(variant);
    this.#assemblies.set(variant.name, assembly);
    // Whoever awaits the assembly handles its failure.
    assembly.catch(() => undefined);
    return assembly;
  }

  /** Synthesizes variants in the background, one after another, while something else waits for CloudFormation. */
  prefetch(variants: readonly Variant[]): void {
    const synthesizeAll = async () => {
      for (const variant of variants) await this.synthesize(variant);
    };
    // The step that needs the assembly reports the failure.
    synthesizeAll().catch(() => undefined);
  }

  async readTemplates(variant: Variant): Promise<AssemblyTemplates> {
    return AssemblyTemplates.read(await this.synthesize(variant));
  }

  async startMachine(): Promise<string> {
    const database = readDatabaseDefinition(await this.readTemplates(FIRST));
    this.#machine = new Machine({ ...this.props, folder: join(this.props.folder, 'machine'), database });
    await this.#machine.start();
    return this.#machine.emulator.endpoint;
  }

  /** Chapter 3 of docs/deploy.md. */
  async bootstrap(): Promise<void> {
    const policies = readFileSync(join(ROOT, 'docs', 'bootstrap', 'policies.yaml'), 'utf8');
    await deployPolicies(this.#buildClient(), this.emulator, policies, this.#instructions.policyParameters);
    await this.#cdk.bootstrap(this.#instructions.bootstrapParameters, await this.synthesize(FIRST));
  }

  /**
   * The templates as they are shipped are refused for their example values, before anything is created. The parameter of
   * a rehearsal lifts the refusal.
   */
  async refuseExampleValues(variant: Variant): Promise<string> {
    const assembly = await this.synthesize(variant);
    const { code, output } = await this.#cdk.tryDeploy(assembly);
    const names = [...(await this.readTemplates(variant)).stacks.keys()];
    const stacks = await this.emulator.readStacks();
    const created = names.filter((name) => (stacks[name]?.resources.length ?? 0) > 0);
    if (code === 0 || !output.includes('has example values') || created.length > 0) {
      throw new StepFailed(
        `example values were not refused; created: ${created.join(', ') || '-'}\n${shorten(output)}`,
      );
    }
    const lifted = await this.#cdk.tryChangeSet(assembly, 'Encryption', [`${PARAMETER}=${REHEARSAL}`]);
    if (lifted.code !== 0) throw new StepFailed(`${PARAMETER} did not lift the refusal:\n${shorten(lifted.output)}`);
    return `refused, ${names.length} stacks; ${PARAMETER}=${REHEARSAL} is accepted`;
  }

  async deploy(variant: Variant): Promise<string> {
    await this.#cdk.deploy(await this.synthesize(variant));
    return this.#assertDeployed(variant);
  }

  /** Deploys with the commands of a page. */
  async deployByPage(variant: Variant, commands: string): Promise<string> {
    await this.runPage(variant, commands);
    return this.#assertDeployed(variant);
  }

  /** Runs commands of a page and returns what they print. */
  async runPage(variant: Variant, commands: string): Promise<string> {
    const shell = new PageShell({ ...this.props, endpoint: this.emulator.endpoint });
    return shell.run(commands, await this.synthesize(variant));
  }

  async #assertDeployed(variant: Variant): Promise<string> {
    const templates = await this.readTemplates(variant);
    const stacks = await this.emulator.readStacks();
    const missing = templates
      .all()
      .filter(({ stack, logicalId }) => !stacks[stack]?.resources.some((each) => each.logicalId === logicalId));
    if (missing.length > 0) {
      throw new StepFailed(`not created: ${missing.map(({ stack, logicalId }) => `${stack} ${logicalId}`).join(', ')}`);
    }
    return `${templates.all().length} resources in ${templates.stacks.size} stacks`;
  }

  async deployUnchanged(variant: Variant): Promise<string> {
    const output = await this.#cdk.deploy(await this.synthesize(variant));
    const unchanged = output.match(/\(no changes\)/g)?.length ?? 0;
    const { stacks } = await this.readTemplates(variant);
    if (unchanged !== stacks.size)
      throw new StepFailed(`${unchanged} of ${stacks.size} stacks had no changes:\n${shorten(output)}`);
    return `no changes in ${unchanged} stacks`;
  }

  /**
   * A stack that is to fail does so when most of it is done, so that much has to be rolled back. Returns the stacks that
   * failed; a deployment ends at the first.
   */
  async deployAndFail(variant: Variant): Promise<readonly string[]> {
    const { code, output } = await this.#cdk.tryDeploy(await this.synthesize(variant));
    const stacks = await this.#waitForStableStacks();
    // The events of a stack also have failures that were repaired long ago.
    const failed = Object.entries(stacks).filter(
      ([, { status, events }]) =>
        status.includes('ROLLBACK') && events.some(({ reason }) => reason.startsWith('refused on purpose')),
    );
    for (const [name, { status, events }] of failed) {
      const reasons = events.filter((each) => each.status.endsWith('_FAILED')).map(({ reason }) => reason);
      if (!status.endsWith('ROLLBACK_COMPLETE')) throw new StepFailed(`${name} is ${status}:\n${reasons.join('\n')}`);
    }
    if (code !== 0 && failed.length === 0) throw new StepFailed(shorten(output));
    return failed.map(([name]) => name);
  }

  /** The command line ends at the first failure; a stack that it deployed at the same time may still roll back. */
  async #waitForStableStacks(): Promise<Stacks> {
    for (;;) {
      const stacks = await this.emulator.readStacks();
      if (!Object.values(stacks).some(({ status }) => status.endsWith('IN_PROGRESS'))) return stacks;
      await wait(POLL_MS);
    }
  }

  /** Deletes one stack, and those that depend on it. */
  async destroyStack(variant: Variant, stack: string): Promise<void> {
    await this.#cdk.destroy(await this.synthesize(variant), stack);
  }

  async destroy(variant: Variant): Promise<string> {
    await this.#cdk.destroy(await this.synthesize(variant));
    const names = [...(await this.readTemplates(variant)).stacks.keys()];
    const stacks = await this.emulator.readStacks();
    const left = names.filter((name) => stacks[name] !== undefined && stacks[name].status !== 'DELETE_COMPLETE');
    if (left.length > 0) throw new StepFailed(`not deleted: ${left.map((name) => `${name} ${stacks[name]?.status}`)}`);
    return `${names.length} stacks deleted`;
  }

  /** Termination protection refuses the deletion; nothing is deleted. */
  async destroyAndBeRefused(variant: Variant): Promise<string> {
    const { code } = await this.#cdk.tryDestroy(await this.synthesize(variant));
    const stacks = await this.emulator.readStacks();
    const names = [...(await this.readTemplates(variant)).stacks.keys()];
    const deleted = names.filter((name) => !/^(CREATE|UPDATE)_COMPLETE$/.test(stacks[name]?.status ?? ''));
    if (code === 0 || deleted.length > 0) throw new StepFailed(`the protected environment was deleted: ${deleted}`);
    return `refused, ${names.length} stacks exist`;
  }

  async callApi(variant: Variant): Promise<string> {
    return runSmokeTest(await this.findApi(variant));
  }

  /** Findings are contained by the playbooks, and each is undone. */
  respondToFindings(): Promise<string> {
    const { environment, account, region } = this.props;
    return runResponseTest({ emulator: this.emulator, environment, account, region });
  }

  async findApi(variant: Variant): Promise<ApiTarget> {
    const { emulator } = this;
    const templates = await this.readTemplates(variant);
    return findApiTarget(this.#buildClient(), emulator.endpoint, templates, await emulator.readStacks());
  }

  /** Breaks the connections of the functions to their databases. Returns how many there were. */
  breakConnections(): number {
    return this.#requireMachine().breakConnections();
  }

  get emulator() {
    return this.#requireMachine().emulator;
  }

  async stop(): Promise<void> {
    await this.#machine?.stop();
  }

  readStacks(): Promise<Stacks> {
    return this.emulator.readStacks();
  }

  #buildClient(): AwsClient {
    const { account, region } = this.props;
    return new AwsClient({ endpoint: this.emulator.endpoint, account, region });
  }

  #requireMachine(): Machine {
    if (this.#machine === undefined) throw new Error('the emulator was not started');
    return this.#machine;
  }
}
