import { expect, test } from '@jest/globals';
import { listCosts } from './estimated-resources';

const epochs = (Properties: Readonly<Record<string, string>>) => ({ One: { Type: 'Custom::KeyEpoch', Properties } });

test('a KMS key is estimated for the open epoch, and for each one that a backup needs', () => {
  expect(listCosts(epochs({ EpochDays: '7', RestorableDays: '35' }))).toEqual({ '6 epoch keys': 6 });
  expect(listCosts(epochs({ EpochDays: '7', RestorableDays: '7' }))).toEqual({ '2 epoch keys': 2 });
  expect(listCosts(epochs({ EpochDays: '7', RestorableDays: '8' }))).toEqual({ '3 epoch keys': 3 });
});

test('epochs without their days are refused', () => {
  expect(() => listCosts(epochs({ EpochDays: '7' }))).toThrow();
});
