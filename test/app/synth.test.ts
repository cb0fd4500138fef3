import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

/** Runs the real CDK command line the way `npm run synth` does, with CloudFormation Validate on and no credentials. */
async function synth(out: string) {
  const { CDK_VALIDATION: _off, AWS_PROFILE: _profile, ...env } = process.env;
  return run(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--output', out], {
    cwd: ROOT,
    env: { ...env, AWS_EC2_METADATA_DISABLED: 'true' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

describe('cdk synth', () => {
  let out: string;
  let first: string;
  let second: string;
  let said: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'bulwark-synth-'));
    first = join(out, 'first');
    second = join(out, 'a-longer-name', 'second');
    const [one] = await Promise.all([synth(first), synth(second)]);
    said = one.stderr;
  }, 120_000);

  afterAll(() => rm(out, { recursive: true, force: true }));

  test('ends with a summary that names both environments and every rule pack', () => {
    expect(said).toMatch(/Bulwark judged \d+ resources of sandbox and production/);
    for (const judge of [
      'AwsSolutions',
      'HIPAA.Security',
      'NIST.800.53.R5',
      'PCI.DSS.321',
      'Serverless',
      'Bulwark',
      'CloudFormation-Validate',
    ]) {
      // CloudFormation Validate does not report how many rules it has.
      const rules = judge === 'CloudFormation-Validate' ? '-' : '\\d+';
      expect(said).toMatch(new RegExp(`${judge.replaceAll('.', '\\.')} +${rules} +\\d+ +0 +\\d+`));
    }
    expect(said).toMatch(/Acknowledgement ledger +0/);
    expect(said).toContain('PASSED: nothing open');
  });

  test('names each value that is left of the example, and what to set before a deployment', () => {
    for (const name of ['sandbox', 'production']) {
      expect(said).toContain(`${name}.account is an example value ("111122223333"). Set the id of your AWS account.`);
      expect(said).toContain(`${name}.alertEmails[0] is an example value ("alerts@example.com").`);
    }
  });

  test('has at most one acknowledgement per ten resources', () => {
    const resources = Number(/judged (\d+) resources/.exec(said)?.[1]);
    const acknowledged = Number(/by (\d+) acknowledgements/.exec(said)?.[1]);
    expect(resources).toBeGreaterThan(0);
    expect(acknowledged).toBeLessThanOrEqual(resources / 10);
  });

  test('leaves no open finding in the validation report of the CDK', async () => {
    const report: { pluginReports: { violations: unknown[] }[] } = JSON.parse(
      await readFile(join(first, 'validation-report.json'), 'utf8'),
    );
    expect(report.pluginReports.length).toBeGreaterThan(0);
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('makes no context look-ups', async () => {
    const manifest: { missing?: unknown } = JSON.parse(await readFile(join(first, 'manifest.json'), 'utf8'));
    expect(manifest.missing).toBeUndefined();
  });

  test('writes the same bytes in every run and folder', async () => {
    const names = await listFiles(first);
    expect(await listFiles(second)).toEqual(names);
    const compared = names.filter((name) => !MENTIONS_ITS_FOLDER.has(name));
    expect(compared.length).toBeGreaterThan(12);
    for (const name of compared) {
      expect({ name, same: (await readFile(join(first, name))).equals(await readFile(join(second, name))) }).toEqual({
        name,
        same: true,
      });
    }
  });
});

/**
 * The validation report, the construct tree and the manifest contain absolute paths or stack traces; none is deployed.
 */
const MENTIONS_ITS_FOLDER: ReadonlySet<string> = new Set(['validation-report.json', 'tree.json', 'manifest.json']);
