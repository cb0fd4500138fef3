import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string }[];
  }[];
}

describe('the gate in an app of somebody else', () => {
  let out: string;
  let said: { readonly code: unknown; readonly stderr: string };

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'bulwark-adopter-'));
    const { CDK_VALIDATION: _off, ...env } = process.env;
    const app = `node --import tsx ${join('test', 'adopter', 'app.ts')}`;
    said = await run(
      process.execPath,
      [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--app', app, '--output', out],
      { cwd: ROOT, env: { ...env, AWS_EC2_METADATA_DISABLED: 'true' } },
    ).then(
      ({ stderr }) => ({ code: 0, stderr }),
      (error: { code: unknown; stderr: string }) => error,
    );
  }, 60_000);

  afterAll(() => rm(out, { recursive: true, force: true }));

  test('stops cdk synth with what is open', () => {
    expect(said.code).toBe(1);
    expect(said.stderr).toContain('AwsSolutions-S1');
    expect(said.stderr).toMatch(/Bulwark-S3/);
    expect(said.stderr).toContain(
      'Does not hold: Buckets keep the versions of their objects. Set VersioningConfiguration',
    );
  });

  test("puts cdk-nag's findings and our own into the report of CDK", async () => {
    const report: Report = JSON.parse(await readFile(join(out, 'validation-report.json'), 'utf8'));
    const rules = report.pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
    expect(rules).toEqual(expect.arrayContaining(['AwsSolutions-S1']));
    expect(rules.filter((rule) => rule.startsWith('Bulwark-')).length).toBeGreaterThan(3);
  });

  test('takes the three lines that docs/gate.md shows', async () => {
    const source = await readFile(join(__dirname, 'app.ts'), 'utf8');
    const lines = source.trim().split('\n').slice(-3).join('\n');
    expect(await readFile(join(ROOT, 'docs', 'gate.md'), 'utf8')).toContain(lines);
  });
});
