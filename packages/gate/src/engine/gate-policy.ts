import type { RuleLevel } from '../rules/rule';
import type { EnvironmentFacts } from '../templates/trust';
import type { Finding } from './finding';

/** Which rules judge an environment, and which findings fail its build. */
export interface GatePolicy extends EnvironmentFacts {
  /** Names of the packs that judge the environment. @default - all packs of the gate */
  readonly packs?: readonly string[];
  /** Levels of the rules of Bulwark that judge the environment. @default - `required` and `pinned` */
  readonly levels?: readonly RuleLevel[];
  /**
   * Single rules by their reported id, such as `AwsSolutions-S1`: `on` although the level is not chosen, or off with
   * the reason. @default - the levels decide
   */
  readonly rules?: Readonly<Record<string, 'on' | { readonly off: string }>>;
  /**
   * Whether the environment may be deleted with its data at any time. Rules that ask for retention or deletion
   * protection do not apply to it. @default false
   */
  readonly disposable?: boolean;
  /** Why it is disposable, for the reports. @default - the reports say that the policy has no reason */
  readonly disposableReason?: string;
  /** Kinds of open findings that fail the build. Other open findings are shown as warnings. */
  readonly fails: readonly ('error' | 'warning' | 'undecided')[];
}

/** Every open finding fails the build. All packs judge, Bulwark with its `required` rules. */
export const STRICT: GatePolicy = { fails: ['error', 'warning', 'undecided'] };

export const DEFAULT_LEVELS: readonly RuleLevel[] = ['required', 'pinned'];

export function failsBuild({ undecided, severity }: Finding, { fails }: GatePolicy): boolean {
  return fails.includes(undecided ? 'undecided' : severity);
}

/**
 * Finds the reason why a policy switches a rule off.
 *
 * @param id as reported: `Bulwark-S3BucketVersioning`
 * @param level undefined for a rule of cdk-nag
 * @returns undefined when the rule is on
 */
export function findSwitchOffReason(id: string, level: RuleLevel | undefined, policy: GatePolicy): string | undefined {
  const single = policy.rules?.[id];
  if (single === 'on') return undefined;
  if (single !== undefined) return single.off;
  const { levels = DEFAULT_LEVELS } = policy;
  return level === undefined || levels.includes(level) ? undefined : `The policy does not choose the level ${level}.`;
}
