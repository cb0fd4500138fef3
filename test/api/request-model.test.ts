import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { requestModel, requireBounds } from '../../lib/api/request-model';

const model = (shape: z.ZodRawShape) => requestModel('POST /things', z.strictObject(shape));

describe('a request schema', () => {
  test.each([
    ['a string without an end', { name: z.string() }, 'body.name accepts strings of any length; add .max()'],
    ['a pattern without an end', { name: z.string().regex(/^a+$/) }, 'body.name accepts strings of any length'],
    [
      'a list without an end',
      { list: z.array(z.string().max(1)) },
      'body.list accepts any number of items; add .max()',
    ],
    ['items without an end', { list: z.array(z.string()).max(1) }, 'body.list[] accepts strings of any length'],
    ['a number without bounds', { n: z.number() }, 'body.n accepts any number; add .min() and .max()'],
    ['an integer that only JavaScript bounds', { n: z.int() }, 'body.n accepts any number'],
    ['a number with one bound', { n: z.number().min(1) }, 'body.n accepts any number'],
    [
      'an open object inside',
      { o: z.object({ a: z.string().max(1) }) },
      'body.o accepts unknown fields; use z.strictObject()',
    ],
    ['a map', { o: z.record(z.string().max(3), z.string().max(3)) }, 'body.o accepts unknown fields'],
    ['anything', { a: z.unknown() }, 'body.a accepts anything; give it a type'],
    ['one open choice of several', { a: z.union([z.string().max(3), z.number()]) }, 'body.a accepts any number'],
    ['an open string that may be null', { a: z.string().nullable() }, 'body.a accepts strings of any length'],
    ['an exclusive bound', { n: z.number().gt(0).max(9) }, '"exclusiveMinimum", which API Gateway does not know'],
  ] as const)('with %s is refused, by its place and with the remedy', (_what, shape, message) => {
    expect(() => model(shape)).toThrow('POST /things: the request schema is open.');
    expect(() => model(shape)).toThrow(message);
  });

  test('tells every open place at once', () => {
    expect(() => model({ a: z.string(), b: z.number() })).toThrow(/body\.a .*\n.*body\.b /);
  });

  test('asks for what a client sends, not for what a default makes of it', () => {
    expect(model({ limit: z.int().min(1).max(50).default(20) })).not.toHaveProperty('required');
  });

  test('needs no bound where values are listed or constant', () => {
    expect(() => model({ a: z.enum(['x', 'y']), b: z.literal('z'), c: z.boolean(), d: z.null() })).not.toThrow();
  });
});

test('the schema of a parameter is bounded as well', () => {
  expect(() => requireBounds('GET /things', 'cursor', z.string())).toThrow(
    'GET /things: the schema of a parameter is open.\n  cursor accepts strings of any length; add .max()',
  );
  expect(() => requireBounds('GET /things', 'cursor', z.string().max(9))).not.toThrow();
});
