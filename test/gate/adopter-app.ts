import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program as in a shell, without the environment variables of jest and npm. */
export async function execute(folder: string, program: string, ...words: readonly string[]): Promise<Ended> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(CDK_|JEST_|NODE_ENV$|NODE_OPTIONS$|npm_)/.test(name)),
  );
  return run(program, words, {
    cwd: folder,
    env: { ...env, AWS_EC2_METADATA_DISABLED: 'true' },
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );
}

export async function succeed(folder: string, program: string, ...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await execute(folder, program, ...words);
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Creates an app with `cdk init`, installs a tarball of the gate and adds the three lines of its README. */
export async function createAdopterApp(app: string, tarball: string): Promise<void> {
  await mkdir(app);
  const cdk = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  await succeed(app, process.execPath, cdk, 'init', 'app', '--language', 'typescript', '--generate-only');
  linkPackages(app, await pinVersions(app));
  await removeTests(app);
  await succeed(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball);
  await addGateLines(app);
}

/**
 * Pins the app to the versions of this repository, which `npm ci` has already downloaded.
 *
 * @returns the names of the packages
 */
async function pinVersions(app: string): Promise<readonly string[]> {
  const own: Dependencies = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const versions = { ...own.dependencies, ...own.devDependencies };
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, versions[name]]));
  const file = join(app, 'package.json');
  const settings: object = JSON.parse(await readFile(file, 'utf8'));
  const devDependencies = pick(['aws-cdk', 'tsx', 'typescript', '@types/node']);
  const dependencies = pick(['aws-cdk-lib', 'constructs', 'cdk-nag']);
  await writeFile(file, JSON.stringify({ ...settings, devDependencies, dependencies }));
  return Object.keys({ ...devDependencies, ...dependencies });
}

interface Dependencies {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Links packages that this repository has installed into an app, with all that they and the gate depend on. `npm install`
 * checks and keeps them. Otherwise it writes their 9,000 files, which takes 10 s.
 */
function linkPackages(app: string, names: readonly string[]): void {
  const gate: Dependencies = JSON.parse(readFileSync(join(ROOT, 'packages', 'gate', 'package.json'), 'utf8'));
  const pending = [...names, ...Object.keys(gate.dependencies ?? {})];
  const linked = new Set<string>();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const from = join(ROOT, 'node_modules', name);
    // A package for another platform is not installed.
    if (linked.has(name) || !existsSync(from)) continue;
    linked.add(name);
    linkFolder(from, join(app, 'node_modules', name));
    const own: Dependencies = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    pending.push(...Object.keys({ ...own.dependencies, ...own.optionalDependencies }));
  }
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkFile(source, target);
  }
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // On another file system.
    copyFileSync(from, to);
  }
}

/** Removes the test runner of `cdk init`, which takes long to install, and its types from the type check. */
async function removeTests(app: string): Promise<void> {
  await rm(join(app, 'test'), { recursive: true });
  const file = join(app, 'tsconfig.json');
  const settings: { readonly compilerOptions: object } = JSON.parse(await readFile(file, 'utf8'));
  const compilerOptions = { ...settings.compilerOptions, types: ['node'] };
  await writeFile(file, JSON.stringify({ ...settings, compilerOptions }));
}

/** Adds the three lines of the package's README to the program that `cdk init` wrote. */
async function addGateLines(app: string): Promise<void> {
  const file = join(app, 'bin', 'adopter.ts');
  const source = await readFile(file, 'utf8');
  const readme = await readFile(join(ROOT, 'packages', 'gate', 'README.md'), 'utf8');
  const [, lines = ''] = /Three lines[^`]*```ts\n([^`]*)```/.exec(readme) ?? [];
  const [importLine = '', ...others] = lines
    .trim()
    .split('\n')
    .filter((line) => line !== '');
  if (others.length !== 2) throw new Error(`the README of the package has no three lines:\n${lines}`);
  const changed = source.replace(/^import /m, `${importLine}\nimport `);
  await writeFile(file, `${changed}\n${others.join('\n')}\n`);
}

/** Leaves the type check out of the command that synthesizes the app; its types do not change with the resources. */
export async function skipTypeCheck(app: string): Promise<void> {
  const file = join(app, 'cdk.json');
  const settings: { readonly app: string } = JSON.parse(await readFile(file, 'utf8'));
  const [check, command] = settings.app.split(' && ');
  if (check !== 'npx tsc' || command === undefined) throw new Error(`${file}: no type check in "${settings.app}"`);
  await writeFile(file, JSON.stringify({ ...settings, app: command }));
}
