import type { AddedWeakness, Resources } from './added-weakness';
import { weakenOneValue } from './one-value';

/**
 * A weakness of a type, by the path and the value that make it weak. An undefined value removes the property. The level
 * is that of the rule, if it is not on by default.
 */
export type WeakProperty = readonly [
  id: string,
  kind: string,
  path: string,
  weak: unknown,
  names: RegExp,
  level?: 'hardening',
];

/** Creates weaknesses of one type, each of the same hardened resource. */
export function weaken(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  rows: readonly WeakProperty[],
  beside: Resources = {},
): readonly AddedWeakness[] {
  return rows.map(([id, kind, path, weak, names, level]) =>
    weakenOneValue({
      id,
      kind,
      type,
      properties,
      path,
      weak,
      names,
      beside,
      ...(level === undefined ? {} : { level }),
    }),
  );
}

export const PUBLIC = 'public by a switch';
export const REST = 'plain at rest';
export const TRANSIT = 'plain in transit';
export const NO_AUTHENTICATION = 'no authentication';
export const NO_LOGS = 'logging off';
export const NO_DETECTION = 'detection off';
export const OLD = 'old protocol';
export const PRIVILEGED = 'privileged';
export const TOO_BROAD = 'too broad';
export const NO_PROTECTION = 'no deletion protection';
export const NO_LIMIT = 'no limit';

/** The key of the account in the tests. */
export const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
export const GROUP = 'arn:aws:logs:eu-central-1:111122223333:log-group:records';
export const WORK = 'arn:aws:iam::111122223333:role/work';
