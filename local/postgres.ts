import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port';
import { postgresBinaries } from './postgres-binaries';
import { serverCertificate } from './server-certificate';
import { type Unprivileged, unprivileged } from './unprivileged';

export interface LocalPostgresOptions {
  /** Folder for data, certificate and password; made when missing, kept when the server stops. */
  readonly folder: string;
  /** @default - a port that is free */
  readonly port?: number;
}

/** A PostgreSQL server on this machine: loopback only, TLS and SCRAM only, as strict as the one in AWS. */
export interface LocalPostgres {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** The first user, as the cluster's master user is in AWS. */
  readonly user: string;
  readonly password: string;
  /** Authority that clients trust, as PEM. */
  readonly authority: string;
  /** Folder that holds the database's files. */
  readonly data: string;
  /** Stops it in order: connections are closed, everything is written. */
  readonly stop: () => Promise<void>;
  /** Stops it as a power cut would. */
  readonly crash: () => Promise<void>;
}

const USER = 'bulwark_master';
const READY = 'database system is ready to accept connections';
const START_MS = 30_000;

/**
 * Starts PostgreSQL, and makes its data first where there are none. It stops with this process.
 *
 * @throws Error with the last lines the server wrote, when it does not come up.
 */
export async function startPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const binaries = postgresBinaries();
  const port = options.port ?? (await freePort());
  // The server's own folder is another one.
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const runner = unprivileged([binaries.postgres, join(folder, 'x')]);
  const password = prepare(folder);
  const certificate = join(folder, 'server.crt');
  if (!existsSync(certificate)) {
    const made = await serverCertificate(new Date());
    writeFileSync(certificate, made.certificate);
    writeFileSync(join(folder, 'server.key'), made.privateKey, { mode: 0o600 });
  }
  runner.handOver(folder);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialize(binaries.initdb, folder, runner);
  // Whoever connects in the clear, from elsewhere or with another method finds no line that admits them.
  writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');

  const server = await launch(binaries.postgres, folder, port, runner);
  const send = (name: 'SIGINT' | 'SIGQUIT') => {
    const pid = runningPostgres(folder);
    // A Ctrl-C reaches every process of the terminal, so that it may be on its way out already.
    if (pid !== undefined) process.kill(pid, name);
  };
  const signal = (name: 'SIGINT' | 'SIGQUIT') => ended(server, () => send(name));
  const last = () => {
    if (server.exitCode === null) send('SIGQUIT');
  };
  process.once('exit', last);
  server.once('exit', () => process.removeListener('exit', last));
  return {
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    authority: readFileSync(certificate, 'utf8'),
    data,
    stop: () => signal('SIGINT'),
    crash: () => signal('SIGQUIT'),
  };
}

/** The password of the first user, made once and kept beside the data. */
function prepare(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function initialize(initdb: string, folder: string, { before, identity }: Unprivileged): Promise<void> {
  const [program = initdb, ...rest] = [...before, initdb];
  const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--no-locale', '--no-sync'];
  await promisify(execFile)(
    program,
    [...rest, '-D', join(folder, 'data'), '-U', USER, `--pwfile=${join(folder, 'password')}`, ...settings],
    identity,
  );
}

function launch(postgres: string, folder: string, port: number, runner: Unprivileged): Promise<ChildProcess> {
  const [program = postgres, ...rest] = [...runner.before, postgres];
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: `${port}`,
    unix_socket_directories: '',
    ssl: 'on',
    ssl_cert_file: join(folder, 'server.crt'),
    ssl_key_file: join(folder, 'server.key'),
    ssl_min_protocol_version: 'TLSv1.2',
    password_encryption: 'scram-sha-256',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(program, [...rest, '-D', join(folder, 'data'), ...flags], {
    ...runner.identity,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`PostgreSQL ${why}: ${said.slice(-2000)}`));
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      fail(`was not ready within ${START_MS / 1000} s`);
    }, START_MS);
    server.once('error', (error) => fail(`could not be started (${error.message})`));
    server.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      if (!said.includes(READY)) return;
      clearTimeout(timer);
      resolve(server);
    });
  });
}

/** Process id of the server that uses a folder; the child that was started may be the namespace around it. */
export function runningPostgres(folder: string): number | undefined {
  const file = join(folder, 'data', 'postmaster.pid');
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

function ended(server: ChildProcess, signal: () => void): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    signal();
  });
}
