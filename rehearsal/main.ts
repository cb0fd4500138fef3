import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from '../bin/environments';
import { HELP, parseArguments, type RehearsalArguments } from './arguments';
import { compareLeftovers, type LeftoversByEnvironment } from './checks/leftovers';
import { checkRecordedTypes, readListedTypes, replaceListedTypes } from './checks/recorded-types';
import { type LifeCycleResult, rehearseFault, rehearseLifeCycle } from './life-cycle';
import { PythonMissing, preparePython, testEmulator } from './python-environment';
import { Rehearsal } from './rehearsal';
import { hasProtections } from './settings-variants';
import { StepFailed, StepLog } from './step-log';

const LEFTOVERS = join(__dirname, 'leftovers.json');
const README = join(__dirname, 'README.md');
const interrupted = new AbortController();
const write = (line: string) => process.stdout.write(line);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interrupted.abort(new Error(`stopped by ${signal}`)));
}
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const cause: unknown = interrupted.signal.aborted ? interrupted.signal.reason : error;
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(1);
  },
);

async function main(): Promise<0 | 1 | 2> {
  const known = environments.map(({ name }) => String(name));
  const parsed = parseArguments(process.argv.slice(2), known);
  if (parsed === 'help') {
    write(HELP);
    return 0;
  }
  const log = new StepLog('', write);
  let python: string;
  try {
    python = await log.run('Python environment', () => preparePython(interrupted.signal));
  } catch (error) {
    if (!(error instanceof PythonMissing)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  await log.run('tests of the emulator', () => testEmulator(python, interrupted.signal), String);
  const names = parsed.environments.length > 0 ? parsed.environments : known;
  const results = await Promise.all(names.map((name) => rehearse(name, python, parsed)));
  const finished = results.flatMap((result) => (result === undefined ? [] : [result]));
  log.end(finished.length === names.length ? 'all as expected' : 'FAILED');
  if (finished.length < names.length) return 1;
  if (parsed.update && parsed.fault === undefined) writeLists(finished);
  return 0;
}

interface NamedResult extends LifeCycleResult {
  readonly environment: string;
}

/** Rehearses one environment. Returns undefined after it wrote what went wrong. */
async function rehearse(
  name: string,
  python: string,
  { fault, update }: RehearsalArguments,
): Promise<NamedResult | undefined> {
  const draft = environments.find((each) => each['name'] === name) ?? {};
  const folder = mkdtempSync(join(tmpdir(), `bulwark-rehearsal-${name}-`));
  const log = new StepLog(name, write);
  const rehearsal = new Rehearsal({
    environment: name,
    account: String(draft['account']),
    region: String(draft['region']),
    python,
    folder,
    signal: interrupted.signal,
    log: (line) => write(`${name.padEnd(20)}${line}`),
  });
  try {
    if (fault !== undefined) {
      await rehearseFault(rehearsal, log, fault);
      return { environment: name, leftovers: [], recordedTypes: [] };
    }
    const documented: LeftoversByEnvironment = JSON.parse(readFileSync(LEFTOVERS, 'utf8'));
    const result = await rehearseLifeCycle(rehearsal, log, {
      protected: hasProtections(draft),
      checkLeftovers: (found) => (update ? `${found.length}` : compareLeftovers(found, documented[name] ?? [])),
    });
    const listed = readListedTypes(readFileSync(README, 'utf8'));
    await log.run(
      'types that are only recorded',
      async () => checkRecordedTypes(result.recordedTypes, update ? result.recordedTypes : listed),
      String,
    );
    return { environment: name, ...result };
  } catch (error) {
    write(`${describeFailure(error).replace(/^/gm, `${name}: `)}\n`);
    return undefined;
  } finally {
    await rehearsal.stop();
    rmSync(folder, { recursive: true, force: true });
    log.end('stopped');
  }
}

/** A failed step explains itself; the stack of any other error shows where it comes from. */
function describeFailure(error: unknown): string {
  const cause: unknown = interrupted.signal.aborted ? interrupted.signal.reason : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause instanceof StepFailed || cause !== error ? cause.message : (cause.stack ?? cause.message);
}

function writeLists(results: readonly NamedResult[]): void {
  const previous: LeftoversByEnvironment = JSON.parse(readFileSync(LEFTOVERS, 'utf8'));
  const leftovers = Object.fromEntries(results.map(({ environment, leftovers: found }) => [environment, found]));
  writeFileSync(LEFTOVERS, `${JSON.stringify({ ...previous, ...leftovers }, undefined, 2)}\n`);
  const page = readFileSync(README, 'utf8');
  const everything = results.length === environments.length;
  const recorded = results.flatMap(({ recordedTypes }) => recordedTypes);
  const types = [...new Set(everything ? recorded : [...recorded, ...readListedTypes(page)])].sort();
  writeFileSync(README, replaceListedTypes(page, types));
}
