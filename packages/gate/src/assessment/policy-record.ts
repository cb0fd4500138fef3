/** Which rules judge an environment, and which findings fail its build. */
export interface PolicyRecord {
  readonly environment: string;
  readonly packs: readonly string[];
  /** Levels of Bulwark's rules. */
  readonly levels: readonly string[];
  /** Kinds of open findings that fail the build. */
  readonly fails: readonly string[];
  /** Whether it may be deleted with its data, so that no rule asks for retention or deletion protection. */
  readonly disposable: boolean;
  /** @default - it is not disposable, or the policy has no reason */
  readonly disposableReason?: string;
}
