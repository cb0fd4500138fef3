import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { environments } from '../bin/environments';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { HELP, readArguments, type StartArguments } from './arguments';
import { startBackend, synthesizeApart } from './backend';
import { writeCurlFiles } from './curl-files';
import { coverageOf } from './gateway/coverage';
import { listen } from './listen';
import { runningPostgres } from './postgres';
import { Deployment } from './template/deployment';
import { coverageText, welcomeText } from './welcome';

const FOLDER = '.local';
/** A second tenant, so that one can see that it sees nothing. */
const NEIGHBOUR = 'neighbour';

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  switch (given.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'wrong':
      process.stderr.write(`${given.reason}\n\n${HELP}`);
      process.exitCode = 2;
      return;
    case 'coverage': {
      const settings = chosen(given.environment);
      process.stdout.write(coverageText(coverageOf(new Deployment(await synthesizeApart(settings), settings))));
      return;
    }
    case 'start':
      return start(given.start);
  }
}

async function start({ port, fresh, environment }: StartArguments): Promise<void> {
  const settings = chosen(environment);
  // Says so before anything is started.
  await (await listen(createServer(), port)).stop();
  const other = runningPostgres(join(FOLDER, 'postgres'));
  if (other !== undefined) {
    throw new Error(
      `Another npm start works in this folder (its PostgreSQL is process ${other}). Stop it first: its data are in ${FOLDER}/.`,
    );
  }
  if (fresh) rmSync(FOLDER, { recursive: true, force: true });
  const backend = await startBackend({ settings, folder: FOLDER, port });
  const curl = await writeCurlFiles(backend, FOLDER, NEIGHBOUR);

  let stopping = false;
  const stop = () => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    curl.stop();
    backend.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const welcome = welcomeText({
    environment: settings.name,
    url: backend.url,
    folder: FOLDER,
    seconds: process.uptime(),
    idempotencyKey: `try-${randomBytes(8).toString('hex')}`,
    neighbour: NEIGHBOUR,
  });
  process.stdout.write(welcome);
}

/** The settings of one environment of bin/environments.ts, with a neighbour. */
function chosen(name: string | undefined): Settings {
  const parsed = parseSettings(environments);
  if (!parsed.ok) throw new Error(`bin/environments.ts was refused:\n${parsed.problems.join('\n')}`);
  const settings = name === undefined ? parsed.environments[0] : parsed.environments.find((each) => each.name === name);
  if (settings === undefined) {
    const names = parsed.environments.map((each) => each.name).join(', ');
    throw new Error(`--environment: there is no "${name}" in bin/environments.ts; there are ${names}`);
  }
  const machineClients = [...settings.identity.machineClients, { name: NEIGHBOUR, tenant: NEIGHBOUR }];
  return { ...settings, identity: { ...settings.identity, machineClients } };
}
