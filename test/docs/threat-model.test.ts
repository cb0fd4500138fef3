import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'threat-model.md'), 'utf8');

/** Rows of the table of threats: threat, defence, tests. */
const threats = page
  .slice(page.indexOf('## Threats'), page.indexOf('## Accepted'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (---|threat)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

test('the page names threats', () => {
  expect(threats.length).toBeGreaterThan(20);
});

test.each(threats.map(([threat = '', , tests = '']) => [threat, tests] as const))(
  '"%s" is defended, and shown by a test that exists',
  (_threat, tests) => {
    const named = tests.split('; ').map((each) => /^(?:`([^`]+)`: )?(.+)$/.exec(each));
    let file = '';
    for (const found of named) {
      file = found?.[1] ?? file;
      const name = found?.[2] ?? '';
      expect(existsSync(join(ROOT, file))).toBe(true);
      // The page writes placeholders where a title contains values.
      expect(readFileSync(join(ROOT, file), 'utf8').replaceAll('\\', '')).toContain(name);
    }
  },
);
