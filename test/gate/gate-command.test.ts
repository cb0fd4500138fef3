import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Assessment } from '@bulwark/gate';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGateApp } from '../../bin/gate-app';
import { parseEnvironments } from '../../bin/parse-environments';
import { type Answer, runInProcess } from './run-in-process';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

/** Runs the program of `npm run gate`. */
async function runGate(...words: string[]): Promise<Answer> {
  const node = ['--no-warnings', '--import', 'tsx', '--conditions=bulwark-source'];
  return run(process.execPath, [...node, join(ROOT, 'bin/gate.ts'), ...words], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Answer) => error,
  );
}

/** The same command in this process. The program itself is run once for each exit code. */
const runHere = (...words: string[]): Answer => runInProcess(words, createGateApp(parseEnvironments() ?? []));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulwark-gate-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run gate', () => {
  let clean: Answer;
  let reports: string;

  beforeAll(async () => {
    reports = join(folder, 'reports');
    clean = await runGate('--output', reports);
  }, 60_000);

  test('judges every environment of this app and exits with 0 when nothing is open', () => {
    expect(clean).toMatchObject({ code: 0, stdout: expect.stringContaining('resources of sandbox and production') });
    expect(clean.stdout).toContain('PASSED: nothing open');
  });

  test('writes progress to standard error, without colours outside of a terminal', () => {
    expect(clean.stderr).toContain('Building sandbox and production');
    expect(`${clean.stdout}${clean.stderr}`).not.toContain('\u001b[');
  });

  test('writes every format', async () => {
    expect((await readdir(reports)).sort()).toEqual([
      'assessment.json',
      'controls.csv',
      'findings-full.sarif',
      'findings.sarif',
      'junit.xml',
      'oscal-assessment-results.json',
      'report.html',
      'summary.md',
    ]);
  });

  test('records the line of every resource in its template and in the program', async () => {
    const assessment: Assessment = JSON.parse(await readFile(join(reports, 'assessment.json'), 'utf8'));
    expect(assessment.resources.length).toBeGreaterThan(500);
    expect(assessment.resources.filter(({ line }) => line <= 1)).toEqual([]);
    expect(assessment.resources.filter(({ source }) => !/^(lib|bin)\/.*\.ts$/.test(source?.file ?? ''))).toEqual([]);
  });

  test('judges one environment, and finds nothing worse against its own assessment', () => {
    const baseline = join(reports, 'assessment.json');
    const { code, stdout } = runHere('--baseline', baseline);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.any(String) });
    expect(runHere('--environment', 'sandbox')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('resources of sandbox\n'),
    });
  }, 60_000);

  test('fails if something is worse than in the baseline, and lists it', async () => {
    const before: Assessment = JSON.parse(await readFile(join(reports, 'assessment.json'), 'utf8'));
    const facts = before.facts.map((fact) =>
      'settings' in fact && fact.settings['AuthorizationScopes'] !== undefined
        ? { ...fact, settings: { ...fact.settings, AuthorizationScopes: ['records/nothing'] } }
        : fact,
    );
    const baseline = join(folder, 'baseline.json');
    await writeFile(baseline, JSON.stringify({ ...before, facts }));
    const { code, stdout } = runHere('--baseline', baseline);
    expect(code).toBe(1);
    expect(stdout).toContain('GET /subjects/{id}/export may now be called with the scope subjects/export.');
  }, 60_000);
});

describe('npm run gate -- --template', () => {
  const TEMPLATE = `{
  "Resources": {
    "Uploads": { "Type": "AWS::S3::Bucket" },
    "Jobs": {
      "Type": "AWS::SQS::Queue"
    }
  }
}`;
  let answer: Answer;

  beforeAll(async () => {
    await writeFile(join(folder, 'uploads.json'), TEMPLATE);
    answer = await runGate('--template', join(folder, 'uploads.json'));
  }, 60_000);

  test('lists open findings with the line in that file, and exits with 1', () => {
    expect(answer.code).toBe(1);
    expect(answer.stdout).toContain('AwsSolutions-S1');
    expect(answer.stdout).toContain(`${join(folder, 'uploads.json')}:3`);
    expect(answer.stdout).toContain('AwsSolutions-SQS3');
    expect(answer.stdout).toContain(`${join(folder, 'uploads.json')}:4`);
    expect(answer.stdout).toContain('FAILED');
  });

  test('exits with 0 when --fail-on none is given', () => {
    expect(runHere('--template', join(folder, 'uploads.json'), '--fail-on', 'none').code).toBe(0);
  });

  test('exits with 2 for a missing file, an unknown environment and a wrong baseline', async () => {
    const missing = ['--template', join(folder, 'none.json')];
    expect(await runGate(...missing)).toMatchObject({ code: 2, stderr: expect.stringContaining('npm run gate') });
    for (const words of [missing, ['--environment', 'staging'], ['--baseline', join(folder, 'uploads.json')]]) {
      const { code, stderr } = runHere(...words);
      expect({ words, code, stderr }).toEqual({ words, code: 2, stderr: expect.stringContaining('npm run gate') });
    }
  }, 60_000);
});
