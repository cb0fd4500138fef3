import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from './free-port';
import { endWithThisProcess } from './parent-guard';
import { findPostgresBinaries } from './postgres-binaries';
import { createServerCertificate } from './server-certificate';
import { chooseRunner, type UnprivilegedRunner } from './unprivileged-user';

export interface LocalPostgresOptions {
  /** Folder for data, certificate and password; created when missing, kept when the server stops. */
  readonly folder: string;
  /** @default - a port that is free */
  readonly port?: number;
  /** The first user, a superuser. @default 'bulwark_master' */
  readonly user?: string;
  /** Settings of the server besides those that make it safe. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * A PostgreSQL server on this machine. It accepts connections on the loopback address only, with TLS and SCRAM, as in
 * AWS.
 */
export interface LocalPostgres {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** The first user, as the cluster's master user is in AWS. */
  readonly user: string;
  readonly password: string;
  /** Authority that clients trust, as PEM. */
  readonly authority: string;
  /** The server log, as a file. */
  readonly log: string;
  /** Folder that holds the database's files. */
  readonly data: string;
  /** Stops it in order: closes connections and writes everything. */
  readonly stop: () => Promise<void>;
  /** Stops it as a power cut would. */
  readonly crash: () => Promise<void>;
}

const MASTER = 'bulwark_master';
const LOG_FILE = 'server.log';
const READY = 'database system is ready to accept connections';
/** A start takes a second; this is for a machine that is busy with other work. */
const START_MS = 55_000;
const POLL_MS = 20;

/**
 * Starts PostgreSQL, and creates its data first when there are none. It stops with this process.
 *
 * @throws Error with the last lines of the server's output when it does not start.
 */
export async function startPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const binaries = findPostgresBinaries();
  const { port = await findFreePort(), user = MASTER, settings = {} } = options;
  // The working directory of the server differs from ours.
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const runner = chooseRunner([binaries.postgres, join(folder, 'x')]);
  const password = readOrCreatePassword(folder);
  const certificate = join(folder, 'server.crt');
  if (!existsSync(certificate)) {
    const made = await createServerCertificate(new Date());
    writeFileSync(certificate, made.certificate);
    writeFileSync(join(folder, 'server.key'), made.privateKey, { mode: 0o600 });
  }
  runner.handOver(folder);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialize(binaries.initdb, folder, user, runner);
  // No other line: connections without TLS, from other hosts or with other methods are refused.
  writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');

  const server = await launch(binaries.postgres, folder, { ...settings, ...buildSettings(folder, port) }, runner);
  const stop = (signal: 'SIGINT' | 'SIGQUIT') => waitForExit(server, () => server.kill(signal));
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    authority: readFileSync(certificate, 'utf8'),
    data,
    log: join(folder, LOG_FILE),
    stop: () => stop('SIGINT'),
    crash: () => stop('SIGQUIT'),
  };
}

/** The password of the first user, created once and kept beside the data. */
function readOrCreatePassword(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function initialize(
  initdb: string,
  folder: string,
  user: string,
  { before, identity }: UnprivilegedRunner,
): Promise<void> {
  const [program = initdb, ...rest] = [...before, initdb];
  const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--no-locale', '--no-sync'];
  await promisify(execFile)(
    program,
    [...rest, '-D', join(folder, 'data'), '-U', user, `--pwfile=${join(folder, 'password')}`, ...settings],
    identity,
  );
}

function buildSettings(folder: string, port: number): Readonly<Record<string, string>> {
  return {
    listen_addresses: '127.0.0.1',
    port: `${port}`,
    unix_socket_directories: '',
    ssl: 'on',
    ssl_cert_file: join(folder, 'server.crt'),
    ssl_key_file: join(folder, 'server.key'),
    ssl_min_protocol_version: 'TLSv1.2',
    password_encryption: 'scram-sha-256',
    // As RDS writes it: time, address, user, database, process.
    log_line_prefix: '%t:%r:%u@%d:[%p]:',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
}

/** The server writes its log to the file itself, so that a line is there when its statement is answered. */
async function launch(
  postgres: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
  runner: UnprivilegedRunner,
): Promise<ChildProcess> {
  const [program = postgres, ...rest] = [...runner.before, postgres];
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(join(folder, LOG_FILE), 'a+');
  try {
    const before = fstatSync(log).size;
    const server = spawn(program, [...rest, '-D', join(folder, 'data'), ...flags], {
      ...runner.identity,
      stdio: ['ignore', 'ignore', log],
    });
    if (server.pid !== undefined) endWithThisProcess(server, server.pid, 'SIGQUIT');
    await waitUntilReady(server, () => readFrom(log, before));
    return server;
  } finally {
    closeSync(log);
  }
}

async function waitUntilReady(server: ChildProcess, readOutput: () => string): Promise<void> {
  let ended: string | undefined;
  server.once('error', (error) => {
    ended = `could not be started (${error.message})`;
  });
  server.once('exit', (code) => {
    ended ??= `exited with ${code}`;
  });
  const until = performance.now() + START_MS;
  while (!readOutput().includes(READY)) {
    if (ended === undefined && performance.now() > until) {
      ended = `was not ready within ${START_MS / 1000} s`;
      server.kill('SIGKILL');
    }
    if (ended !== undefined) throw new Error(`PostgreSQL ${ended}: ${readOutput().slice(-2000)}`);
    await wait(POLL_MS);
  }
}

function readFrom(file: number, position: number): string {
  const content = Buffer.alloc(fstatSync(file).size - position);
  return content.toString('utf8', 0, readSync(file, content, 0, content.length, position));
}

/** Process id of the server that uses a folder, whoever started it. */
export function findRunningPostgres(folder: string): number | undefined {
  const file = join(folder, 'data', 'postmaster.pid');
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

function waitForExit(server: ChildProcess, signal: () => void): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    signal();
  });
}
