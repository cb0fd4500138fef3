import { expect, test } from '@jest/globals';
import { parseKeeperSettings } from '../../../lambda/keeper/keeper-settings';

const VALID = {
  EPOCH_DAYS: '7',
  RESTORABLE_DAYS: '35',
  PENDING_DAYS: '7',
  EPOCH_TAG: 'production',
  EPOCH_KEY_POLICY: '{"Version":"2012-10-17"}',
};

test('the settings come from the environment variables', () => {
  expect(parseKeeperSettings(VALID)).toEqual({
    epochDays: 7,
    restorableDays: 35,
    pendingDays: 7,
    policy: '{"Version":"2012-10-17"}',
    tag: { name: 'bulwark-epochs', value: 'production' },
  });
});

test.each([
  ['EPOCH_DAYS', '1'],
  ['EPOCH_DAYS', '99'],
  ['RESTORABLE_DAYS', '1'],
  ['RESTORABLE_DAYS', '99'],
  ['PENDING_DAYS', '9'],
  ['PENDING_DAYS', '10'],
  ['PENDING_DAYS', '29'],
  ['PENDING_DAYS', '30'],
  ['EPOCH_TAG', 'a'],
  ['EPOCH_TAG', `a${'-'.repeat(62)}`],
  ['EPOCH_KEY_POLICY', '{\n}'],
])('%s may be %j', (name, value) => {
  expect(() => parseKeeperSettings({ ...VALID, [name]: value })).not.toThrow();
});

test.each([
  ['EPOCH_DAYS', '0'],
  ['EPOCH_DAYS', '100'],
  ['EPOCH_DAYS', '1x'],
  ['EPOCH_DAYS', '-1'],
  ['EPOCH_DAYS', '1 '],
  ['RESTORABLE_DAYS', ''],
  ['RESTORABLE_DAYS', '1.5'],
  ['RESTORABLE_DAYS', '035'],
  ['RESTORABLE_DAYS', '-35'],
  ['RESTORABLE_DAYS', '3x'],
  ['RESTORABLE_DAYS', '0'],
  ['PENDING_DAYS', '6'],
  ['PENDING_DAYS', '31'],
  ['PENDING_DAYS', '1'],
  ['PENDING_DAYS', '1x'],
  ['PENDING_DAYS', '17x'],
  ['PENDING_DAYS', '-7'],
  ['PENDING_DAYS', '77'],
  ['EPOCH_TAG', '*'],
  ['EPOCH_TAG', 'A'],
  ['EPOCH_TAG', '1a'],
  ['EPOCH_TAG', 'a*'],
  ['EPOCH_TAG', `a${'-'.repeat(63)}`],
  ['EPOCH_KEY_POLICY', 'none'],
  ['EPOCH_KEY_POLICY', '{}'],
  ['EPOCH_KEY_POLICY', 'x{"a":1}'],
  ['EPOCH_KEY_POLICY', '{"a":1}x'],
])('%s must not be %j', (name, value) => {
  expect(() => parseKeeperSettings({ ...VALID, [name]: value })).toThrow(`${name} must match`);
});

test('every invalid variable is named, and no value', () => {
  const { EPOCH_TAG: _tag, ...others } = VALID;
  expect(() => parseKeeperSettings({ ...others, EPOCH_DAYS: 'secret' })).toThrow(
    'Invalid environment variables: EPOCH_DAYS must match ^[1-9]\\d?$; EPOCH_TAG must match ^[a-z][a-z0-9-]{0,62}$',
  );
  expect(() => parseKeeperSettings({})).toThrow(
    /EPOCH_DAYS.*RESTORABLE_DAYS.*PENDING_DAYS.*EPOCH_KEY_POLICY.*EPOCH_TAG/,
  );
});
