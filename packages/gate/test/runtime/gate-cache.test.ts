import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { addGate, type GateOptions } from '../../src/runtime/add-gate';
import { runSilently } from '../quiet-gate';

const { CI: before } = process.env;
let root = '';

beforeEach(() => {
  delete process.env['CI'];
  root = mkdtempSync(join(tmpdir(), 'bulwark-gate-cache-'));
  mkdirSync(join(root, 'node_modules'));
});

afterEach(() => {
  if (before !== undefined) process.env['CI'] = before;
  rmSync(root, { recursive: true, force: true });
});

/** Synthesizes an app with a bucket, and returns what the gate found and wrote. */
function synthesize(outdir: string, options: GateOptions = {}, isVersioned = false) {
  const app = new App({
    outdir: join(root, outdir),
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
  });
  const bucket = new CfnBucket(new Stack(app, 'Store'), 'Bucket');
  if (isVersioned) bucket.versioningConfiguration = { status: 'Enabled' };
  const { gate } = addGate(app, { today: '2026-11-27', root, ...options });
  const summary = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    runSilently(() => app.synth());
  } finally {
    summary.mockRestore();
  }
  const reports = join(root, outdir, 'bulwark');
  const files = Object.fromEntries(
    readdirSync(reports).map((file) => [file, readFileSync(join(reports, file), 'utf8')]),
  );
  return { evaluations: gate.result?.evaluations ?? Number.NaN, files };
}

const findJudgements = () => join(root, 'node_modules', '.cache', 'bulwark', 'judgements');
const listKinds = () => readdirSync(findJudgements()).map((entry) => entry.split('-')[0]);

test('an unchanged app is not judged again, and a changed one is', () => {
  const first = synthesize('cdk.out');
  expect(first.evaluations).toBeGreaterThan(0);
  expect(listKinds().sort()).toEqual(['description', 'evaluations', 'reports']);
  const again = synthesize('cdk.out');
  expect(again).toEqual({ evaluations: 0, files: first.files });
  const changed = synthesize('cdk.out', {}, true);
  expect(changed.evaluations).toBeGreaterThan(0);
  expect(changed.files).not.toEqual(first.files);
  expect(synthesize('cdk.out')).toEqual(again);
});

test('on a CI server nothing is kept or recalled, unless the app asks for it', () => {
  const kept = synthesize('cdk.out');
  process.env['CI'] = 'true';
  expect(synthesize('cdk.out').evaluations).toBe(kept.evaluations);
  expect(synthesize('cdk.out', { cache: true }).evaluations).toBe(0);
  rmSync(findJudgements(), { recursive: true });
  synthesize('cdk.out');
  expect(existsSync(findJudgements())).toBe(false);
});

test('an app without a cache keeps nothing', () => {
  synthesize('cdk.out', { cache: false });
  expect(existsSync(join(root, 'node_modules', '.cache'))).toBe(false);
});
