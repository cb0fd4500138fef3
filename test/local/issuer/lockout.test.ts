import { beforeEach, describe, expect, test } from '@jest/globals';
import { createLockout, type Lockout } from '../../../local/issuer/lockout';

const MINUTE = 60_000;
let now: number;
let lockout: Lockout;

beforeEach(() => {
  now = 1_000_000;
  lockout = createLockout(() => new Date(now));
});

const fail = (times: number, email = 'ada@example.com') => {
  for (let at = 0; at < times; at += 1) lockout.countFailure(email);
};
const isLocked = () => lockout.isLocked('ada@example.com');

test.each([
  [4, 0],
  [5, 1_000],
  [6, 2_000],
  [9, 16_000],
  [14, 512_000],
  [15, 15 * MINUTE],
  [60, 15 * MINUTE],
])('after %s failures an address is locked for %s ms', (failures, ms) => {
  fail(failures);
  expect(isLocked()).toBe(ms > 0);
  now += Math.max(ms - 1, 0);
  expect(isLocked()).toBe(ms > 0);
  now += 1;
  expect(isLocked()).toBe(false);
});

describe('the count', () => {
  test('is of one address', () => {
    fail(9, 'bob@example.com');
    expect(isLocked()).toBe(false);
  });

  test('starts again after a sign-in', () => {
    fail(9);
    lockout.reset('ada@example.com');
    expect(isLocked()).toBe(false);
    fail(4);
    expect(isLocked()).toBe(false);
  });

  test('starts again after fifteen minutes without a failure', () => {
    fail(9);
    now += 15 * MINUTE - 1;
    fail(1);
    expect(isLocked()).toBe(true);
    now += 15 * MINUTE;
    fail(4);
    expect(isLocked()).toBe(false);
  });

  test('is kept for ten thousand addresses', () => {
    fail(5);
    for (let at = 0; at < 9_999; at += 1) fail(1, `${at}@example.com`);
    expect(isLocked()).toBe(true);
    fail(1, 'one-more@example.com');
    expect(isLocked()).toBe(false);
  });
});
