import { z } from 'zod';

/** One field of a draft: the values that the schema allows and the value of the draft. */
export interface FieldLocation {
  /** Description in the schema, such as `a whole number of days from 7 to 35`. */
  readonly allowed: string;
  /** Names of the allowed fields; empty unless the schema is an object. */
  readonly fields: readonly string[];
  readonly value: unknown;
}

/** Follows a path through a schema and a draft. For a union it follows the option that the draft selects. */
export function findFieldLocation(schema: z.ZodType, draft: unknown, path: readonly PropertyKey[]): FieldLocation {
  const end = path.reduce<{ schema: z.ZodType | undefined; value: unknown }>(
    (location, key) => ({
      schema: location.schema && findChildSchema(location.schema, key, location.value),
      value: readField(location.value, key),
    }),
    { schema, value: draft },
  );
  const fields = end.schema ? findObjectSchemas(end.schema, end.value).flatMap(({ shape }) => Object.keys(shape)) : [];
  return { allowed: describeAllowed(end.schema, fields), fields: [...new Set(fields)], value: end.value };
}

function describeAllowed(schema: z.ZodType | undefined, fields: readonly string[]): string {
  return (schema && unwrapOptional(schema).description) ?? schema?.description ?? `an object { ${fields.join(', ')} }`;
}

function findChildSchema(schema: z.ZodType, key: PropertyKey, value: unknown): z.ZodType | undefined {
  const inner = unwrapOptional(schema);
  if (inner instanceof z.ZodArray) return assertZodType(inner.element);
  const shape = findObjectSchemas(inner, value).find((option) => Object.hasOwn(option.shape, key))?.shape;
  return shape && assertZodType(shape[String(key)]);
}

/** Finds the object schemas that apply to a value: one, or every option of a union if the value selects none. */
function findObjectSchemas(schema: z.ZodType, value: unknown): z.ZodObject[] {
  const inner = unwrapOptional(schema);
  if (inner instanceof z.ZodObject) return [inner];
  if (!(inner instanceof z.ZodUnion)) return [];
  const options = inner.options.filter((option) => option instanceof z.ZodObject);
  if (!(inner instanceof z.ZodDiscriminatedUnion)) return options;
  const { discriminator } = inner.def;
  const chosen = options.filter(
    ({ shape }) => assertZodType(shape[discriminator]).safeParse(readField(value, discriminator)).success,
  );
  return chosen.length > 0 ? chosen : options;
}

function readField(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function unwrapOptional(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? assertZodType(schema.unwrap()) : schema;
}

/** zod types inner schemas as the core type, which has no `description`. */
function assertZodType(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('the settings schema contains a value that is not a zod type');
}
