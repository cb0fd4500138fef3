import { type GatePolicy, STRICT } from '@bulwark/gate';
import type { Settings } from '../lib/settings/settings';
import { listAccountDecisions } from './account-decisions';
import { listKnownParties } from './known-parties';

const DISPOSABLE =
  'bin/environments.ts sets disposable: true. The environment may be deleted with its data at any time.';

/**
 * Creates the gate policy of each environment: the rules that evaluate it and the open findings that fail its build.
 * Every environment uses all levels, and accepted findings are acknowledged beside their constructs. For another
 * policy, return it by name: `if (name === 'sandbox') return { ...STRICT, packs: ['AwsSolutions'], levels: ['required']
 * };`
 */
export function createGatePolicy(environments: readonly Settings[]): (name: string) => GatePolicy {
  return (name) => {
    const settings = environments.find((environment) => environment.name === name);
    return {
      ...STRICT,
      levels: ['required', 'hardening'],
      disposable: settings?.disposable === true,
      ...(settings?.disposable === true ? { disposableReason: DISPOSABLE } : {}),
      ...(settings === undefined ? {} : { trusts: listKnownParties(settings), rules: listAccountDecisions(settings) }),
    };
  };
}
