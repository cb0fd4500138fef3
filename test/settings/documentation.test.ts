import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { settingsSchema } from '../../lib/settings/settings';
import { productionSettings, sandboxSettings } from '../scaffold';

const FOLDER = join(__dirname, '..', '..', 'lib', 'settings');
const readSource = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

const SECTIONS = [
  'network',
  'encryption',
  'identity',
  'data',
  'api',
  'audit',
  'detection',
  'response',
  'monitoring',
] as const;
const FILES = readdirSync(FOLDER).filter((file) => /^(\w+-)?settings\.ts$/.test(file) && file !== 'parse-settings.ts');

interface Field {
  readonly path: string;
  readonly schema: z.ZodType;
}

describe('every setting', () => {
  const fields = listFields(settingsSchema, '');

  test('is found by this test', () => {
    expect(fields.length).toBeGreaterThan(60);
    expect(FILES).toHaveLength(SECTIONS.length + 1);
  });

  test.each(fields.map((field) => [field.path, field.schema] as const))(
    '%s has a description of the allowed values',
    (_path, schema) => {
      expect(schema.description ?? '').toMatch(/\S{3}/);
    },
  );
});

describe.each(FILES)('every property of the schema in %s', (file) => {
  const lines = readSource(file).split('\n');
  const section = SECTIONS.find((name) => file === `${name}-settings.ts`);
  const paths = listFields(settingsSchema, '').map(({ path }) => path);
  const own = paths.filter((path) => !path.endsWith('[]') && (section === undefined || path.startsWith(`${section}.`)));
  // A protection and a service of the account are documented as a whole; their fields are defined in files of their own.
  const documented = own.filter((path) => !/\.(enabled|reason|mode|managedBy)$/.test(path));
  const names = new Set(
    documented.map((path) => (section === undefined ? path.replace(/\W.*/, '') : path.replace(/.*\W/, ''))),
  );
  const properties = lines.flatMap((line, index) => {
    const name = /^\s+(\w+)(?::|,$)/.exec(line)?.[1];
    return name !== undefined && names.has(name) ? [[name, findCommentAbove(lines, index)] as const] : [];
  });

  test('is found by this test', () => {
    const found = new Set(properties.map(([name]) => name));
    expect([...names].filter((name) => !found.has(name))).toEqual([]);
  });

  test.each(properties)('%s has a comment with its default', (_name, comment) => {
    expect(comment).toMatch(/\b(default|required|sandbox|at least one)\b/i);
  });

  test.each(properties)('%s has the default of its comment', (name, comment) => {
    const expected = parseDefaults(comment);
    const [sandbox, production] = [sandboxSettings, productionSettings].map((settings) => {
      const values: object = section === undefined ? settings : settings[section];
      return String(Reflect.get(values, name));
    });
    if (expected) expect({ sandbox, production }).toEqual(expected);
  });
});

/** Lists every value of the schema: fields, elements of lists, and fields of each type of element. */
function listFields(schema: unknown, path: string): Field[] {
  if (!(schema instanceof z.ZodType)) throw new TypeError(`${path}: expected a zod type`);
  if (schema instanceof z.ZodOptional) return listFields(schema.unwrap(), path);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      listFields(field, path === '' ? key : `${path}.${key}`),
    );
  }
  if (schema instanceof z.ZodArray) return [{ path, schema }, ...listFields(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return [{ path, schema }, ...schema.options.flatMap((option) => listFields(option, path))];
  }
  return [{ path, schema }];
}

function findCommentAbove(lines: readonly string[], index: number): string {
  if (!lines[index - 1]?.trimEnd().endsWith('*/')) return '';
  const start = lines.slice(0, index).findLastIndex((line) => line.includes('/**'));
  return lines.slice(start, index).join(' ');
}

/** `Sandbox 7, production 35.` or `Default 365.`; other wordings are not compared. */
function parseDefaults(comment: string): { sandbox: string; production: string } | undefined {
  const apart = /Sandbox ([\w.]+?), production ([\w.]+?)(?=[\s.,;]*(?:\s|$))/.exec(comment);
  if (apart?.[1] && apart[2]) return { sandbox: apart[1], production: apart[2] };
  const both = /Default "?(\d[\d./]*\d|\d|true|false|here)\b/.exec(comment)?.[1];
  return both === undefined ? undefined : { sandbox: both, production: both };
}
