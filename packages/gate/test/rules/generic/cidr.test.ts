import { describe, expect, test } from '@jest/globals';
import { coverHalf, isBroad, isPublicAddress, isWholeInternet, parseCidr } from '../../../src/rules/generic/cidr';

describe('ranges of addresses', () => {
  test.each(['0.0.0.0/0', '::/0', '0.0.0.0/1', '128.0.0.0/1', '64.0.0.0/2', '16.0.0.0/7', '2000::/3', '8000::/1'])(
    '%s is broad',
    (text) => expect(isBroad(text)).toBe(true),
  );

  test.each(['10.0.0.0/8', '52.0.0.0/8', '203.0.113.7/32', 'fc00::/7', '2001:db8::/32', '224.0.0.0/4', '240.0.0.0/4'])(
    '%s is not broad',
    (text) => expect(isBroad(text)).toBe(false),
  );

  test.each(['', '0.0.0.0', '1.2.3/4', '1.2.3.400/8', '1.2.3.4/33', 'a::b::c/3', 'sg-0123/0', '::1:2:3:4:5:6:7:8/0'])(
    '"%s" is no range',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
      expect(isBroad(text)).toBe(false);
    },
  );

  test('only a prefix of zero is the whole internet', () => {
    expect(['0.0.0.0/0', '::/0', '0:0:0:0:0:0:0:0/0', '0.0.0.0/1'].map(isWholeInternet)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('an address is public unless it is private, reserved or for documentation', () => {
    expect(['8.8.8.8', '2001:4860:4860::8888'].every(isPublicAddress)).toBe(true);
    expect(['10.1.2.3', '172.31.0.2', '192.168.1.1', 'fd00::1', 'ns.example.com', ''].some(isPublicAddress)).toBe(
      false,
    );
  });

  test('narrow ranges are counted together, and overlaps once', () => {
    const blocks = (count: number) => Array.from({ length: count }, (_, index) => `${index}.0.0.0/8`);
    expect(coverHalf(blocks(128))).toBe(true);
    expect(coverHalf(blocks(127))).toBe(false);
    expect(coverHalf([...blocks(100), ...blocks(100), 'not a range', '2001:db8::/32'])).toBe(false);
  });
});
