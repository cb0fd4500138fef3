import { describe, expect, test } from '@jest/globals';
import { findExampleValues, listExampleValues } from '../../lib/settings/example-values';

const OWN = {
  account: '444455556666',
  alertEmails: ['alerts@shop.org'],
  identity: { domainPrefix: 'shop-production', callbackUrls: ['https://www.shop.org/signed-in'] },
};

const list = (change: object): string[] => listExampleValues({ ...OWN, ...change }).map(({ path }) => path.join('.'));

describe('example values', () => {
  test('are found in an environment that nobody has changed yet', () => {
    const identity = {
      domainPrefix: 'bulwark-sandbox-example',
      callbackUrls: ['https://sandbox.example.com/signed-in'],
      logoutUrls: ['https://sandbox.example.com/signed-out'],
    };
    expect(list({ account: '111122223333', alertEmails: ['alerts@example.com'], identity })).toEqual([
      'account',
      'alertEmails.0',
      'identity.domainPrefix',
      'identity.callbackUrls.0',
      'identity.logoutUrls.0',
    ]);
  });

  test('are not in an environment with own values', () => {
    expect(list({})).toEqual([]);
    expect(findExampleValues(OWN)).toEqual([]);
  });

  test.each([
    'alerts@example.com',
    'alerts@mail.example.org',
    'https://www.example.net/signed-in?next=/',
    'https://example.com:8443',
    'https://user@example.com/',
    's3://example.com/key',
    'api.example.com',
    '*.example.com',
    'EXAMPLE.COM',
    'example.com.',
    '111122223333',
  ])('%s is found in any field, also one that is added later', (value) => {
    expect(list({ newField: [{ deep: value }] })).toEqual(['newField.0.deep']);
  });

  test.each([
    'alerts@myexample.com',
    'https://www.example.com.shop.org/',
    'https://shop.org/?next=https://example.com',
    'example',
    'The wiki is at example.com for now.',
    'platform-team',
    'arn:aws:iam::444455556666:role/example.com',
    '111122223334',
  ])('%s is a value of its own', (value) => {
    expect(list({ newField: value })).toEqual([]);
  });

  test('are refused in an environment with an own account, each with what to set', () => {
    const changed = { ...OWN, alertEmails: ['alerts@shop.org', 'alerts@example.com'] };
    const problems = findExampleValues(changed);
    expect(problems).toEqual([
      {
        path: ['alertEmails', 1],
        expected: 'an address that your team reads, since the account is no longer the one of the example',
      },
    ]);
  });
});
