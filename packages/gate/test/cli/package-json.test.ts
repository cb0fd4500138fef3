import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const settings: {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  readonly typesVersions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly files: readonly string[];
} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test('an older resolution of modules finds the types of every entry, which it does not read from `exports`', () => {
  const entries = Object.entries(settings.exports).flatMap(([name, target]) =>
    typeof target === 'string' || name === '.' ? [] : [[name.slice(2), [target.types]]],
  );
  expect(settings.typesVersions).toEqual({ '*': Object.fromEntries(entries) });
});

test('every schema that is exported is there and is published', () => {
  const schemas = Object.keys(settings.exports).filter((name) => name.endsWith('.schema.json'));
  expect(schemas.length).toBe(6);
  for (const schema of schemas) {
    expect(existsSync(join(ROOT, schema))).toBe(true);
    expect(settings.files).toContain(schema.slice(2));
  }
});
