import type { AddedWeakness } from './added-weakness';
import { weakenOneValue } from './one-value';

/** The account of the app in the tests. */
export const OWN = '111122223333';
/** An account that neither templates nor policy name as the app's. */
export const STRANGER = '999988887777';
export const arn = (service: string, resource: string, account = STRANGER) =>
  `arn:aws:${service}:eu-central-1:${account}:${resource}`;
export const own = (service: string, resource: string) => arn(service, resource, OWN);
export const role = (name = 'work', account = OWN) => `arn:aws:iam::${account}:role/${name}`;

/** A resource that works with an own account, and then with a stranger's. */
export function trust(
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  path: string,
  weak: unknown,
): AddedWeakness {
  const names = new RegExp(`${path.split('.').at(-1)}.*account ${STRANGER}|${path}.*account ${STRANGER}`);
  return weakenOneValue({ id, kind: 'trust in another account', type, properties, path, weak, names });
}
