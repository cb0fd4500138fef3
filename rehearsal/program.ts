import { type ChildProcess, spawn } from 'node:child_process';

export interface ProgramResult {
  readonly code: number;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program. */
  readonly signal: AbortSignal;
}

/** Runs a program to its end. It never inherits the terminal, so it cannot ask questions. */
export function runProgram(
  command: string,
  parameters: readonly string[],
  { cwd, env = process.env, signal }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const GRACE_MS = 3000;

/** Ends a process and everything that it started; the process leads a group of its own. */
export function stopGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const kill = setTimeout(() => sendToGroup(pid, 'SIGKILL'), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(kill);
      // Processes of the group that outlived their leader.
      sendToGroup(pid, 'SIGKILL');
      resolve();
    });
    sendToGroup(pid, 'SIGTERM');
  });
}

function sendToGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}
