import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES, type Source } from './source-rules';

const ROOT = join(__dirname, '..', '..');

const sources: readonly Source[] = ['bin', 'cost', 'lib', 'lambda', 'local', 'packages/gate', 'rehearsal', 'test']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('dist'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort()
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  );

test('the sources are found', () => {
  const folders = new Set(sources.map(({ path }) => path.split('/')[0]));
  expect([...folders]).toEqual(expect.arrayContaining(['bin', 'lib', 'lambda', 'test']));
  expect(sources.length).toBeGreaterThan(50);
});

describe.each(RULES.map((rule) => [rule.promise, rule] as const))('%s', (_promise, { applies, offences, why, bad }) => {
  test('holds', () => {
    const found = sources
      .filter(({ path }) => applies(path))
      .flatMap((source) => offences(source).map((offence) => `${source.path}: ${offence}`));
    expect({ found, why }).toEqual({ found: [], why });
  });

  test.each(bad.map((example) => [example.path, example.text.slice(0, 80).trim(), example] as const))(
    'is broken by %s: %s',
    (_path, _text, example) => {
      expect(applies(example.path)).toBe(true);
      expect(offences(example)).not.toEqual([]);
    },
  );
});

test('a folder of lib/ with a stack names it after the folder', () => {
  const stacks = sources.map(({ path }) => path).filter((path) => /^lib\/.+-stack\.ts$/.test(path));
  const named = stacks.map((path) => path.replace(/^lib\/([^/]+)\/.*$/, 'lib/$1/$1-stack.ts'));
  // The stack file is the table of contents of its folder.
  expect(stacks).toEqual(named);
});
