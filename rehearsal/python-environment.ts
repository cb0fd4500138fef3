import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramResult, runProgram } from './program';
import { StepFailed } from './step-log';

const ROOT = join(__dirname, '..');
const REQUIREMENTS = join(__dirname, 'requirements.txt');
/** In node_modules, so that it is never committed and `npm ci` removes it. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'bulwark-rehearsal');
const WITH_VENV = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';

/** Python is missing, or its packages cannot be installed: the rehearsal cannot decide anything. */
export class PythonMissing extends Error {}

/**
 * The Python environment with the locked packages of requirements.txt. It is created once, and again when the file
 * changes.
 *
 * @throws PythonMissing with what to install
 */
export async function preparePython(signal: AbortSignal): Promise<string> {
  const lock = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const marker = join(FOLDER, 'requirements.sha256');
  const python = join(FOLDER, 'bin', 'python');
  if (existsSync(python) && existsSync(marker) && readFileSync(marker, 'utf8') === lock) return python;
  const system = await findPython(signal);
  rmSync(FOLDER, { recursive: true, force: true });
  const run = (command: string, ...parameters: string[]) => runProgram(command, parameters, { cwd: ROOT, signal });
  assertSuccess(await run(system, '-m', 'venv', FOLDER));
  assertSuccess(
    await run(
      python,
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--require-hashes',
      '--requirement',
      REQUIREMENTS,
    ),
  );
  writeFileSync(marker, lock);
  return python;
}

async function findPython(signal: AbortSignal): Promise<string> {
  for (const command of ['python3', 'python3.13', 'python3.12', 'python3.11']) {
    const { code } = await runProgram(command, ['-c', WITH_VENV], { cwd: ROOT, signal }).catch(() => ({ code: 1 }));
    if (code === 0) return command;
  }
  throw new PythonMissing(
    'The rehearsal needs Python 3.11 or newer with the modules venv and ensurepip. Debian and Ubuntu: ' +
      'apt-get install python3 python3-venv. macOS: brew install python. Synthesis and tests do not need it.',
  );
}

function assertSuccess({ code, output }: ProgramResult): void {
  if (code !== 0) {
    throw new PythonMissing(
      `The packages of rehearsal/requirements.txt could not be installed:\n${output.slice(-2000)}`,
    );
  }
}

/**
 * Runs the tests of the emulator's own modules.
 *
 * @throws StepFailed when one fails
 */
export async function testEmulator(python: string, signal: AbortSignal): Promise<string> {
  const discover = ['discover', '--start-directory', 'emulator/tests', '--top-level-directory', '.'];
  const { code, output } = await runProgram(python, ['-m', 'unittest', ...discover], {
    cwd: __dirname,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', STATE_DIR: join(FOLDER, 'state') },
    signal,
  });
  const [count] = /^Ran \d+ tests/m.exec(output) ?? [];
  if (code !== 0 || count === undefined) throw new StepFailed(output);
  return count.toLowerCase();
}
