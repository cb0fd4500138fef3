import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { environments } from '../bin/environments';
import { scopes } from '../lambda/records/scopes';
import { formatScope } from '../lib/identity/scope-definition';
import { parseSettings } from '../lib/settings/parse-settings';
import type { Settings } from '../lib/settings/settings';
import { HELP, parseArguments, type StartArguments } from './arguments';
import { startBackend, synthesizeInThread } from './backend';
import { writeCurlFiles } from './curl-files';
import { checkCoverage } from './gateway/coverage';
import { computeCode } from './issuer/one-time-code';
import { findCodeSecret } from './issuer/people';
import { listen } from './listen';
import { openLocalSecrets } from './local-secrets';
import { findRunningPostgres } from './postgres';
import { DeployedTemplates } from './template/deployed-templates';
import { renderCoverage, renderPeople, renderWelcome } from './welcome';

const FOLDER = '.local';
/** The client of the printed lines, with every scope: those of the environment have only what they need. */
const COMMAND_LINE = 'npm-start';
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
    case 'code':
      return printCode(parsed.email);
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
  const people = join(FOLDER, 'people.txt');
  writeFileSync(people, renderPeople(backend.people), { mode: 0o600 });

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
    page: backend.page,
    people,
    folder: FOLDER,
    seconds: process.uptime(),
    idempotencyKey: `try-${randomBytes(8).toString('hex')}`,
    neighbour: NEIGHBOUR,
  });
  process.stdout.write(welcome);
}

/** Prints what an authenticator app of a person would show now. */
function printCode(email: string): void {
  const secret = findCodeSecret(openLocalSecrets(join(FOLDER, 'secrets.json')), email);
  if (secret === undefined)
    throw new Error(`--code: npm start has created no person "${email}" here; see ${FOLDER}/people.txt`);
  process.stdout.write(`${computeCode(secret, new Date())}\n`);
}

/** The settings of one environment of bin/environments.ts, with a client for the printed lines and a second tenant. */
function chooseSettings(name: string | undefined): Settings {
  const parsed = parseSettings(environments, new Date().toISOString().slice(0, 10));
  if (!parsed.ok) throw new Error(`bin/environments.ts is invalid:\n${parsed.problems.join('\n')}`);
  const settings = name === undefined ? parsed.environments[0] : parsed.environments.find((each) => each.name === name);
  if (settings === undefined) {
    const names = parsed.environments.map((each) => each.name).join(', ');
    throw new Error(`--environment: bin/environments.ts has no "${name}"; it has ${names}`);
  }
  const { machineClients: own } = settings.identity;
  const machineClients = [
    { name: COMMAND_LINE, tenant: own[0]?.tenant ?? 'example', scopes: scopes.map(formatScope) },
    ...own,
    { name: NEIGHBOUR, tenant: NEIGHBOUR, scopes: ['records/read'] },
  ];
  return { ...settings, identity: { ...settings.identity, machineClients } };
}
