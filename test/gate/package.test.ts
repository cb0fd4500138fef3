import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment } from '@bulwark/gate';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAdopterApp, type Ended, execute, skipTypeCheck, succeed } from './adopter-app';

const ROOT = join(__dirname, '..', '..');
const SCHEMAS = ['acknowledgements', 'assessment', 'framework', 'manual-results', 'policy', 'suite-results'].map(
  (name) => `${name}.schema.json`,
);

describe('the packed gate in an empty app', () => {
  let folder: string;
  let app: string;
  let packed: readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bulwark-package-'));
    const gate = join(folder, 'gate');
    // Packed from a copy, so that the working tree stays unchanged.
    await copyPackage(gate);
    packed = JSON.parse(await succeed(gate, 'npm', 'pack', '--json', '--pack-destination', folder));
    app = join(folder, 'adopter');
    await createAdopterApp(app, join(folder, packed[0]?.filename ?? ''));
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('contains JavaScript, types, source maps and their sources, and no test', () => {
    const files = packed[0]?.files.map(({ path }) => path) ?? [];
    for (const file of ['dist/gate.js', 'dist/gate.d.ts', 'dist/gate.js.map', 'src/gate.ts', 'README.md']) {
      expect(files).toContain(file);
    }
    expect(files.filter((file) => /test/.test(file))).toEqual([]);
  });

  test('has each entry of its exports, with types', async () => {
    const { exports }: { exports: Record<string, string | Record<string, string>> } = JSON.parse(
      await readFile(join(app, 'node_modules', '@bulwark', 'gate', 'package.json'), 'utf8'),
    );
    const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
    expect(entries).toEqual(expect.arrayContaining(['.', './rules', './frameworks', './reports']));
    const script = entries.map(
      (entry) => `if (Object.keys(require('@bulwark/gate${entry.slice(1)}')).length === 0) throw 1;`,
    );
    await succeed(app, process.execPath, '--eval', script.join('\n'));
    for (const paths of Object.values(exports)) {
      if (typeof paths === 'string') continue;
      for (const path of Object.values(paths)) await readFile(join(app, 'node_modules', '@bulwark', 'gate', path));
    }
  });

  test('judges the empty app at `npx cdk synth`, after its type check', async () => {
    const { code, stderr } = await execute(app, 'npx', 'cdk', 'synth', '--quiet');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('PASSED') });
    expect(stderr).toContain('Report: cdk.out/bulwark');
  }, 120_000);

  test('verifies the assembly that it passed, until a file of it is changed', async () => {
    const verified = await execute(app, 'npx', 'bulwark-gate', 'verify', 'cdk.out');
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('PASSED') });
    await appendFile(join(app, 'cdk.out', 'manifest.json'), ' ');
    const changed = await execute(app, 'npx', 'bulwark-gate', 'verify');
    expect(changed).toMatchObject({ code: 1, stdout: expect.stringContaining('manifest.json was changed') });
  }, 60_000);

  describe('with a bucket', () => {
    let synthesized: Ended;
    let assessment: Assessment;

    beforeAll(async () => {
      const file = join(app, 'lib', 'adopter-stack.ts');
      const source = await readFile(file, 'utf8');
      await writeFile(
        file,
        source
          .replace(/^import /m, "import { CfnBucket } from 'aws-cdk-lib/aws-s3';\nimport ")
          .replace(/(super\(scope, id, props\);)/, "$1\n    new CfnBucket(this, 'Uploads');"),
      );
      await skipTypeCheck(app);
      synthesized = await execute(app, 'npx', 'cdk', 'synth', '--quiet');
      assessment = JSON.parse(await readFile(join(app, 'cdk.out', 'bulwark', 'assessment.json'), 'utf8'));
    }, 120_000);

    test('stops `cdk synth` with the findings of both packs', () => {
      expect(synthesized.code).toBe(1);
      expect(synthesized.stderr).toContain('AwsSolutions-S1');
      expect(synthesized.stderr).toMatch(/Bulwark-S3\w+/);
      expect(synthesized.stderr).toContain('FAILED');
    });

    test('names the line of the app that created the bucket', () => {
      const [bucket] = assessment.resources.filter(({ type }) => type === 'AWS::S3::Bucket');
      expect(bucket?.source?.file).toBe('lib/adopter-stack.ts');
    });

    test('cites no test and no file of the blueprint as evidence', async () => {
      const evidence = assessment.frameworks.flatMap(({ controls }) => controls.flatMap((control) => control.evidence));
      expect(evidence.length).toBeGreaterThan(100);
      expect(evidence.filter(({ kind }) => kind === 'test')).toEqual([]);
      const reports = join(app, 'cdk.out', 'bulwark');
      for (const file of await readdir(reports)) {
        expect(await readFile(join(reports, file), 'utf8')).not.toContain(ROOT);
      }
    });

    test('is judged by `npx bulwark-gate` as well', async () => {
      const { code, stdout } = await execute(app, 'npx', 'bulwark-gate');
      expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('AwsSolutions-S1') });
    }, 120_000);
  });

  describe('with a foreign template of one bucket', () => {
    let answer: Ended;

    beforeAll(async () => {
      const template = { Resources: { Uploads: { Type: 'AWS::S3::Bucket' } } };
      await writeFile(join(app, 'template.json'), JSON.stringify(template));
      answer = await execute(app, 'npx', 'bulwark-gate', '--template', 'template.json', '--output', 'reports');
    }, 120_000);

    test('lists the findings with the line of the template', () => {
      expect(answer).toMatchObject({ code: 1, stdout: expect.stringContaining('At: template.json:1') });
    });

    test('are assessed by a framework of the adopter, with the result of a control', async () => {
      const version = '1.0';
      const duty = { who: 'Platform team', what: 'Review the buckets every quarter.' };
      const controls = [{ id: 'S-1', title: 'Buckets are reviewed', duty }];
      const framework = { id: 'acme', title: 'ACME', version: '1', url: 'https://acme.example.com', controls };
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const result = { control: 'acme S-1', result: 'met', owner: 'platform', date: day(-1), until: day(90) };
      const results = [{ ...result, checked: 'All buckets of the account.', link: 'https://acme.example.com/1' }];
      await writeFile(join(app, 'acme.json'), JSON.stringify({ version, framework }));
      await writeFile(join(app, 'results.json'), JSON.stringify({ version, results }));
      const files = ['--framework', 'acme.json', '--manual-results', 'results.json'];
      const words = ['--template', 'template.json', '--levels', 'required', '--format', 'csv', ...files];
      const { stdout } = await execute(app, 'npx', 'bulwark-gate', ...words);
      expect(stdout).toContain(
        '"acme","S-1","Buckets are reviewed","met","","manual All buckets of the account (met on ',
      );
    }, 60_000);

    test('cites this repository in no row of evidence', async () => {
      const csv = await readFile(join(app, 'reports', 'controls.csv'), 'utf8');
      const [head, ...rows] = csv.trimEnd().split('\r\n');
      expect(head).toContain('"evidence","basis"');
      expect(rows.length).toBeGreaterThan(500);
      // Rules that the policy switches off are listed after the evidence.
      const evidence = rows.filter((row) => !row.startsWith('"policy",'));
      expect(evidence.filter((row) => /"by the app"|"test |\.test\.ts|\b(lib|lambda|test)\//.test(row))).toEqual([]);
    });

    test('names no test and no path of this repository in any report', async () => {
      for (const file of await readdir(join(app, 'reports'))) {
        const text = await readFile(join(app, 'reports', file), 'utf8');
        expect({ file, found: /\.test\.ts|packages\/gate/.exec(text)?.[0] }).toEqual({ file, found: undefined });
        expect(text).not.toContain(ROOT);
      }
    });
  });

  test('exits with 2 and the help text for wrong usage', async () => {
    const { code, stderr } = await execute(app, 'npx', 'bulwark-gate', '--template', 'no-such.json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no-such.json: file not found') });
  });
});

/** Copies what `npm pack` needs, with JavaScript that the compiler of this repository writes into the copy. */
async function copyPackage(to: string): Promise<void> {
  await succeed(ROOT, 'npm', 'run', 'build', '--workspace', 'packages/gate', '--', '--outDir', join(to, 'dist'));
  const from = join(ROOT, 'packages', 'gate');
  await succeed(ROOT, 'cp', '-R', join(from, 'src'), join(to, 'src'));
  for (const file of ['README.md', ...SCHEMAS]) await copyFile(join(from, file), join(to, file));
  const settings: { scripts?: unknown } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
  // The scripts would build again.
  delete settings.scripts;
  await writeFile(join(to, 'package.json'), JSON.stringify(settings));
}
