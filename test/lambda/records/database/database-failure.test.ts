import { describe, expect, test } from '@jest/globals';
import { failureCode, isLostConnection, isOutage } from '../../../../lambda/records/database/database-failure';

const withCode = (code: string) => Object.assign(new Error('secret words'), { code });

describe('the code of a failure', () => {
  test.each<[string, unknown, string | undefined]>([
    ['what PostgreSQL says', withCode('57P01'), '57P01'],
    ['what the system says', withCode('ECONNREFUSED'), 'ECONNREFUSED'],
    ['a query that took too long', new Error('Query read timeout'), 'TIMEOUT'],
    ['a connection that was not to be had', new Error('timeout exceeded when trying to connect'), 'TIMEOUT'],
    ['a connection that ended', new Error('Connection terminated unexpectedly'), 'CONNECTION_LOST'],
    [
      'a client that is gone',
      new Error('Client has encountered a connection error and is not queryable'),
      'CONNECTION_LOST',
    ],
    ['a mistake of ours', new TypeError('x is not a function'), undefined],
    ['no error at all', 'words', undefined],
  ])('of %s', (_what, error, code) => {
    expect(failureCode(error)).toBe(code);
  });
});

test.each([
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'TIMEOUT',
  'CONNECTION_LOST',
  'SELF_SIGNED_CERT_IN_CHAIN',
  '08006',
  '28P01',
  '40P01',
  '53300',
  '55P03',
  '57P01',
  '57014',
  '58030',
])('%s is an outage: the request may be sent again', (code) => expect(isOutage(code)).toBe(true));

test.each(['22P02', '23503', '23505', '42501', '42883', 'P0001', 'XX000', '0A000', 'F0000', 'HV000'])(
  '%s is a mistake of ours, not an outage',
  (code) => expect(isOutage(code)).toBe(false),
);

test('a connection that was closed while the function slept is lost; a slow one is not', () => {
  for (const code of ['ECONNRESET', 'EPIPE', 'CONNECTION_LOST', '57P01', '57P02'])
    expect(isLostConnection(code)).toBe(true);
  for (const code of ['TIMEOUT', '57014', 'ECONNREFUSED']) expect(isLostConnection(code)).toBe(false);
});
