import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const REQUIREMENTS = readFileSync(join(__dirname, '../../rehearsal/requirements.txt'), 'utf8');

test('every Python package is locked to one version and has hashes', () => {
  const packages = REQUIREMENTS.replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[a-z]/i.test(line));
  expect(packages.length).toBeGreaterThan(10);
  for (const line of packages) expect(line).toMatch(/^[\w.-]+==[\w.]+( ;.*)? +--hash=sha256:[0-9a-f]{64}/);
});
