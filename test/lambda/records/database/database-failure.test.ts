import { describe, expect, test } from '@jest/globals';
import {
  getFailureCode,
  isDataException,
  isIdleSessionTimeout,
  isLostConnection,
  isOutage,
  isPreparationFailure,
} from '../../../../lambda/records/database/database-failure';

const createErrorWithCode = (code: string) => Object.assign(new Error('secret words'), { code });

describe('the code of a failure', () => {
  test.each<[string, unknown, string | undefined]>([
    ['an error of PostgreSQL', createErrorWithCode('57P01'), '57P01'],
    ['an error of the system', createErrorWithCode('ECONNREFUSED'), 'ECONNREFUSED'],
    ['a query that took too long', new Error('Query read timeout'), 'TIMEOUT'],
    ['a connection attempt that timed out', new Error('timeout exceeded when trying to connect'), 'TIMEOUT'],
    ['a connection that ended', new Error('Connection terminated unexpectedly'), 'CONNECTION_LOST'],
    [
      'a client whose connection broke',
      new Error('Client has encountered a connection error and is not queryable'),
      'CONNECTION_LOST',
    ],
    ['a programming error', new TypeError('x is not a function'), undefined],
    ['no error at all', 'words', undefined],
  ])('of %s', (_what, error, code) => {
    expect(getFailureCode(error)).toBe(code);
  });
});

test.each([
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'TIMEOUT',
  'CONNECTION_LOST',
  'ENOTFOUND',
  'EAI_AGAIN',
  '08006',
  '28P01',
  '40P01',
  '53300',
  '55P03',
  '57P01',
  '57014',
  '58030',
])('%s is an outage: the request may be sent again', (code) => expect(isOutage(code)).toBe(true));

test.each([
  '22P02',
  '23503',
  '23505',
  '42501',
  '42883',
  'P0001',
  'XX000',
  '0A000',
  'F0000',
  'HV000',
  // Somebody may be in the middle of the connection.
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  // A mistake of ours.
  'ERR_INVALID_ARG_TYPE',
  'UNKNOWN',
  '',
])('%s is no outage', (code) => expect(isOutage(code)).toBe(false));

test('a connection that was closed is lost; a slow one is not', () => {
  for (const code of ['ECONNRESET', 'EPIPE', 'CONNECTION_LOST', '57P01', '57P02', '57P05'])
    expect(isLostConnection(code)).toBe(true);
  for (const code of ['TIMEOUT', '57014', 'ECONNREFUSED']) expect(isLostConnection(code)).toBe(false);
});

test('only an idle session that PostgreSQL ended proves that no statement was read', () => {
  expect(isIdleSessionTimeout('57P05')).toBe(true);
  for (const code of ['ECONNRESET', 'CONNECTION_LOST', '57P01', '57P02', '57014']) {
    expect(isIdleSessionTimeout(code)).toBe(false);
  }
});

test.each([
  ['22P02', true],
  ['22003', true],
  ['22', false],
  ['23505', false],
  ['220030', false],
])('%s is a value that PostgreSQL refused: %s', (code, refused) => {
  expect(isDataException(code)).toBe(refused);
});

test.each([
  ['0A000', true],
  ['26000', true],
  ['42P05', true],
  ['34000', true],
  ['0A001', false],
  ['26001', false],
  ['42883', false],
])('%s is a prepared statement that was refused: %s', (code, expected) => {
  expect(isPreparationFailure(code)).toBe(expected);
});
