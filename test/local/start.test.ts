import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { freePort } from '../../local/free-port';
import { listen } from '../../local/listen';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
/** A checkout of its own, so that what runs here does not touch the data of whoever runs the tests. */
const checkout = mkdtempSync(join(tmpdir(), 'bulwark-start-'));
const running: ChildProcess[] = [];

beforeAll(() => {
  for (const name of readdirSync(ROOT)) {
    if (!['.git', '.local', 'cdk.out', 'coverage'].includes(name)) symlinkSync(join(ROOT, name), join(checkout, name));
  }
});
afterEach(async () => {
  for (const child of running.splice(0)) await stopped(child);
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

interface Said {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** What `npm start` runs, as package.json says it. */
function start(...given: string[]): Said {
  const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, ...command] = scripts.start.split(' ');
  // A group of its own, as a terminal makes one: Ctrl-C goes to all of it.
  const child = spawn(process.execPath, [...command, ...given], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output, exit: new Promise((resolve) => child.once('exit', resolve)) };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await exit;
}

async function ready({ child, output }: Said): Promise<string> {
  while (!output().includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return output();
}

/** The printed lines, run one after the other in one shell, as a newcomer would. */
function runLines(welcome: string): string {
  const lines = welcome.split('\n').filter((line) => /^ {2}(curl|ID=)/.test(line));
  expect(lines).toHaveLength(10);
  const script = lines.map((line, at) => `echo "== ${at}"; ${line.trim()}; echo`).join('\n');
  return execFileSync('bash', ['-c', script], { cwd: checkout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('npm start', () => {
  test('answers, shows a newcomer everything by the lines it prints, and keeps its data over a restart', async () => {
    const port = `${await freePort()}`;
    const first = start('--fresh', '--port', port);
    const welcome = await ready(first);
    const [, health, , read, list, search, change, exported, neighbour, removed, erased] =
      runLines(welcome).split(/== \d\n/);
    expect(health).toContain('{"status":"ok"}');
    for (const seen of [read, list, search]) expect(seen).toContain('"name":"Ada Example"');
    expect(change).toContain('"version":2');
    expect(exported).toContain('"action":"record.change"');
    expect(neighbour).toContain('"status":404');
    expect(removed).toContain('204');
    expect(erased).toContain('"erasedRecords":0');

    // Another one beside it is told so.
    const second = start('--port', port);
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(
      `Port ${port} is taken by another program. Stop it, or choose another port: npm start -- --port`,
    );

    // Nor does it take the data away from under the first one.
    const third = start('--fresh', '--port', `${await freePort()}`);
    expect(await third.exit).toBe(1);
    expect(third.output()).toContain('Another npm start works in this folder');

    const create = welcome.split('\n').find((line) => line.includes('ID=')) ?? '';
    execFileSync('bash', ['-c', create.replace('11111111', '22222222').replace('try-', 'two-')], {
      cwd: checkout,
      stdio: 'ignore',
    });
    await stopped(first.child);
    expect(await first.exit).toBe(0);
    expect(processesIn(checkout)).toEqual([]);

    const again = start('--port', port);
    const lines = await ready(again);
    const listing = lines.split('\n').find((line) => line.includes('limit=10')) ?? '';
    expect(execFileSync('bash', ['-c', listing], { cwd: checkout, encoding: 'utf8' })).toContain(
      '22222222-2222-4333-8444-555555555555',
    );
    const logs = join(checkout, '.local', 'logs');
    expect(readdirSync(logs).sort()).toEqual(['access.log', 'functions.log']);
    for (const file of readdirSync(logs))
      expect(readFileSync(join(logs, file), 'utf8')).not.toMatch(/Ada|ada@example|eyJ/i);
  });

  test('explains itself', async () => {
    const help = start('--help');
    expect(await help.exit).toBe(0);
    expect(help.output()).toContain('npm start -- --fresh');
  });

  test('refuses what it does not understand with exit code 2, and says what there is', async () => {
    const wrong = start('--prot', '9000');
    expect(await wrong.exit).toBe(2);
    expect(wrong.output()).toMatch(/Unknown option '--prot'[\s\S]*npm start -- --port 9000/);
  });

  test('names the environments when asked for one that is not there', async () => {
    const port = `${await freePort()}`;
    const wrong = start('--environment', 'staging', '--port', port);
    expect(await wrong.exit).toBe(1);
    expect(wrong.output()).toContain('there is no "staging" in bin/environments.ts; there are sandbox, production');
  });

  test('says what of the templates is run, and what is not', async () => {
    const coverage = start('--coverage');
    expect(await coverage.exit).toBe(0);
    expect(coverage.output()).toMatch(
      /Run as the templates say[\s\S]*AuthorizationScopes[\s\S]*Not run on this machine[\s\S]*AWS::WAFv2::WebACL/,
    );
  });
});

/** Command lines of processes that work in a folder. */
function processesIn(folder: string): string[] {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder));
}

test('a port that is taken is named before anything is started', async () => {
  const taken = await listen(createServer());
  await expect(listen(createServer(), taken.port)).rejects.toThrow(`Port ${taken.port} is taken`);
  await taken.stop();
});
