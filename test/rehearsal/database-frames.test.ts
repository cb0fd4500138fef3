import { expect, test } from '@jest/globals';
import { buildRefusal, readPassword, readStartupParameters } from '../../rehearsal/database/frames';

test('the parameters of a startup message are read', () => {
  const frame = Buffer.concat([Buffer.alloc(8), Buffer.from('user\0reader\0database\0records\0\0')]);
  expect(Object.fromEntries(readStartupParameters(frame))).toEqual({ user: 'reader', database: 'records' });
});

test('the password ends at the zero byte', () => {
  expect(readPassword(Buffer.from('p\0\0\0\0token\0'))).toBe('token');
});

test('a refusal is an error message with its own length', () => {
  const refusal = buildRefusal('refused');
  expect(refusal.subarray(0, 1).toString()).toBe('E');
  expect(refusal.readUInt32BE(1)).toBe(refusal.length - 1);
  expect(refusal.toString()).toContain('Mrefused');
});
