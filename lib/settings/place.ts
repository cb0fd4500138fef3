import { z } from 'zod';

/** One place of a draft: what the schema allows there and what the draft holds there. */
export interface Place {
  /** The words of the schema, such as `a whole number of days from 7 to 35`. */
  readonly allowed: string;
  /** Names of the fields that may stand there; none when it is no object. */
  readonly fields: readonly string[];
  readonly given: unknown;
}

/** Walks a schema and a draft down the same path; a union is entered through the option that the draft chose. */
export function placeAt(schema: z.ZodType, draft: unknown, path: readonly PropertyKey[]): Place {
  const end = path.reduce<{ schema: z.ZodType | undefined; given: unknown }>(
    (place, key) => ({
      schema: place.schema && childOf(place.schema, key, place.given),
      given: valueIn(place.given, key),
    }),
    { schema, given: draft },
  );
  const fields = end.schema ? objectsOf(end.schema, end.given).flatMap(({ shape }) => Object.keys(shape)) : [];
  return { allowed: wordsOf(end.schema, fields), fields: [...new Set(fields)], given: end.given };
}

function wordsOf(schema: z.ZodType | undefined, fields: readonly string[]): string {
  return schema?.description ?? `an object { ${fields.join(', ')} }`;
}

function childOf(schema: z.ZodType, key: PropertyKey, given: unknown): z.ZodType | undefined {
  const inner = withoutOptional(schema);
  if (inner instanceof z.ZodArray) return asType(inner.element);
  const shape = objectsOf(inner, given).find((option) => Object.hasOwn(option.shape, key))?.shape;
  return shape && asType(shape[String(key)]);
}

/** The object schemas that the value is held against: one, or every option of a union as long as none is chosen. */
function objectsOf(schema: z.ZodType, given: unknown): z.ZodObject[] {
  const inner = withoutOptional(schema);
  if (inner instanceof z.ZodObject) return [inner];
  if (!(inner instanceof z.ZodDiscriminatedUnion)) return [];
  const { discriminator } = inner.def;
  const options = inner.options.filter((option) => option instanceof z.ZodObject);
  const chosen = options.filter(
    ({ shape }) => asType(shape[discriminator]).safeParse(valueIn(given, discriminator)).success,
  );
  return chosen.length > 0 ? chosen : options;
}

function valueIn(given: unknown, key: PropertyKey): unknown {
  return typeof given === 'object' && given !== null ? Reflect.get(given, key) : undefined;
}

function withoutOptional(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? asType(schema.unwrap()) : schema;
}

/** zod hands out inner schemas under the type of its core, which has no `description`. */
function asType(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('the settings schema holds something that is no zod type');
}
