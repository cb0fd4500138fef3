import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { findFreePort } from '../../local/free-port';
import { listResources, synthStacks } from '../app/synthesized-stacks';
import { productionSettings, sandboxSettings } from '../scaffold';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'service.md'), 'utf8');

/** Links every installed package into a copy of the repository, and the workspace package to the sources of the copy. */
function linkPackages(checkout: string): void {
  const modules = join(checkout, 'node_modules');
  mkdirSync(join(modules, '@bulwark'), { recursive: true });
  symlinkSync(join(checkout, 'packages', 'gate'), join(modules, '@bulwark', 'gate'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@bulwark') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
}

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
      if (name !== 'node_modules') cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
    }
    linkPackages(checkout);
  });
  afterAll(async () => {
    const exit = new Promise((resolve) => server?.once('exit', resolve));
    if (server?.kill('SIGINT')) await exit;
    rmSync(checkout, { recursive: true, force: true });
  });

  function applyStep(at: number): void {
    const { file = '', line = '', code = '' } = steps[at] ?? {};
    const path = join(checkout, file);
    const text = readFileSync(path, 'utf8');
    expect(text.split(line)).toHaveLength(2);
    writeFileSync(
      path,
      text.replace(line, () => `${code}${at === 0 ? '' : '\n'}${line}`),
    );
  }
  const checkTypes = () =>
    spawnSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')], {
      cwd: checkout,
      encoding: 'utf8',
    });

  test('is two blocks: an entry and a handler', () => {
    expect(steps.map(({ file }) => file)).toEqual(['lambda/records/routes.ts', 'lambda/records/read/read-service.ts']);
  });

  test('needs a handler: the type check names the missing handler until it is there', () => {
    applyStep(0);
    expect(checkTypes().stdout).toMatch(/read-service\.ts.*error TS\d+[\s\S]*GET \/subjects\/\{id\}\/records/);
    applyStep(1);
    expect(checkTypes()).toMatchObject({ status: 0, stdout: '' });
  });

  test('is served, with its scope and its validation', async () => {
    const port = await findFreePort();
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--import', 'tsx', '--conditions=bulwark-source', 'local/main.ts', '--port', `${port}`],
      {
        cwd: checkout,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
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

describe.each([sandboxSettings, productionSettings])('the end of erased data in $name', (settings) => {
  const resources = synthStacks(settings).flatMap((stack) => Object.values(listResources(stack)));
  const listProperties = (type: string) =>
    resources.filter(({ Type }) => Type === type).map(({ Properties = {} }) => Properties);
  const days = settings.data.backupRetentionDays;

  test('equals the retention in the templates', () => {
    expect(listProperties('AWS::RDS::DBCluster').map((cluster) => cluster['BackupRetentionPeriod'])).toEqual([days]);
    const rules: unknown[] = listProperties('AWS::Backup::BackupPlan').flatMap(
      (plan) => Object(plan['BackupPlan']).BackupPlanRule,
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(Object(rule).Lifecycle).toMatchObject({ DeleteAfterDays: days });
  });

  test('equals the table in docs/service.md', () => {
    const [keeper] = listProperties('AWS::Lambda::Function').flatMap((fn) => {
      const variables = Object(Object(fn['Environment']).Variables);
      return variables.DATABASE_USER === 'bulwark_keeper' ? [variables] : [];
    });
    const { EPOCH_DAYS: epoch, RESTORABLE_DAYS: restorable, PENDING_DAYS: pending } = Object(keeper);
    const late = 3;
    const total = Number(epoch) + Number(restorable) + Number(pending) + late;
    const cells = [settings.name, ...[epoch, restorable, pending, late, total].map((count) => `${count} days`)];
    expect(page).toContain(`| ${cells.join(' | ')} |`);
  });
});
