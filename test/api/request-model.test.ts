import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { assertBounded, buildRequestModel } from '../../lib/api/request-model';

const buildModel = (shape: z.ZodRawShape) => buildRequestModel('POST /things', z.strictObject(shape));

describe('a request schema', () => {
  test.each([
    ['a string without a maximum length', { name: z.string() }, 'body.name accepts strings of any length; add .max()'],
    [
      'a pattern without a maximum length',
      { name: z.string().regex(/^a+$/) },
      'body.name accepts strings of any length',
    ],
    [
      'a list without a maximum length',
      { list: z.array(z.string().max(1)) },
      'body.list accepts any number of items; add .max()',
    ],
    [
      'items without a maximum length',
      { list: z.array(z.string()).max(1) },
      'body.list[] accepts strings of any length',
    ],
    ['a number without bounds', { n: z.number() }, 'body.n accepts any number; add .min() and .max()'],
    ['an integer that only JavaScript bounds', { n: z.int() }, 'body.n accepts any number'],
    ['a number with one bound', { n: z.number().min(1) }, 'body.n accepts any number'],
    [
      'an open nested object',
      { o: z.object({ a: z.string().max(1) }) },
      'body.o accepts unknown fields; use z.strictObject()',
    ],
    ['a map', { o: z.record(z.string().max(3), z.string().max(3)) }, 'body.o accepts unknown fields'],
    ['anything', { a: z.unknown() }, 'body.a accepts anything; give it a type'],
    ['one unbounded option of a union', { a: z.union([z.string().max(3), z.number()]) }, 'body.a accepts any number'],
    ['an unbounded string that may be null', { a: z.string().nullable() }, 'body.a accepts strings of any length'],
    ['an exclusive bound', { n: z.number().gt(0).max(9) }, '"exclusiveMinimum", which API Gateway does not support'],
  ] as const)('with %s is rejected with the field and the fix', (_what, shape, message) => {
    expect(() => buildModel(shape)).toThrow('POST /things: the request schema is open.');
    expect(() => buildModel(shape)).toThrow(message);
  });

  test('with several unbounded fields is rejected with all of them', () => {
    expect(() => buildModel({ a: z.string(), b: z.number() })).toThrow(/body\.a .*\n.*body\.b /);
  });

  test('validates the input of the client, before defaults are applied', () => {
    expect(buildModel({ limit: z.int().min(1).max(50).default(20) })).not.toHaveProperty('required');
  });

  test('needs no bounds for enumerated or constant values', () => {
    expect(() => buildModel({ a: z.enum(['x', 'y']), b: z.literal('z'), c: z.boolean(), d: z.null() })).not.toThrow();
  });
});

test('the schema of a parameter must be bounded too', () => {
  expect(() => assertBounded('GET /things', 'cursor', z.string())).toThrow(
    'GET /things: the schema of a parameter is open.\n  cursor accepts strings of any length; add .max()',
  );
  expect(() => assertBounded('GET /things', 'cursor', z.string().max(9))).not.toThrow();
});
