import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { environments } from '../../bin/environments';
import { readContextWithoutBundling } from '../../bin/read-context';
import { Backend } from '../../lib/backend';
import { parseSettings } from '../../lib/settings/parse-settings';

const ROOT = join(__dirname, '..', '..');

/** Each program runs so often, in turn with the others; the median counts. */
const RUNS = 3;

/** A program that judges the templates in a folder. */
interface Judge {
  readonly name: string;
  /** Command with its arguments; the folder is the current one. */
  readonly command: readonly string[];
  /** Whether it keeps what it found out for the next run. */
  readonly isWarm: boolean;
}

const PEERS: readonly Judge[] = [
  {
    name: 'cfn-lint',
    command: ['cfn-lint', '-e', '-c', 'I', '--regions', 'eu-west-1', 'eu-central-1', '--'],
    isWarm: false,
  },
  {
    name: 'Checkov',
    command: ['checkov', '-d', '.', '--framework', 'cloudformation', '--skip-download', '--compact'],
    isWarm: false,
  },
  { name: 'Trivy', command: ['trivy', 'config', '--skip-check-update', '--quiet', '.'], isWarm: true },
];

/**
 * Measures the CPU time of the gate and of other programs over the templates of both presets, side by side. A program
 * that is not installed is named and left out. The exit code is 1 if another program needs less.
 */
function main(): void {
  execFileSync('npm', ['run', '--silent', 'build', '--workspace', 'packages/gate'], { cwd: ROOT, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-bench-peers-'));
  try {
    const assembly = synthesizePresets(join(folder, 'cdk.out'));
    const peers = PEERS.filter(({ name, command: [program = ''] }) => isInstalled(name, program));
    const rounds = Array.from({ length: RUNS }, () => ({
      cold: measureGate(assembly, createProject(folder, 'cold-')),
      warm: measureGate(assembly, prepareWarm(assembly, folder)),
      peers: peers.map((peer) => measurePeer(peer, assembly)),
    }));
    const cold = median(rounds.map((round) => round.cold));
    const warm = median(rounds.map((round) => round.warm));
    print('the gate, changed templates', cold);
    print('the gate, unchanged templates', warm);
    for (const [index, { name, isWarm }] of peers.entries()) {
      const seconds = median(rounds.map((round) => round.peers[index] ?? Number.NaN));
      const isLess = (isWarm ? warm : cold) < seconds;
      print(`${name}, at least the gate with ${isWarm ? 'unchanged' : 'changed'} templates`, seconds, isLess);
      if (!isLess) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the cloud assembly of both presets. */
function synthesizePresets(outdir: string): string {
  const parsed = parseSettings(environments, '2026-11-27');
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  process.env['CDK_VALIDATION'] = 'false';
  const app = new App({ outdir, context: readContextWithoutBundling() });
  for (const settings of parsed.environments) new Backend(app, settings.name, { settings });
  app.synth();
  process.env['CDK_VALIDATION'] = '';
  return outdir;
}

let prepared: string | undefined;

/** The folder of a gate that has judged the templates before. */
function prepareWarm(assembly: string, folder: string): string {
  if (prepared === undefined) {
    prepared = createProject(folder, 'warm-');
    measureGate(assembly, prepared);
  }
  return prepared;
}

/** Creates an empty project, in whose `node_modules` the gate keeps what it concluded. */
function createProject(folder: string, prefix: string): string {
  const project = mkdtempSync(join(folder, prefix));
  mkdirSync(join(project, 'node_modules'));
  return project;
}

/** Measures the built command, as its users have it. */
function measureGate(assembly: string, project: string): number {
  const program = join(ROOT, 'packages', 'gate', 'dist', 'cli', 'main.js');
  return measure([process.execPath, program, '--template', assembly, '--format', 'json'], project);
}

function measurePeer({ name, command }: Judge, assembly: string): number {
  const templates = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  return measure([...command, ...(name === 'cfn-lint' ? templates : [])], assembly);
}

/** CPU seconds of a program and of the programs that it starts, whatever its exit code. */
function measure(command: readonly string[], cwd: string): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], { cwd, encoding: 'utf8' });
  const times = stderr.trim().split(/\s+/).map(Number);
  return times.reduce((sum, time) => sum + time, 0);
}

function isInstalled(name: string, program: string): boolean {
  try {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    process.stdout.write(`  ${name}: ${version.trim().split('\n')[0]}\n`);
    return true;
  } catch {
    process.stdout.write(`  ${name} is not installed, so it is not measured.\n`);
    return false;
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(name: string, seconds: number, isLess = true): void {
  process.stdout.write(`${isLess ? '  ' : '! '}${name.padEnd(76)}${seconds.toFixed(1)} s of CPU time\n`);
}

main();
