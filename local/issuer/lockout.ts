/** Delays attempts after wrong passwords and codes, however many sign-ins are begun for them. */
export interface Lockout {
  /** Whether an attempt for this address is refused without a look at it. */
  readonly isLocked: (email: string) => boolean;
  readonly countFailure: (email: string) => void;
  /** Starts again from zero, after a sign-in with both factors. */
  readonly reset: (email: string) => void;
}

/** Wrong attempts after which an address is locked for a second. Each further one doubles the time. */
const FREE = 5;
const SECOND = 1_000;
const LONGEST = 15 * 60 * SECOND;
/** Addresses that are remembered; the oldest is forgotten first. */
const MOST = 10_000;

/**
 * Counts wrong passwords and codes of each address, as Cognito does. A code has six digits, and whoever has a stolen
 * password could otherwise guess one within minutes. Addresses that do not exist are locked as well, so that a lock
 * reveals nothing.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html (codes)
 */
export function createLockout(now: () => Date): Lockout {
  const failures = new Map<string, { readonly count: number; readonly until: number; readonly at: number }>();
  const find = (email: string) => {
    const found = failures.get(email);
    return found === undefined || now().getTime() - found.at >= LONGEST ? undefined : found;
  };
  return {
    isLocked: (email) => now().getTime() < (find(email)?.until ?? 0),
    countFailure: (email) => {
      const at = now().getTime();
      const count = (find(email)?.count ?? 0) + 1;
      const locked = count < FREE ? 0 : Math.min(SECOND * 2 ** (count - FREE), LONGEST);
      failures.delete(email);
      failures.set(email, { count, until: at + locked, at });
      const [oldest] = failures.keys();
      if (failures.size > MOST && oldest !== undefined) failures.delete(oldest);
    },
    reset: (email) => void failures.delete(email),
  };
}
