import { describe, expect, test } from '@jest/globals';
import { Undecidable } from '../../src/templates/undecidable';
import { allHold, anyHolds, collectCertain, filterCertain } from '../../src/templates/undecided';

function fail(): never {
  throw new Undecidable('A', 'x');
}

const yes = () => true;
const no = () => false;

describe('what is certain is not lost because something else is unknown', () => {
  test.each<[string, boolean, boolean]>([
    ['all of nothing', allHold(), true],
    ['all of two', allHold(yes, yes), true],
    ['all, one of which is false', allHold(fail, no), false],
    ['all, the first of which is false', allHold(no, fail), false],
    ['any of nothing', anyHolds(), false],
    ['any of two', anyHolds(no, no), false],
    ['any, one of which is true', anyHolds(fail, yes), true],
  ])('%s', (_what, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test('items and lists', () => {
    const test = (item: number): boolean => (item === 0 ? fail() : item > 1);
    expect(filterCertain([0, 1, 2], test)).toEqual([2]);
    expect(collectCertain([0, 1, 2], (item) => (test(item) ? [`no ${item}`] : []))).toEqual(['no 2']);
    expect(filterCertain([1], test)).toEqual([]);
  });
});

test.each<[string, () => unknown]>([
  ['all, when none is false', () => allHold(yes, fail)],
  ['any, when none is true', () => anyHolds(no, fail)],
  ['items, when none passes', () => filterCertain([1, 2], (item) => (item === 1 ? fail() : false))],
  ['a list, when it is empty', () => collectCertain([1, 2], (item) => (item === 1 ? fail() : []))],
])('%s, is undecided', (_what, evaluate) => {
  expect(evaluate).toThrow(Undecidable);
});

test('another error is not swallowed', () => {
  expect(() =>
    anyHolds(yes, () => {
      throw new TypeError('broken');
    }),
  ).toThrow('broken');
});
