import { expect, test } from '@jest/globals';
import { readClientKeys } from '../../../../lambda/records/http/client-keys';

test('the API key of each client is read from the environment variable', () => {
  expect(readClientKeys({ CLIENT_API_KEYS: '{"one":"key-1","other":"key-2"}' })).toEqual(
    new Map([
      ['one', 'key-1'],
      ['other', 'key-2'],
    ]),
  );
  expect(readClientKeys({ CLIENT_API_KEYS: '{}' }).size).toBe(0);
});

test.each([
  [undefined],
  [''],
  ['text'],
  ['"text"'],
  ['7'],
  ['null'],
  ['[]'],
  ['["key"]'],
  ['{"one":7}'],
  ['{"one":"key","other":null}'],
])('CLIENT_API_KEYS must not be %j', (CLIENT_API_KEYS) => {
  expect(() => readClientKeys({ CLIENT_API_KEYS })).toThrow(
    'Invalid environment variables: CLIENT_API_KEYS must be a JSON object of ids',
  );
});
