import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../lib/settings/settings';
import { prepareDatabase } from './database';
import { functionDefinitions, localFunctions } from './functions';
import { apiDefinition } from './gateway/api-definition';
import { type Coverage, coverageOf } from './gateway/coverage';
import { startGateway } from './gateway/gateway';
import { tokenCheck } from './gateway/token-check';
import { countUsage } from './gateway/usage';
import { type Issuer, prepareIssuer } from './issuer/issuer';
import { issuerSettings, type MachineClient } from './issuer/issuer-settings';
import { type KmsServer, startKms } from './kms/kms-server';
import { localSecrets } from './local-secrets';
import { type LocalPostgres, startPostgres } from './postgres';
import type { Assembly } from './template/assembly';
import { Deployment } from './template/deployment';
import { startThread } from './thread';

export interface LocalBackendProps {
  readonly settings: Settings;
  /** Data, logs and secrets; made when missing, kept when the backend stops. */
  readonly folder: string;
  /** Port of the API. @default - a free one */
  readonly port?: number;
}

export interface LocalBackend {
  /** Address of the API, with its stage. */
  readonly url: string;
  readonly clients: readonly MachineClient[];
  /** A token of a client, asked for as the client would. */
  readonly token: Issuer['token'];
  readonly issuer: Issuer;
  /** Value of the API key of a client. */
  readonly apiKeyOf: (client: MachineClient) => string;
  readonly postgres: LocalPostgres;
  readonly kms: KmsServer;
  readonly coverage: Coverage;
  readonly logs: { readonly functions: string; readonly access: string };
  readonly stop: () => Promise<void>;
}

export const DATABASE = 'records';

/**
 * The whole backend of one environment on this machine: its templates are synthesized, and what they say is done by a real PostgreSQL, a
 * KMS endpoint, an issuer of tokens, the functions and a gateway. If any part does not start, those that did are stopped again.
 */
export async function startBackend(props: LocalBackendProps): Promise<LocalBackend> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return await start(props, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { settings, folder, port = 0 }: LocalBackendProps,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
) {
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const issuing = prepareIssuer();
  stops.push(issuing.stop);
  const starting = startPostgres({ folder: join(folder, 'postgres') });
  const stopPostgres = () =>
    starting.then(
      (started) => started.stop(),
      () => undefined,
    );
  stops.push(stopPostgres);
  // Whether it failed is asked below; until then nobody waits for it.
  starting.catch(() => undefined);
  const deployment = new Deployment(await synthesizeApart(settings), settings);
  const coverage = coverageOf(deployment);
  const api = apiDefinition(deployment);
  const definitions = functionDefinitions(deployment);
  const secrets = localSecrets(join(folder, 'secrets.json'));
  const accessKeys = definitions.map(({ name, role }) => ({
    accessKeyId: name,
    secretAccessKey: secrets.text(`role ${name}`),
    principal: role,
  }));
  const now = () => new Date();
  const kms = await startKms({
    deployment,
    place: settings,
    accessKeys,
    materialOf: (id) => secrets.bytes(`key ${id}`),
    now,
  });
  stops.push(kms.stop);
  const { clients, ...others } = issuerSettings(deployment, secrets);
  const [postgres, issuer] = await Promise.all([starting, issuing.start({ clients, ...others })]);
  const users = new Map(definitions.map(({ databaseUser }) => [databaseUser, secrets.text(`user ${databaseUser}`)]));
  await prepareDatabase(postgres, DATABASE, users);

  const logs = { functions: join(logFolder, 'functions.log'), access: join(logFolder, 'access.log') };
  const functionLog = createWriteStream(logs.functions, { flags: 'a' });
  const accessLog = createWriteStream(logs.access, { flags: 'a' });
  for (const log of [functionLog, accessLog]) stops.push(() => new Promise<void>((done) => log.end(done)));
  const functions = localFunctions({
    definitions,
    region: settings.region,
    database: { ...postgres, name: DATABASE },
    passwordOf: (user) => users.get(user) ?? '',
    kmsUrl: kms.url,
    accessKeys,
    log: functionLog,
  });
  stops.push(functions.stop);
  const gateway = await startGateway({
    api,
    checkToken: tokenCheck({
      issuer,
      clients: clients.map(({ id }) => id),
      cacheSeconds: api.tokenCacheSeconds,
      now: Date.now,
    }),
    countUsage: countUsage({ plans: api.plans, secretOf: (name) => secrets.text(`api key ${name}`), now }),
    invoke: functions.invoke,
    writeAccessLog: (line) => void accessLog.write(line),
    port,
  });
  stops.push(gateway.stop);
  const keyNames = api.plans.flatMap(({ keys }) => keys);
  return {
    url: gateway.url,
    clients,
    token: issuer.token,
    issuer,
    apiKeyOf: ({ name }: MachineClient) =>
      secrets.text(`api key ${keyNames.find((key) => key.endsWith(`-machine-${name}`))}`),
    postgres,
    kms,
    coverage,
    logs,
    stop,
  };
}

/** In a thread that is gone afterwards, and with it the CDK and all it keeps in memory. */
export async function synthesizeApart(settings: Settings): Promise<Assembly> {
  const thread = startThread(join(__dirname, 'template', 'assembly-worker.ts'));
  try {
    return await thread.run<Assembly>(settings);
  } finally {
    await thread.stop();
  }
}
