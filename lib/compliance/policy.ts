import type { Finding } from './finding';

/** What fails the build of an environment. The one place where severity is decided. */
export interface GatePolicy {
  /** Packs that judge the environment. @default - all that the gate has */
  readonly packs?: readonly string[];
  /** Open findings that fail the build; others are shown as warnings. */
  readonly fails: readonly ('error' | 'warning' | 'undecided')[];
}

/** Everything that is open fails: what is accepted is written down. */
export const STRICT: GatePolicy = { fails: ['error', 'warning', 'undecided'] };

export function failsBuild({ undecided, severity }: Finding, { fails }: GatePolicy): boolean {
  return fails.includes(undecided ? 'undecided' : severity);
}

/** The environment of a construct: the first step of its path. */
export function environmentOf(path: string): string {
  return path.split('/')[0] ?? path;
}
