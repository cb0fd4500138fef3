import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Runs dependency-cruiser with the rules of this repository on the folders of a tree. */
function findViolations(tree: string, folders: readonly string[]): readonly Violation[] {
  const written = execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', CONFIG, '--output-type', 'json', ...folders],
    ],
    { cwd: tree, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary }: { summary: { violations: Violation[] } } = JSON.parse(written);
  return summary.violations;
}

/** For each rule a file that breaks it, and what the file imports. */
const BAD: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-circular', 'lib/a/one.ts', "import type { Two } from './two';\nexport interface One { two: Two }"],
  ['no-unresolvable', 'lib/a/missing.ts', "import { x } from './no-such-file';\nx();"],
  ['gate-not-to-blueprint', 'packages/gate/src/rules/a.ts', "import { Two } from '../../../../lib/a/two';\nnew Two();"],
  ['gate-not-to-blueprint', 'packages/gate/test/a.ts', "import type { Two } from '../../../lib/a/two';\nlet a: Two;"],
  ['blueprint-uses-the-package', 'bin/a.ts', "import { deep } from '../packages/gate/src/engine/deep';\ndeep();"],
  ['constructs-not-to-gate', 'lib/a/judged.ts', "import { gate } from '../../packages/gate/src/gate';\ngate();"],
  ['constructs-not-to-gate', 'lib/a/nag.ts', "import { NagPack } from 'cdk-nag';\nNagPack;"],
  ['constructs-not-to-gate', 'lib/a/acked.ts', "import { acks } from './two.acks';\nacks;"],
  ['acknowledgements-import-their-construct', 'lib/a/far.acks.ts', "import { B } from '../b/b';\nB;"],
  ['acknowledgements-import-their-construct', 'lib/a/cdk.acks.ts', "import { Key } from 'aws-cdk-lib/aws-kms';\nKey;"],
  ['constructs-not-to-stacks', 'lib/a/stacked.ts', "import { AStack } from './a-stack';\nAStack;"],
  ['lambda-imports-no-cdk', 'lambda/a.ts', "import { Duration } from 'aws-cdk-lib';\nDuration;"],
  ['lambda-imports-no-cdk', 'lambda/b.ts', "import { Two } from '../lib/a/two';\nTwo;"],
  ['constructs-do-not-touch-the-world', 'lib/a/disk.ts', "import { readFileSync } from 'node:fs';\nreadFileSync;"],
  [
    'gate-core-does-not-touch-the-world',
    'packages/gate/src/reports/disk.ts',
    "import { readFile } from 'fs/promises';\nreadFile;",
  ],
  ['reports-read-the-assessment', 'packages/gate/src/reports/app.ts', "import { App } from 'aws-cdk-lib';\nApp;"],
  ['rules-read-templates', 'packages/gate/src/rules/engine.ts', "import { deep } from '../engine/deep';\ndeep();"],
  ['estimates-read-templates', 'cost/a.ts', "import { Two } from '../lib/a/two';\nTwo;"],
  ['service-modules-only', 'lib/a/deep.ts', "import { Key } from 'aws-cdk-lib/aws-kms/lib/key';\nKey;"],
];

/** What the bad files import. */
const GOOD: Readonly<Record<string, string>> = {
  'lib/a/two.ts': "import type { One } from './one';\nexport class Two { one?: One }",
  'lib/a/two.acks.ts': 'export const acks = 1;',
  'lib/a/a-stack.ts': 'export class AStack {}',
  'lib/b/b.ts': 'export class B {}',
  'packages/gate/src/gate.ts': 'export function gate(): void {}',
  'packages/gate/src/engine/deep.ts': 'export function deep(): void {}',
};

test('no import of this repository breaks a rule; `npm run imports` shows which does', () => {
  expect(findViolations(ROOT, ['bin', 'cost', 'lib', 'lambda', 'local', 'packages', 'rehearsal', 'test'])).toEqual([]);
});

describe('each rule about imports can fail', () => {
  let tree: string;
  let violations: readonly Violation[];

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'bulwark-imports-'));
    const files = [...Object.entries(GOOD), ...BAD.map(([, file, text]) => [file, text] as const)];
    for (const [file, text] of files) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    violations = findViolations(tree, ['bin', 'cost', 'lib', 'lambda', 'packages']);
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(BAD)('%s: %s', (rule, file) => {
    expect(violations.filter(({ from }) => from === file).map((found) => found.rule.name)).toContain(rule);
  });

  test('every rule has such an example', () => {
    const { forbidden }: { forbidden: readonly { readonly name: string }[] } = require(CONFIG);
    expect([...new Set(BAD.map(([rule]) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
