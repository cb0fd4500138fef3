import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../local/free-port';
import { endWithThisProcess } from '../local/parent-guard';
import { stopGroup } from './program';

export interface EmulatorOptions {
  readonly python: string;
  readonly account: string;
  readonly region: string;
  /** Folder for its log. */
  readonly folder: string;
  /** Folder with the program `node` that runs the functions. */
  readonly functionPrograms: string;
}

export interface EmulatedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

export interface ExistingResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface StackEvent extends EmulatedResource {
  readonly status: string;
  readonly reason: string;
}

export interface EmulatedStack {
  readonly status: string;
  readonly resources: readonly EmulatedResource[];
  readonly events: readonly StackEvent[];
}

export interface Operation {
  readonly operation: 'create' | 'update' | 'replace' | 'delete';
  readonly how: 'native' | 'backed' | 'recorded';
  readonly type_name: string;
}

export interface ApiCall {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
}

export interface EmulatorRecords {
  readonly operations: readonly Operation[];
  readonly calls: readonly ApiCall[];
}

/** A cluster that a connection leads to. */
export interface EmulatedCluster {
  /** Its resource id. */
  readonly cluster: string;
  /** The cluster whose data it started with, as they were at a moment; null when it started empty. */
  readonly origin: { readonly cluster: string; readonly moment: string } | null;
}

export type SignIn =
  | ({ readonly allowed: true } & EmulatedCluster)
  | { readonly allowed: false; readonly reason: string };

const START_MS = 60_000;

/** The emulator of AWS, in a process of its own, on two ports of the loopback address. */
export class Emulator {
  private constructor(
    readonly endpoint: string,
    private readonly control: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(options: EmulatorOptions): Promise<Emulator> {
    const [port, controlPort] = [await findFreePort(), await findFreePort()];
    const temporary = join(options.folder, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const child = spawn(options.python, ['-m', 'emulator'], {
      cwd: __dirname,
      env: { ...buildEnvironment(options, port, controlPort), TMPDIR: temporary, STATE_DIR: temporary },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const log = createWriteStream(join(options.folder, 'emulator.log'));
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    if (child.pid !== undefined) endWithThisProcess(child, -child.pid, 'SIGINT');
    const emulator = new Emulator(`http://127.0.0.1:${port}`, `http://127.0.0.1:${controlPort}`, child);
    try {
      await emulator.#waitUntilReady(join(options.folder, 'emulator.log'));
      return emulator;
    } catch (error) {
      await emulator.stop();
      throw error;
    }
  }

  /** Stacks by name, deleted ones included. */
  readStacks(): Promise<Readonly<Record<string, EmulatedStack>>> {
    return this.#post('/stacks', {});
  }

  readRecords(): Promise<EmulatorRecords> {
    return this.#post('/records', {});
  }

  /** In the unkind order, resources that no other resource refers to are created as late as possible. */
  setOrder(attachmentsLast: boolean): Promise<void> {
    return this.#post('/order', { attachmentsLast });
  }

  /** The next creation of a stack fails at its last resource; its next update fails at the second change. */
  failOnce(stack: string): Promise<void> {
    return this.#post('/fail-once', { stack });
  }

  /** The next invocation of each function is a cold start, as after some minutes without one. */
  endWarmFunctions(): Promise<void> {
    return this.#post('/cold-start', {});
  }

  /** The existing resources of a type, with properties as the service received them. */
  async listResources(type: string): Promise<readonly ExistingResource[]> {
    const { resources } = await this.#post<{ resources: readonly ExistingResource[] }>('/resources', { type });
    return resources;
  }

  /** Sends an event as a service of AWS does; PutEvents accepts no source that begins with `aws.`. */
  sendAwsEvent(source: string, detailType: string, detail: object): Promise<void> {
    return this.#post('/aws-event', { source, detailType, detail });
  }

  /** Backs up now what AWS Backup would at the time of its plans. Returns the ARNs of the recovery points. */
  async runBackupPlans(): Promise<readonly string[]> {
    return (await this.#post<{ recoveryPoints: readonly string[] }>('/run-backup-plans', {})).recoveryPoints;
  }

  checkSignIn(host: string, user: string, token: string): Promise<SignIn> {
    return this.#post('/sign-in', { host, user, token });
  }

  stop(): Promise<void> {
    return stopGroup(this.process);
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    const response = await fetch(`${this.control}${path}`, { method: 'POST', body: JSON.stringify(body) });
    const answer: T & { error?: string } = JSON.parse(await response.text());
    if (!response.ok) throw new Error(`emulator ${path}: ${answer.error}`);
    return answer;
  }

  async #waitUntilReady(log: string): Promise<void> {
    for (const end = Date.now() + START_MS; Date.now() < end; await wait(200)) {
      if (this.process.exitCode !== null) throw new Error(`the emulator ended while it started:\n${readEnd(log)}`);
      const answer = await fetch(`${this.endpoint}/_ministack/health`).catch(() => undefined);
      if (answer?.ok) return;
    }
    throw new Error(`the emulator was not ready within ${START_MS / 1000} s:\n${readEnd(log)}`);
  }
}

/** The log is deleted with the folder of the rehearsal, so that a failure shows its end. */
function readEnd(log: string): string {
  return readFileSync(log, 'utf8').slice(-2000);
}

function buildEnvironment(
  { account, region, functionPrograms }: EmulatorOptions,
  port: number,
  control: number,
): NodeJS.ProcessEnv {
  return {
    PATH: `${functionPrograms}:${process.env['PATH']}`,
    PYTHONDONTWRITEBYTECODE: '1',
    GATEWAY_PORT: `${port}`,
    REHEARSAL_CONTROL_PORT: `${control}`,
    BIND_HOST: '127.0.0.1',
    MINISTACK_HOST: '127.0.0.1',
    MINISTACK_ACCOUNT_ID: account,
    MINISTACK_REGION: region,
    // Policies, boundaries and key policies are enforced.
    AUTH: 'true',
    LAMBDA_EXECUTOR: 'local',
    // Listeners that the rehearsal does not need.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
  };
}
