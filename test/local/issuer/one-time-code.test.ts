import { describe, expect, test } from '@jest/globals';
import { computeCode, createCodeCheck, encodeSecret } from '../../../local/issuer/one-time-code';

const SECRET = Buffer.from('12345678901234567890');

/** Test vectors of RFC 6238, appendix B, with the last six of their eight digits. */
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code at second %i is %s', (seconds, code) => {
  expect(computeCode(SECRET, new Date(seconds * 1000))).toBe(code);
});

/** Test vectors of RFC 4648, section 10, without padding, and the secret above as authenticator apps show it. */
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
  ['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
])('the secret "%s" is shown as %s', (secret, shown) => {
  expect(encodeSecret(Buffer.from(secret))).toBe(shown);
});

describe('a code', () => {
  let now = new Date('2026-11-27T12:00:10Z');
  const at = (seconds: number) => computeCode(SECRET, new Date(now.getTime() + seconds * 1000));
  const other = Buffer.from('another secret, also');

  test('of the current step and of its neighbours is accepted', () => {
    for (const seconds of [-30, 0, 30]) {
      expect(createCodeCheck(() => now)('a', SECRET, at(seconds))).toBe(true);
    }
  });

  test('of an earlier or later step, of another secret, or of another form is refused', () => {
    const check = createCodeCheck(() => now);
    const right = at(0);
    for (const wrong of [
      at(-60),
      at(-90),
      at(60),
      computeCode(other, now),
      '',
      ` ${right}`,
      `${right}0`,
      right.slice(1),
    ]) {
      expect(check('a', SECRET, wrong)).toBe(false);
    }
    expect(check('a', SECRET, right)).toBe(true);
  });

  test('works once, and none of an earlier step works after it', () => {
    const check = createCodeCheck(() => now);
    const [earlier, code, later] = [at(-30), at(0), at(30)];
    expect(check('a', SECRET, code)).toBe(true);
    expect(check('a', SECRET, code)).toBe(false);
    expect(check('a', SECRET, earlier)).toBe(false);
    now = new Date(now.getTime() + 30_000);
    expect(check('a', SECRET, code)).toBe(false);
    expect(check('a', SECRET, later)).toBe(true);
  });

  test('that one person has used does not lock out another', () => {
    const check = createCodeCheck(() => now);
    expect(check('a', SECRET, at(0))).toBe(true);
    expect(check('b', SECRET, at(0))).toBe(true);
  });
});
