import { describe, expect, test } from '@jest/globals';
import { encryptionKeyRules } from '../../../src/rules/encryption-key/encryption-key';
import { keyPlaces } from '../../../src/rules/encryption-key/key-places';
import { nest } from '../property-cases';
import { rulesDecide, runCheck, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';
const [rule] = encryptionKeyRules;
/** The cases are about the first type. */
const [FIRST = ''] = Object.values(keyPlaces);

rulesDecide('encryption key rules', encryptionKeyRules, {
  EncryptionKeyCustomerManaged: {
    holds: [KEY, 'alias/records'].map((key) => nest(FIRST, key)),
    broken: [{}, nest(FIRST, 'alias/aws/appconfig')],
    undecided: [nest(FIRST, UNKNOWN)],
  },
});

describe('each place of a key', () => {
  test.each(Object.entries(keyPlaces))('%s %s', (Type, path) => {
    if (rule === undefined) throw new Error('no rule');
    const given = (key: unknown) => ({ resources: { Subject: { Type, Properties: nest(path, key) } } });
    expect(runCheck(rule, given(KEY))).toBe(true);
    expect(runCheck(rule, given(undefined))).toBe(false);
  });
});
