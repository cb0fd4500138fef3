import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironments } from '../../bin/parse-environments';
import { PythonMissing, preparePython } from '../python-environment';
import { Rehearsal } from '../rehearsal';
import { Account } from '../response/account';
import { playScenario } from '../response/play';
import { runProgram } from '../run-program';
import { FIRST } from '../settings-variants';
import { StepLog } from '../step-log';
import { type GameDayArguments, HELP, parseGameDayArguments, renderScenarios } from './arguments';
import { playGameDay } from './game-day';

const write = (text: string) => process.stdout.write(text);

runProgram(main);

async function main(interruption: AbortSignal): Promise<0 | 1 | 2> {
  const environments = parseEnvironments();
  if (environments === undefined) return 1;
  const parsed = parseGameDayArguments(
    process.argv.slice(2),
    environments.map(({ name }) => name),
  );
  if (parsed === 'help' || parsed === 'list') {
    write(parsed === 'help' ? HELP : renderScenarios());
    return 0;
  }
  const settings = environments.find(({ name }) => name === parsed.environment);
  if (settings === undefined) return 1;
  let python: string;
  try {
    python = await preparePython(interruption);
  } catch (error) {
    if (!(error instanceof PythonMissing)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), `bulwark-gameday-${settings.name}-`));
  const { name: environment, account, region } = settings;
  const rehearsal = new Rehearsal({
    environment,
    account,
    region,
    python,
    folder,
    signal: interruption,
    log: (line) => write(`${environment.padEnd(20)}${line}`),
  });
  try {
    return await play(rehearsal, parsed);
  } finally {
    await rehearsal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(rehearsal: Rehearsal, { scenarios }: GameDayArguments): Promise<0 | 1> {
  const { environment, account, region } = rehearsal.props;
  const log = new StepLog(environment, write);
  await log.run('synthesize', () => rehearsal.synthesize(FIRST));
  await log.run('start the emulator', () => rehearsal.startMachine(), String);
  await log.run('bootstrap', () => rehearsal.bootstrap());
  await log.run('deploy', () => rehearsal.deploy(FIRST), String);
  const played = new Account({ emulator: rehearsal.emulator, environment, account, region });
  const failed = await playGameDay(
    scenarios.map(({ name, story, prepare }) => ({
      name,
      story,
      play: async (tell) => playScenario(played, await prepare(played), tell),
    })),
    write,
  );
  return failed.length === 0 ? 0 : 1;
}
