import type { Environment } from '../environment';
import type { IncidentRecord } from '../record/incident-record';
import type { PlaybookName } from './playbook-name';

/** What a step gets besides its target. */
export interface StepContext {
  readonly incident: string;
  readonly environment: Environment;
  readonly record: IncidentRecord;
  readonly now: Date;
}

export interface Step<Target, Before> {
  /** Name of its entry in the incident record. */
  readonly name: string;
  /** Does the step; it may run more than once. Returns what the record shows. */
  run(target: Target, before: Before, context: StepContext): Promise<unknown>;
}

/**
 * A playbook: what it accepts, what it reads before it changes anything, and the steps in both directions. Steps of
 * `undo` restore what `observe` found.
 */
export interface Playbook<Target extends object, Before> {
  readonly name: PlaybookName;
  /** Reads the target of an input. Throws `Refused` for a resource of another environment. */
  parseTarget(target: unknown, environment: Environment, now: Date): Target;
  /** The target in one line, for the person who approves. */
  describe(target: Target): string;
  /** Reads the state of the target. It runs before the approval, and changes nothing. */
  observe(target: Target, context: StepContext): Promise<Before>;
  /** Keeps evidence, before the approval: it disturbs nobody, and may be gone later. */
  readonly preserve?: readonly Step<Target, Before>[];
  readonly contain: readonly Step<Target, Before>[];
  readonly undo: readonly Step<Target, Before>[];
}
