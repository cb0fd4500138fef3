import { expect, test } from '@jest/globals';
import { types } from 'pg';
import { columnTypes, getTypeParser, setTypeParser } from '../../lambda/shared/column-types';
import { parse } from '../../lambda/shared/no-connection-string';

test.each([
  ['boolean', 16, 't', true],
  ['boolean', 16, 'f', false],
  ['integer', 23, '-7', -7],
  ['text', 25, 'seven', 'seven'],
  ['json', 114, '{"a":[1]}', { a: [1] }],
  ['jsonb', 3802, 'null', null],
])('a column of the type %s is read as pg reads it', (_name, id, text, value) => {
  expect(getTypeParser(id)(text)).toEqual(value);
  expect(columnTypes.getTypeParser(id)(text)).toEqual(types.getTypeParser(id, 'text')(text));
});

test('a column of any other type is read as text', () => {
  expect(getTypeParser(1184)('2026-11-23')).toBe('2026-11-23');
});

test('setting a parser has no effect, and a connection string is refused', () => {
  setTypeParser();
  expect(getTypeParser(20)('7')).toBe('7');
  expect(() => parse()).toThrow('connection strings are not supported');
});
