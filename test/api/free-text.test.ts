import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { routes } from '../../lambda/records/routes';
import { hasFreeText } from '../../lib/api/free-text';
import { exampleRoutes } from './example-routes';

const [create] = exampleRoutes;

describe('a route has free text', () => {
  test('if it creates or changes a record, whose name and note are text that people write', () => {
    expect(routes.filter(hasFreeText).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /records',
      'PATCH /records/{id}',
    ]);
  });

  test.each([
    ['a text without a pattern', z.strictObject({ note: z.string().max(10) }), true],
    ['a text that may be null', z.strictObject({ note: z.string().max(10).nullable() }), true],
    ['a list of texts', z.strictObject({ notes: z.array(z.string().max(10)).max(2) }), true],
    ['an id', z.strictObject({ id: z.uuid().max(36) }), false],
    ['an e-mail address', z.strictObject({ email: z.email().max(254) }), false],
    ['a choice', z.strictObject({ kind: z.enum(['note', 'letter']) }), false],
    ['a number with the name "type"', z.strictObject({ type: z.int().min(1).max(9) }), false],
  ])('or not: its body has %s', (_what, request, expected) => {
    expect(hasFreeText({ ...create, request })).toBe(expected);
  });

  test('only if it has a body', () => {
    const { request: _, ...withoutBody } = create;
    expect(hasFreeText(withoutBody)).toBe(false);
  });
});
