import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { freePort } from '../../local/free-port';
import { resourcesOf, synthesized } from '../app/synthesized';
import { productionSettings, sandboxSettings } from '../scaffold';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'service.md'), 'utf8');

describe('the route that docs/service.md adds, as it is written there', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'bulwark-docs-'));
  /** Where each block goes: `<!-- into FILE before "LINE" -->` and the code below it. */
  const steps = [...page.matchAll(/<!-- into (\S+) before "(.+)" -->\n```ts\n([\s\S]*?)```/g)].map(
    ([, file = '', line = '', code = '']) => ({ file, line, code }),
  );
  let server: ChildProcess | undefined;

  beforeAll(() => {
    for (const name of readdirSync(ROOT)) {
      if (['.git', '.local', 'cdk.out', 'coverage'].includes(name)) continue;
      if (name === 'node_modules') symlinkSync(join(ROOT, name), join(checkout, name));
      else cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
    }
  });
  afterAll(async () => {
    const exit = new Promise((resolve) => server?.once('exit', resolve));
    if (server?.kill('SIGINT')) await exit;
    rmSync(checkout, { recursive: true, force: true });
  });

  function apply(at: number): void {
    const { file = '', line = '', code = '' } = steps[at] ?? {};
    const path = join(checkout, file);
    const text = readFileSync(path, 'utf8');
    expect(text.split(line)).toHaveLength(2);
    writeFileSync(
      path,
      text.replace(line, () => `${code}${at === 0 ? '' : '\n'}${line}`),
    );
  }
  const types = () =>
    spawnSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')], {
      cwd: checkout,
      encoding: 'utf8',
    });

  test('is two blocks: an entry and a handler', () => {
    expect(steps.map(({ file }) => file)).toEqual(['lambda/records/routes.ts', 'lambda/records/read/read-service.ts']);
  });

  test('needs its handler: the type check says so until it is there', () => {
    apply(0);
    expect(types().stdout).toMatch(/read-service\.ts.*error TS\d+[\s\S]*GET \/subjects\/\{id\}\/records/);
    apply(1);
    expect(types()).toMatchObject({ status: 0, stdout: '' });
  });

  test('is served, with its scope and its validation', async () => {
    const port = await freePort();
    const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', 'local/main.ts', '--port', `${port}`], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server = child;
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    while (!output.includes('Ctrl-C stops everything')) {
      if (child.exitCode !== null) throw new Error(output);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const create = output.split('\n').find((line) => line.includes('ID=')) ?? '';
    execFileSync('bash', ['-c', create], { cwd: checkout, stdio: 'ignore' });
    const curl = (subject: string, ...more: string[]) =>
      execFileSync('curl', ['-sS', ...more, `http://127.0.0.1:${port}/live/subjects/${subject}/records`], {
        cwd: checkout,
        encoding: 'utf8',
      });
    const subject = '11111111-2222-4333-8444-555555555555';
    expect(JSON.parse(curl(subject, '-K', '.local/curl/records-read'))).toMatchObject({
      items: [{ subject, fields: { name: 'Ada Example' } }],
    });
    expect(JSON.parse(curl(subject))).toMatchObject({ status: 401 });
    expect(JSON.parse(curl(subject, '-K', '.local/curl/records-write'))).toMatchObject({ status: 401 });
    expect(JSON.parse(curl('me', '-K', '.local/curl/records-read'))).toMatchObject({ status: 400 });
    expect(JSON.parse(curl(subject, '-K', '.local/curl/neighbour'))).toEqual({ items: [] });
  });
});

describe.each([sandboxSettings, productionSettings])('how long backups of $name hold what was erased', (settings) => {
  const resources = synthesized(settings).flatMap((stack) => Object.values(resourcesOf(stack)));
  const ofType = (type: string) =>
    resources.filter(({ Type }) => Type === type).map(({ Properties = {} }) => Properties);
  const days = settings.data.backupRetentionDays;

  test('is what the templates say', () => {
    expect(ofType('AWS::RDS::DBCluster').map((cluster) => cluster['BackupRetentionPeriod'])).toEqual([days]);
    const rules: unknown[] = ofType('AWS::Backup::BackupPlan').flatMap(
      (plan) => Object(plan['BackupPlan']).BackupPlanRule,
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(Object(rule).Lifecycle).toMatchObject({ DeleteAfterDays: days });
  });

  test('is what docs/service.md says', () => {
    expect(page).toContain(`| ${settings.name} | ${days} days | ${days} days | ${days} days |`);
  });
});
