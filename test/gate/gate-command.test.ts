import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../lib/compliance/assessment/assessment';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm run gate` starts. */
async function gate(...words: string[]): Promise<Answer> {
  return run(process.execPath, ['--no-warnings', '--import', 'tsx', join(ROOT, 'bin/gate.ts'), ...words], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Answer) => error,
  );
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulwark-gate-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run gate', () => {
  let clean: Answer;
  let outputs: string;

  beforeAll(async () => {
    outputs = join(folder, 'outputs');
    clean = await gate('--output', outputs);
  }, 60_000);

  test('judges every environment of this app and ends with 0 where nothing is open', () => {
    expect(clean).toMatchObject({ code: 0, stdout: expect.stringContaining('resources of sandbox and production') });
    expect(clean.stdout).toContain('PASSED: nothing open');
  });

  test('says on standard error what it is doing, without colours where there is no terminal', () => {
    expect(clean.stderr).toContain('Building sandbox and production');
    expect(`${clean.stdout}${clean.stderr}`).not.toContain('\u001b[');
  });

  test('writes every format', async () => {
    expect((await readdir(outputs)).sort()).toEqual([
      'assessment.json',
      'controls.csv',
      'findings-full.sarif',
      'findings.sarif',
      'junit.xml',
      'oscal-assessment-results.json',
      'summary.md',
    ]);
  });

  test('knows the line of every resource in its template and in our program', async () => {
    const assessment: Assessment = JSON.parse(await readFile(join(outputs, 'assessment.json'), 'utf8'));
    expect(assessment.resources.length).toBeGreaterThan(500);
    expect(assessment.resources.filter(({ line }) => line <= 1)).toEqual([]);
    expect(assessment.resources.filter(({ source }) => !/^(lib|bin)\/.*\.ts$/.test(source?.file ?? ''))).toEqual([]);
  });

  test('judges one environment alone, and nothing got worse against its own assessment', async () => {
    const baseline = join(outputs, 'assessment.json');
    const { code, stdout } = await gate('--baseline', baseline);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.any(String) });
    expect(await gate('--environment', 'sandbox')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('resources of sandbox\n'),
    });
  }, 60_000);

  test('fails for what is worse than in a baseline, and names it', async () => {
    const before: Assessment = JSON.parse(await readFile(join(outputs, 'assessment.json'), 'utf8'));
    const [granted] = before.facts.filter(({ kind }) => kind === 'permission');
    const baseline = join(folder, 'baseline.json');
    await writeFile(baseline, JSON.stringify({ ...before, facts: before.facts.filter((fact) => fact !== granted) }));
    const { code, stdout } = await gate('--baseline', baseline);
    expect(code).toBe(1);
    expect(stdout).toContain(granted?.resource);
  }, 60_000);
});

describe('npm run gate of a template of somebody else', () => {
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
    answer = await gate('--template', join(folder, 'uploads.json'));
  }, 60_000);

  test('finds what is open, at the line of that file, and ends with 1', () => {
    expect(answer.code).toBe(1);
    expect(answer.stdout).toContain('AwsSolutions-S1');
    expect(answer.stdout).toContain(`${join(folder, 'uploads.json')}:3`);
    expect(answer.stdout).toContain('AwsSolutions-SQS3');
    expect(answer.stdout).toContain(`${join(folder, 'uploads.json')}:4`);
    expect(answer.stdout).toContain('FAILED');
  });

  test('ends with 0 where findings are told not to fail', async () => {
    expect((await gate('--template', join(folder, 'uploads.json'), '--fail-on', 'none')).code).toBe(0);
  }, 60_000);

  test('says so where the template cannot be loaded, and never passes it', async () => {
    await writeFile(join(folder, 'broken.json'), '{ "Resources": { "Key": { "Type": "AWS::KMS::Alias" } } }');
    const { code, stderr } = await gate('--template', join(folder, 'broken.json'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/broken\.json cannot be loaded: .*/) });
  }, 60_000);

  test('is refused where there is no such file, no such environment and no such baseline', async () => {
    for (const words of [
      ['--template', join(folder, 'none.json')],
      ['--environment', 'staging'],
      ['--baseline', join(folder, 'uploads.json')],
    ]) {
      const { code, stderr } = await gate(...words);
      expect({ words, code, stderr }).toEqual({ words, code: 2, stderr: expect.stringContaining('npm run gate') });
    }
  }, 60_000);
});
