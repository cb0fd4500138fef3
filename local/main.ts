import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { environments } from '../bin/environments';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { HELP, parseArguments, type StartArguments } from './arguments';
import { startBackend, synthesizeInThread } from './backend';
import { writeCurlFiles } from './curl-files';
import { checkCoverage } from './gateway/coverage';
import { listen } from './listen';
import { findRunningPostgres } from './postgres';
import { DeployedTemplates } from './template/deployed-templates';
import { renderCoverage, renderWelcome } from './welcome';

const FOLDER = '.local';
/** A second tenant, to show that it has no access to the data of the first. */
const NEIGHBOUR = 'neighbour';

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'invalid':
      process.stderr.write(`${parsed.reason}\n\n${HELP}`);
      process.exitCode = 2;
      return;
    case 'coverage': {
      const settings = chooseSettings(parsed.environment);
      process.stdout.write(
        renderCoverage(checkCoverage(new DeployedTemplates(await synthesizeInThread(settings), settings))),
      );
      return;
    }
    case 'start':
      return start(parsed.start);
  }
}

async function start({ port, fresh, environment }: StartArguments): Promise<void> {
  const settings = chooseSettings(environment);
  // Fails before anything is started.
  await (await listen(createServer(), port)).stop();
  const other = findRunningPostgres(join(FOLDER, 'postgres'));
  if (other !== undefined) {
    throw new Error(
      `Another npm start runs in this folder (its PostgreSQL is process ${other}). Stop it first; it uses ${FOLDER}/.`,
    );
  }
  if (fresh) rmSync(FOLDER, { recursive: true, force: true });
  const backend = await startBackend({ settings, folder: FOLDER, port });
  const curl = await writeCurlFiles(backend, FOLDER, NEIGHBOUR);

  let stopping = false;
  const stop = () => {
    // A second Ctrl-C ends at once.
    if (stopping) process.exit(1);
    stopping = true;
    curl.stop();
    backend.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const welcome = renderWelcome({
    environment: settings.name,
    url: backend.url,
    folder: FOLDER,
    seconds: process.uptime(),
    idempotencyKey: `try-${randomBytes(8).toString('hex')}`,
    neighbour: NEIGHBOUR,
  });
  process.stdout.write(welcome);
}

/** The settings of one environment of bin/environments.ts, with a second tenant. */
function chooseSettings(name: string | undefined): Settings {
  const parsed = parseSettings(environments, new Date().toISOString().slice(0, 10));
  if (!parsed.ok) throw new Error(`bin/environments.ts is invalid:\n${parsed.problems.join('\n')}`);
  const settings = name === undefined ? parsed.environments[0] : parsed.environments.find((each) => each.name === name);
  if (settings === undefined) {
    const names = parsed.environments.map((each) => each.name).join(', ');
    throw new Error(`--environment: bin/environments.ts has no "${name}"; it has ${names}`);
  }
  const machineClients = [...settings.identity.machineClients, { name: NEIGHBOUR, tenant: NEIGHBOUR }];
  return { ...settings, identity: { ...settings.identity, machineClients } };
}
