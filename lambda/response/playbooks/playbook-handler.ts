import { Logger } from '@aws-lambda-powertools/logger';
import { describeError } from '../aws-error';
import { type Environment, readEnvironment, readVariable } from '../environment';
import { IncidentRecord } from '../record/incident-record';
import { createObjectStore, type ObjectStore } from '../record/object-store';
import { Refused } from '../refused';
import type { Playbook, Step, StepContext } from './playbook';
import { type PlaybookInput, parseInput } from './playbook-input';

/** What the state machine sends: the step, its state, and the name of the execution. */
export interface PlaybookEvent {
  readonly step: 'prepare' | 'act';
  readonly execution: string;
  readonly input: unknown;
}

/** The state after each step, and the input of the next. */
export interface PlaybookState extends PlaybookInput {
  readonly playbook: string;
  readonly target: object;
  readonly subject: string;
  /** Whether a person must approve before `act`. */
  readonly approval: 'required' | 'none';
  /** Names of the steps that were done; in a dry run, that would be done. */
  readonly done: readonly string[];
}

const logger = new Logger({ serviceName: 'playbook' });

/**
 * Creates the function of a playbook. `prepare` checks the input, records the state before and keeps evidence. `act`
 * makes the change, or undoes it. Each entry of the record is written once, so both may be repeated.
 */
export function createPlaybookHandler<Target extends object, Before>(playbook: Playbook<Target, Before>) {
  const store = createObjectStore();
  const environment = readEnvironment();
  const needsApproval = readVariable('APPROVAL') === 'required';
  return async ({ step, execution, input }: PlaybookEvent): Promise<PlaybookState> => {
    const run = new PlaybookRun(playbook, environment, store, parseInput(input, execution, environment));
    const done = step === 'prepare' ? await run.prepare() : await run.act();
    const { incident, action, dryRun } = run.input;
    logger.info('done', { playbook: playbook.name, step, incident, action, dryRun, done });
    return {
      ...run.input,
      target: run.target,
      playbook: playbook.name,
      subject: playbook.describe(run.target),
      approval: needsApproval && !dryRun && action === 'contain' ? 'required' : 'none',
      done,
    };
  };
}

class PlaybookRun<Target extends object, Before> {
  readonly input: PlaybookInput;
  readonly target: Target;
  readonly #playbook: Playbook<Target, Before>;
  readonly #context: StepContext;

  constructor(playbook: Playbook<Target, Before>, environment: Environment, store: ObjectStore, input: PlaybookInput) {
    const now = new Date();
    const record = new IncidentRecord(store, input.incident);
    this.input = input;
    this.#playbook = playbook;
    this.#context = { incident: input.incident, environment, record, now };
    this.target = playbook.parseTarget(input.target, environment, now);
  }

  /** Records the state before, unless an earlier run has. */
  async prepare(): Promise<readonly string[]> {
    const { action, dryRun } = this.input;
    if (action === 'undo') {
      await this.#readBefore();
      return [];
    }
    const before = await this.#playbook.observe(this.target, this.#context);
    const { target } = this;
    await this.#context.record.add(`${this.#folder}/before`, { target, before, at: this.#context.now, dryRun });
    return this.#runAll(this.#playbook.preserve ?? [], before);
  }

  async act(): Promise<readonly string[]> {
    return this.#runAll(this.#playbook[this.input.action], await this.#readBefore());
  }

  get #folder(): string {
    return this.input.dryRun && this.input.action === 'contain'
      ? `${this.#playbook.name}/dry-run`
      : this.#playbook.name;
  }

  async #readBefore(): Promise<Before> {
    const entry = await this.#context.record.read(`${this.#folder}/before`);
    const { target, before }: { target?: unknown; before?: Before } = Object(entry);
    if (before === undefined) {
      throw new Refused(`the incident ${this.input.incident} has no record of ${this.#playbook.name}`);
    }
    if (JSON.stringify(target) !== JSON.stringify(this.target)) {
      throw new Refused(`the incident ${this.input.incident} is about ${JSON.stringify(target)}`);
    }
    return before;
  }

  async #runAll(steps: readonly Step<Target, Before>[], before: Before): Promise<readonly string[]> {
    const { action, dryRun } = this.input;
    for (const step of steps) {
      const entry = `${this.#folder}/${action}/${step.name}`;
      const facts = { step: step.name, target: this.target, at: this.#context.now };
      if (dryRun) {
        await this.#context.record.add(entry, { ...facts, outcome: 'would be done' });
        continue;
      }
      try {
        const result = await step.run(this.target, before, this.#context);
        await this.#context.record.add(entry, { ...facts, outcome: 'done', result });
      } catch (error) {
        // Each failed attempt has an entry of its own.
        const failed = `${entry}-failed-${Date.now()}`;
        await this.#context.record.add(failed, { ...facts, outcome: 'failed', error: describeError(error) });
        throw error;
      }
    }
    return steps.map(({ name }) => name);
  }
}
