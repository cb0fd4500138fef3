import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironments } from '../bin/parse-environments';
import { listExampleValues } from '../lib/settings/example-values';
import type { Settings } from '../lib/settings/settings';
import { HELP, parseArguments, type RehearsalArguments } from './arguments';
import { compareLeftovers, type ListedLeftover, selectLeftovers } from './checks/leftovers';
import { checkRecordedTypes, readListedTypes, replaceListedTypes } from './checks/recorded-types';
import { rehearseFault, rehearseLifeCycle } from './life-cycle';
import { PythonMissing, preparePython, testEmulator } from './python-environment';
import { Rehearsal } from './rehearsal';
import { runProgram } from './run-program';
import { StepFailed, StepLog } from './step-log';

const LEFTOVERS = join(__dirname, 'leftovers.json');
const README = join(__dirname, 'README.md');
const write = (line: string) => process.stdout.write(line);

runProgram(main);

async function main(interruption: AbortSignal): Promise<0 | 1 | 2> {
  const environments = parseEnvironments();
  if (environments === undefined) return 1;
  const parsed = parseArguments(
    process.argv.slice(2),
    environments.map(({ name }) => name),
  );
  if (parsed === 'help') {
    write(HELP);
    return 0;
  }
  const log = new StepLog('', write);
  let python: string;
  try {
    python = await log.run('Python environment', () => preparePython(interruption));
  } catch (error) {
    if (!(error instanceof PythonMissing)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  await log.run('tests of the emulator', () => testEmulator(python, interruption), String);
  const chosen = environments.filter(
    ({ name }) => parsed.environments.length === 0 || parsed.environments.includes(name),
  );
  const results = await Promise.all(chosen.map((settings) => rehearse(settings, python, parsed, interruption)));
  const finished = results.flatMap((result) => (result === undefined ? [] : [result]));
  log.end(finished.length === chosen.length ? 'all as expected' : 'FAILED');
  if (finished.length < chosen.length) return 1;
  if (parsed.update && parsed.fault === undefined) writeTypes(finished.flat(), chosen.length === environments.length);
  return 0;
}

/** Rehearses one environment. Returns the types that were only recorded, or undefined after it wrote what went wrong. */
async function rehearse(
  settings: Settings,
  python: string,
  { fault, update }: RehearsalArguments,
  interruption: AbortSignal,
): Promise<readonly string[] | undefined> {
  const { name, account, region } = settings;
  const folder = mkdtempSync(join(tmpdir(), `bulwark-rehearsal-${name}-`));
  const log = new StepLog(name, write);
  const rehearsal = new Rehearsal({
    environment: name,
    account,
    region,
    python,
    folder,
    signal: interruption,
    log: (line) => write(`${name.padEnd(20)}${line}`),
  });
  try {
    if (fault !== undefined) {
      await rehearseFault(rehearsal, log, fault);
      return [];
    }
    const leftovers: readonly ListedLeftover[] = JSON.parse(readFileSync(LEFTOVERS, 'utf8'));
    const recorded = await rehearseLifeCycle(rehearsal, log, {
      protected: settings.protections.phase !== 'off',
      hasExampleValues: listExampleValues(settings).length > 0,
      checkLeftovers: (found) => compareLeftovers(found, selectLeftovers(leftovers, settings)),
    });
    const listed = readListedTypes(readFileSync(README, 'utf8'));
    await log.run(
      'types that are only recorded',
      async () => checkRecordedTypes(recorded, update ? recorded : listed),
      String,
    );
    return recorded;
  } catch (error) {
    write(`${describeFailure(error, interruption).replace(/^/gm, `${name}: `)}\n`);
    return undefined;
  } finally {
    await rehearsal.stop();
    rmSync(folder, { recursive: true, force: true });
    log.end('stopped');
  }
}

/** A failed step explains itself; the stack of any other error shows where it comes from. */
function describeFailure(error: unknown, interruption: AbortSignal): string {
  const cause: unknown = interruption.aborted ? interruption.reason : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause instanceof StepFailed || cause !== error ? cause.message : (cause.stack ?? cause.message);
}

function writeTypes(recorded: readonly string[], isComplete: boolean): void {
  const page = readFileSync(README, 'utf8');
  const types = [...new Set(isComplete ? recorded : [...recorded, ...readListedTypes(page)])].sort();
  writeFileSync(README, replaceListedTypes(page, types));
}
