import { type GatePolicy, STRICT } from '../lib/compliance/policy';

/**
 * Which packs judge an environment, and which open findings fail its build. Every environment is strict: what is accepted is acknowledged beside its
 * construct. An environment with a list of packs of its own is written here by its name, such as
 * `if (environment === 'sandbox') return { packs: ['AwsSolutions', 'Bulwark'], fails: ['error', 'undecided'] };`
 */
export function gatePolicy(_environment: string): GatePolicy {
  return STRICT;
}
