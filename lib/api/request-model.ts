import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';

/** JSON schema of draft 4, the only version that API Gateway supports. */
export type ModelSchema = Readonly<Record<string, unknown>>;

/**
 * Builds the request model of a route's body. Every string, array and number must be bounded and every object closed: a
 * gateway that validates types but not sizes lets oversized requests through.
 *
 * @throws Error with the route, every unbounded field of the schema, and how to bound it
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function buildRequestModel(route: string, body: $ZodType): ModelSchema {
  const schema: ModelSchema = z.toJSONSchema(body, { target: 'draft-4', io: 'input' });
  const gaps = findGaps(schema, 'body');
  if (gaps.length > 0) throw new Error(`${route}: the request schema is open.\n${gaps.join('\n')}`);
  return schema;
}

/**
 * Asserts the same for a parameter. API Gateway checks only that a parameter exists; the function validates its value.
 */
export function assertBounded(route: string, parameter: string, schema: $ZodType): void {
  const gaps = findGaps(z.toJSONSchema(schema, { target: 'draft-4', io: 'input' }), parameter);
  if (gaps.length > 0) throw new Error(`${route}: the schema of a parameter is open.\n${gaps.join('\n')}`);
}

/** Finds each field that accepts unbounded values, and how to bound it. */
function findGaps(schema: unknown, place: string): string[] {
  if (!isObject(schema)) return [`  ${place} accepts anything; give it a type`];
  const inside = listParts(schema, place).flatMap(([part, where]) => findGaps(part, where));
  return [...findOwnGaps(schema).map((gap) => `  ${place} ${gap}`), ...inside];
}

function findOwnGaps(schema: Record<string, unknown>): string[] {
  if ('enum' in schema) return [];
  const types = [schema['type']].flat();
  const gaps = [...BOUNDS_BY_TYPE].flatMap(([type, { holds, gap }]) =>
    types.includes(type) && !holds(schema) ? [gap] : [],
  );
  const unknown = UNSUPPORTED_KEYWORDS.filter((keyword) => keyword in schema).map(
    (keyword) => `uses "${keyword}", which API Gateway does not support`,
  );
  const foreign = UNSUPPORTED_PATTERN.test(String(schema['pattern'] ?? ''))
    ? ['has a pattern with \\p{}, a look-behind or a named group, which API Gateway does not support']
    : [];
  const chosen = CHOICES.some((choice) => choice in schema);
  const untyped = schema['type'] === undefined && !chosen ? ['accepts anything; give it a type'] : [];
  return [...gaps, ...unknown, ...foreign, ...untyped];
}

const isBound = (value: unknown) => typeof value === 'number' && Math.abs(value) !== Number.MAX_SAFE_INTEGER;

const NUMBER = {
  holds: ({ minimum, maximum }: Record<string, unknown>) => isBound(minimum) && isBound(maximum),
  gap: 'accepts any number; add .min() and .max()',
};

const BOUNDS_BY_TYPE = new Map([
  [
    'object',
    {
      holds: ({ additionalProperties }: Record<string, unknown>) => additionalProperties === false,
      gap: 'accepts unknown fields; use z.strictObject()',
    },
  ],
  [
    'string',
    {
      holds: ({ maxLength }: Record<string, unknown>) => typeof maxLength === 'number',
      gap: 'accepts strings of any length; add .max()',
    },
  ],
  [
    'array',
    {
      holds: ({ maxItems }: Record<string, unknown>) => typeof maxItems === 'number',
      gap: 'accepts any number of items; add .max()',
    },
  ],
  ['number', NUMBER],
  ['integer', NUMBER],
]);

const CHOICES = ['anyOf', 'allOf', 'oneOf'] as const;

/**
 * @see
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html#api-gateway-known-issues-rest-apis
 */
const UNSUPPORTED_KEYWORDS = ['exclusiveMinimum', 'exclusiveMaximum', '$ref', 'discriminator', 'readOnly'] as const;

/** API Gateway evaluates patterns as ECMAScript 5, without these features. */
const UNSUPPORTED_PATTERN = /\\[pP]\{|\(\?</;

function listParts(schema: Record<string, unknown>, place: string): [unknown, string][] {
  const { properties, items } = schema;
  const fields = isObject(properties) ? Object.entries(properties) : [];
  const choices = CHOICES.flatMap((choice) => (Array.isArray(schema[choice]) ? schema[choice] : []));
  return [
    ...fields.map(([name, field]): [unknown, string] => [field, `${place}.${name}`]),
    ...(items === undefined ? [] : [items].flat().map((item): [unknown, string] => [item, `${place}[]`])),
    ...choices.map((choice): [unknown, string] => [choice, place]),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
