import { z } from 'zod';
import { settingsSchema } from '../../lib/settings/settings';

/** A value in the schema of the settings: a field, an element of a list, or a field of such an element. */
export interface SchemaField {
  /** `identity.federation[].name` */
  readonly path: string;
  /** The setting that contains it, which a variant replaces as a whole: `identity.federation`. */
  readonly setting: string;
  /** Values to try one at a time: all of an enumeration, both bounds of a number. Empty for text. */
  readonly values: readonly unknown[];
  /** The values just inside of the bounds of a number, which are tried together. */
  readonly inside?: { readonly low: number; readonly high: number };
  /** Lengths of a list to try: the shortest and the longest. Empty for other values. */
  readonly lengths: readonly number[];
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

const root = z.toJSONSchema(settingsSchema, { io: 'input' });

/** Sections contain settings. Every other field of the environment is a setting. */
const SECTIONS: ReadonlySet<string> = new Set(
  Object.entries(root.properties ?? {}).flatMap(([name, field]) =>
    typeof field === 'object' && field.type === 'object' ? [name] : [],
  ),
);

/** Lists every value of the schema once, in the order of the schema. */
export function listSchemaFields(): SchemaField[] {
  const byPath = new Map<string, SchemaField>();
  for (const field of listFields(root, '')) {
    const known = byPath.get(field.path);
    byPath.set(field.path, known === undefined ? field : { ...field, values: [...known.values, ...field.values] });
  }
  return [...byPath.values()];
}

function listFields(schema: JsonSchema, path: string): SchemaField[] {
  const field = { path, setting: findSetting(path), values: [], lengths: [] };
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) return options.flatMap((option) => listFields(assertSchema(option, path), path));
  if (schema.const !== undefined) return [{ ...field, values: [schema.const] }];
  if (schema.enum !== undefined) return [{ ...field, values: schema.enum }];
  switch (schema.type) {
    case 'object':
      return Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
        listFields(assertSchema(child, path), path === '' ? name : `${path}.${name}`),
      );
    case 'array':
      return [
        { ...field, lengths: [schema.minItems ?? 0, assertNumber(schema.maxItems, path)] },
        ...listFields(assertSchema(Array.isArray(schema.items) ? undefined : schema.items, path), `${path}[]`),
      ];
    case 'boolean':
      return [{ ...field, values: [false, true] }];
    case 'integer':
    case 'number':
      return [{ ...field, ...readBounds(schema, path) }];
    case 'string':
      return [field];
    default:
      throw new TypeError(`${path}: the test cannot list the values of this kind of field`);
  }
}

function readBounds({ type, minimum, maximum, multipleOf }: JsonSchema, path: string) {
  const [min, max] = [assertNumber(minimum, path), assertNumber(maximum, path)];
  const step = type === 'integer' ? 1 : assertNumber(multipleOf, path);
  return { values: [min, max], inside: { low: min + step, high: max - step } };
}

function findSetting(path: string): string {
  const [first = '', second = ''] = path.replace(/\[\].*/, '').split('.');
  return SECTIONS.has(first) ? `${first}.${second}` : first;
}

function assertSchema(value: JsonSchema | boolean | undefined, path: string): JsonSchema {
  if (typeof value === 'object') return value;
  throw new TypeError(`${path}: expected a schema`);
}

function assertNumber(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value * 2)) return value;
  throw new TypeError(`${path}: expected a bound, so that the test can try it`);
}
