import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';

/** JSON schema of draft 4, the one API Gateway knows. */
export type ModelSchema = Readonly<Record<string, unknown>>;

/**
 * The request model of a route's body. Every string, array and number must be bounded and every object closed, or there is no
 * model: a gateway that checks shapes but not sizes lets anything through.
 *
 * @throws Error naming the route, every place in the schema that is open, and how to close it
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function requestModel(route: string, body: $ZodType): ModelSchema {
  const schema: ModelSchema = z.toJSONSchema(body, { target: 'draft-4', io: 'input' });
  const gaps = gapsIn(schema, 'body');
  if (gaps.length > 0) throw new Error(`${route}: the request schema is open.\n${gaps.join('\n')}`);
  return schema;
}

/** The same demand for a parameter: API Gateway only checks that it is there, the function checks what it is. */
export function requireBounds(route: string, parameter: string, schema: $ZodType): void {
  const gaps = gapsIn(z.toJSONSchema(schema, { target: 'draft-4', io: 'input' }), parameter);
  if (gaps.length > 0) throw new Error(`${route}: the schema of a parameter is open.\n${gaps.join('\n')}`);
}

/** Each place that accepts more than it should, and how to close it. */
function gapsIn(schema: unknown, place: string): string[] {
  if (!isObject(schema)) return [`  ${place} accepts anything; give it a type`];
  const inside = partsOf(schema, place).flatMap(([part, where]) => gapsIn(part, where));
  return [...ownGaps(schema).map((gap) => `  ${place} ${gap}`), ...inside];
}

function ownGaps(schema: Record<string, unknown>): string[] {
  if ('enum' in schema) return [];
  const types = [schema['type']].flat();
  const gaps = [...DEMANDS].flatMap(([type, { holds, gap }]) => (types.includes(type) && !holds(schema) ? [gap] : []));
  const unknown = UNKNOWN_TO_API_GATEWAY.filter((keyword) => keyword in schema).map(
    (keyword) => `uses "${keyword}", which API Gateway does not know`,
  );
  const foreign = FOREIGN_PATTERN.test(String(schema['pattern'] ?? ''))
    ? ['has a pattern with \\p{}, a look-behind or a named group, which API Gateway does not know']
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

const DEMANDS = new Map([
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

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html#api-gateway-known-issues-rest-apis */
const UNKNOWN_TO_API_GATEWAY = ['exclusiveMinimum', 'exclusiveMaximum', '$ref', 'discriminator', 'readOnly'] as const;

/** It checks patterns as the JavaScript of 2009 would. */
const FOREIGN_PATTERN = /\\[pP]\{|\(\?</;

function partsOf(schema: Record<string, unknown>, place: string): [unknown, string][] {
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
