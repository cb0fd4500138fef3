import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { findFreePort } from '../../local/free-port';
import { listen } from '../../local/listen';
import { endWithThisProcess } from '../../local/parent-guard';

const ROOT = join(__dirname, '..', '..');
/** A separate checkout, so that these tests do not touch the data in .local/ of this one. */
const checkout = mkdtempSync(join(tmpdir(), 'bulwark-start-'));
const running: ChildProcess[] = [];

beforeAll(() => {
  for (const name of readdirSync(ROOT)) {
    if (!['.git', '.local', 'cdk.out', 'coverage'].includes(name)) symlinkSync(join(ROOT, name), join(checkout, name));
  }
});
afterEach(async () => {
  for (const child of running.splice(0)) await stop(child);
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

interface StartedProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** Runs the command of `npm start` in package.json. */
function runStart(...given: string[]): StartedProcess {
  const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, ...command] = scripts.start.split(' ');
  // A process group of its own, as in a terminal: Ctrl-C goes to every process of the group.
  const child = spawn(process.execPath, [...command, ...given], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.push(child);
  if (child.pid !== undefined) endWithThisProcess(child, -child.pid, 'SIGINT');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output, exit: new Promise((resolve) => child.once('exit', resolve)) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await exit;
}

async function waitUntilReady({ child, output }: StartedProcess): Promise<string> {
  while (!output().includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return output();
}

/** Runs the printed lines one after the other in one shell, as a new user would. */
function runLines(welcome: string): string {
  const lines = welcome.split('\n').filter((line) => /^ {2}(curl|ID=)/.test(line));
  expect(lines).toHaveLength(10);
  const script = lines.map((line, at) => `echo "== ${at}"; ${line.trim()}; echo`).join('\n');
  return execFileSync('bash', ['-c', script], { cwd: checkout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('npm start', () => {
  test('prints lines that call every route, and keeps its data over a restart', async () => {
    const port = `${await findFreePort()}`;
    const first = runStart('--fresh', '--port', port);
    const welcome = await waitUntilReady(first);
    const [, health, , read, list, search, change, exported, neighbour, removed, erased] =
      runLines(welcome).split(/== \d\n/);
    expect(health).toContain('{"status":"ok"}');
    for (const seen of [read, list, search]) expect(seen).toContain('"name":"Ada Example"');
    expect(change).toContain('"version":2');
    expect(exported).toContain('"action":"record.change"');
    expect(neighbour).toContain('"status":404');
    expect(removed).toContain('204');
    expect(erased).toContain('"erasedRecords":0');

    // The first line leads to the page, and the file with the people is for this user only.
    const [, page = ''] = /in a browser: (\S+)/.exec(welcome.split('\n')[0] ?? '') ?? [];
    expect(await (await fetch(page)).text()).toContain('<title>Bulwark: local run</title>');
    const people = join(checkout, '.local', 'people.txt');
    expect(statSync(people).mode & 0o777).toBe(0o600);
    const emails = readFileSync(people, 'utf8').match(/^\S+@example\.com$/gm) ?? [];
    expect(emails).toHaveLength(5);
    for (const email of emails) {
      const code = runStart('--code', email);
      expect([await code.exit, code.output()]).toEqual([0, expect.stringMatching(/^\d{6}\n$/)]);
    }

    // A second one on the same port is refused.
    const second = runStart('--port', port);
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(
      `Another program uses port ${port}. Stop it, or choose another port: npm start -- --port`,
    );

    // A third one does not delete the data of the first one.
    const third = runStart('--fresh', '--port', `${await findFreePort()}`);
    expect(await third.exit).toBe(1);
    expect(third.output()).toContain('Another npm start runs in this folder');

    const create = welcome.split('\n').find((line) => line.includes('ID=')) ?? '';
    execFileSync('bash', ['-c', create.replace('11111111', '22222222').replace('try-', 'two-')], {
      cwd: checkout,
      stdio: 'ignore',
    });
    await stop(first.child);
    expect(await first.exit).toBe(0);
    expect(listProcessesIn(checkout)).toEqual([]);

    const again = runStart('--port', port);
    const lines = await waitUntilReady(again);
    const listing = lines.split('\n').find((line) => line.includes('limit=10')) ?? '';
    expect(execFileSync('bash', ['-c', listing], { cwd: checkout, encoding: 'utf8' })).toContain(
      '22222222-2222-4333-8444-555555555555',
    );
    const logs = join(checkout, '.local', 'logs');
    expect(readdirSync(logs).sort()).toEqual(['access.log', 'functions.log']);
    for (const file of readdirSync(logs))
      expect(readFileSync(join(logs, file), 'utf8')).not.toMatch(/\bAda\b|ada@example|eyJ/);
  });

  test('names the file with the people when a code is requested for another address', async () => {
    const wrong = runStart('--code', 'nobody@example.com');
    expect(await wrong.exit).toBe(1);
    expect(wrong.output()).toContain('no person "nobody@example.com" here; see .local/people.txt');
  });

  test('prints its options with --help', async () => {
    const help = runStart('--help');
    expect(await help.exit).toBe(0);
    expect(help.output()).toContain('npm start -- --fresh');
  });

  test('refuses an unknown option with exit code 2, and prints the known ones', async () => {
    const wrong = runStart('--prot', '9000');
    expect(await wrong.exit).toBe(2);
    expect(wrong.output()).toMatch(/Unknown option '--prot'[\s\S]*npm start -- --port 9000/);
  });

  test('names the environments when the chosen one does not exist', async () => {
    const port = `${await findFreePort()}`;
    const wrong = runStart('--environment', 'staging', '--port', port);
    expect(await wrong.exit).toBe(1);
    expect(wrong.output()).toContain('bin/environments.ts has no "staging"; it has sandbox, production');
  });

  test('lists which parts of the templates run, and which do not', async () => {
    const coverage = runStart('--coverage');
    expect(await coverage.exit).toBe(0);
    expect(coverage.output()).toMatch(
      /Applied as in the templates[\s\S]*AuthorizationScopes[\s\S]*Not run on this machine[\s\S]*AWS::WAFv2::WebACL/,
    );
  });
});

/** Command lines of the processes that use a folder. */
function listProcessesIn(folder: string): string[] {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder));
}

test('a port in use is reported by its number', async () => {
  const taken = await listen(createServer());
  await expect(listen(createServer(), taken.port)).rejects.toThrow(`Another program uses port ${taken.port}`);
  await taken.stop();
});
