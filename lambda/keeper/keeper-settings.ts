import { EPOCH_TAG } from '../shared/epoch-key';
import type { EpochSchedule } from './epoch-life';
import type { EpochServiceProps } from './epoch-service';

export type KeeperSettings = EpochSchedule & Pick<EpochServiceProps, 'policy' | 'tag' | 'pendingDays'>;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming every invalid variable of the environment, never a value */
export function parseKeeperSettings(environment: Environment): KeeperSettings {
  const wrong: string[] = [];
  const read = (variable: string, allowed: RegExp): string => {
    // Stryker disable next-line StringLiteral: a missing variable may have any value that no pattern allows.
    const value = environment[variable] ?? '';
    if (!allowed.test(value)) wrong.push(`${variable} must match ${allowed.source}`);
    return value;
  };
  const settings = {
    epochDays: Number(read('EPOCH_DAYS', /^[1-9]\d?$/)),
    restorableDays: Number(read('RESTORABLE_DAYS', /^[1-9]\d?$/)),
    pendingDays: Number(read('PENDING_DAYS', /^([7-9]|[12]\d|30)$/)),
    policy: read('EPOCH_KEY_POLICY', /^\{.+\}$/s),
    tag: { name: EPOCH_TAG, value: read('EPOCH_TAG', /^[a-z][a-z0-9-]{0,62}$/) },
  };
  if (wrong.length > 0) throw new Error(`Invalid environment variables: ${wrong.join('; ')}`);
  return settings;
}
