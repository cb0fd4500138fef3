import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script in bash with the options of a GitHub runner, and with nothing of the environment of jest but PATH. */
export async function runScript(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    // CloudFormation Validate has no part in what is tested here, and costs seconds.
    env: { PATH, HOME, CDK_VALIDATION: 'false', ...env },
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );
}

/** @throws Error with the output, if the script does not end with 0 */
export async function succeed(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, stdout, stderr } = await runScript(script, folder, env);
  if (code !== 0) throw new Error(`ended with ${code}:\n${script}\n${stdout}\n${stderr}`);
  return stdout;
}
