import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { settingsSchema } from '../../lib/settings/settings';
import { productionSettings, sandboxSettings } from '../scaffold';

const FOLDER = join(__dirname, '..', '..', 'lib', 'settings');
const source = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

const SECTIONS = ['network', 'encryption', 'identity', 'data', 'api', 'audit'] as const;
const FILES = readdirSync(FOLDER).filter((file) => /^(\w+-)?settings\.ts$/.test(file) && file !== 'parse-settings.ts');

interface Field {
  readonly path: string;
  readonly schema: z.ZodType;
}

describe('every setting', () => {
  const fields = fieldsOf(settingsSchema, '');

  test('is found by this test', () => {
    expect(fields.length).toBeGreaterThan(60);
    expect(FILES).toHaveLength(SECTIONS.length + 1);
  });

  test.each(fields.map((field) => [field.path, field.schema] as const))('%s says what is allowed', (_path, schema) => {
    expect(schema.description ?? '').toMatch(/\S{3}/);
  });
});

describe.each(FILES)('every property of the schema in %s', (file) => {
  const lines = source(file).split('\n');
  const section = SECTIONS.find((name) => file === `${name}-settings.ts`);
  const paths = fieldsOf(settingsSchema, '').map(({ path }) => path);
  const own = paths.filter((path) => !path.endsWith('[]') && (section === undefined || path.startsWith(`${section}.`)));
  // A safeguard is told as a whole, where the setting is; its own two fields stand in safeguard.ts.
  const told = own.filter((path) => !/\.(enabled|reason)$/.test(path));
  const names = new Set(
    told.map((path) => (section === undefined ? path.replace(/\W.*/, '') : path.replace(/.*\W/, ''))),
  );
  const properties = lines.flatMap((line, index) => {
    const name = /^\s+(\w+)(?::|,$)/.exec(line)?.[1];
    return name !== undefined && names.has(name) ? [[name, commentAbove(lines, index)] as const] : [];
  });

  test('is found by this test', () => {
    const found = new Set(properties.map(([name]) => name));
    expect([...names].filter((name) => !found.has(name))).toEqual([]);
  });

  test.each(properties)('%s has a comment that tells its default', (_name, comment) => {
    expect(comment).toMatch(/\b(default|required|sandbox|at least one)\b/i);
  });

  test.each(properties)('%s has the default that its comment tells', (name, comment) => {
    const expected = toldIn(comment);
    const [sandbox, production] = [sandboxSettings, productionSettings].map((settings) => {
      const values: object = section === undefined ? settings : settings[section];
      return String(Reflect.get(values, name));
    });
    if (expected) expect({ sandbox, production }).toEqual(expected);
  });
});

/** Every place of the schema that holds a value: fields, elements of lists, fields of each kind of element. */
function fieldsOf(schema: unknown, path: string): Field[] {
  if (!(schema instanceof z.ZodType)) throw new TypeError(`${path} is no zod type`);
  if (schema instanceof z.ZodOptional) return fieldsOf(schema.unwrap(), path);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      fieldsOf(field, path === '' ? key : `${path}.${key}`),
    );
  }
  if (schema instanceof z.ZodArray) return [{ path, schema }, ...fieldsOf(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return [{ path, schema }, ...schema.options.flatMap((option) => fieldsOf(option, path))];
  }
  return [{ path, schema }];
}

function commentAbove(lines: readonly string[], index: number): string {
  if (!lines[index - 1]?.trimEnd().endsWith('*/')) return '';
  const start = lines.slice(0, index).findLastIndex((line) => line.includes('/**'));
  return lines.slice(start, index).join(' ');
}

/** `Sandbox 7, production 35.` or `Default 365.`; what is told in other words is not compared. */
function toldIn(comment: string): { sandbox: string; production: string } | undefined {
  const apart = /Sandbox ([\w.]+?), production ([\w.]+?)(?=[\s.,;]*(?:\s|$))/.exec(comment);
  if (apart?.[1] && apart[2]) return { sandbox: apart[1], production: apart[2] };
  const both = /Default "?(\d[\d./]*\d|\d|true|false|here)\b/.exec(comment)?.[1];
  return both === undefined ? undefined : { sandbox: both, production: both };
}
