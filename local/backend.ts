import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../lib/settings/settings';
import { prepareDatabase } from './database';
import { createLocalFunctions, readFunctionDefinitions } from './functions';
import { readApiDefinition } from './gateway/api-definition';
import { type Coverage, checkCoverage } from './gateway/coverage';
import { startGateway } from './gateway/gateway';
import { createTokenCheck } from './gateway/token-check';
import { createUsageCounter } from './gateway/usage';
import { type Issuer, prepareIssuer } from './issuer/issuer';
import { type MachineClient, readIssuerSettings } from './issuer/issuer-settings';
import { type KmsServer, startKms } from './kms/kms-server';
import { openLocalSecrets } from './local-secrets';
import { type LocalPostgres, startPostgres } from './postgres';
import type { Assembly } from './template/assembly';
import { DeployedTemplates } from './template/deployed-templates';
import { startThread } from './thread';

export interface LocalBackendProps {
  readonly settings: Settings;
  /** Data, logs and secrets; created when missing, kept when the backend stops. */
  readonly folder: string;
  /** Port of the API. @default - a free one */
  readonly port?: number;
  /** The clock of throttles and quotas. @default - the clock of this machine */
  readonly now?: () => Date;
}

export interface LocalBackend {
  /** Address of the API, with its stage. */
  readonly url: string;
  readonly clients: readonly MachineClient[];
  /** Requests a token as the client would. */
  readonly requestToken: Issuer['requestToken'];
  readonly issuer: Issuer;
  /** The value of the API key of a client. */
  readonly getApiKey: (client: MachineClient) => string;
  readonly postgres: LocalPostgres;
  readonly kms: KmsServer;
  readonly coverage: Coverage;
  readonly logs: { readonly functions: string; readonly access: string };
  /** Waits until everything that was logged so far is in the files. */
  readonly flushLogs: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const DATABASE = 'records';

/**
 * Starts the whole backend of one environment on this machine. It synthesizes the templates and runs what they declare:
 * a real PostgreSQL, a KMS endpoint, an issuer of tokens, the functions and a gateway. When a part does not start, it
 * stops the others.
 */
export async function startBackend(props: LocalBackendProps): Promise<LocalBackend> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return await startParts(props, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  { settings, folder, port = 0, now = () => new Date() }: LocalBackendProps,
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
  // A failure is handled where `starting` is awaited below.
  starting.catch(() => undefined);
  const templates = new DeployedTemplates(await synthesizeInThread(settings), settings);
  const coverage = checkCoverage(templates);
  const api = readApiDefinition(templates);
  const definitions = readFunctionDefinitions(templates);
  const secrets = openLocalSecrets(join(folder, 'secrets.json'));
  const accessKeys = definitions.map(({ name, role }) => ({
    accessKeyId: name,
    secretAccessKey: secrets.getText(`role ${name}`),
    principal: role,
  }));
  const kms = await startKms({
    templates,
    location: settings,
    accessKeys,
    getKeyMaterial: (id) => secrets.getBytes(`key ${id}`),
    now: () => new Date(),
  });
  stops.push(kms.stop);
  const { clients, ...others } = readIssuerSettings(templates, secrets);
  const [postgres, issuer] = await Promise.all([starting, issuing.start({ clients, ...others })]);
  const users = new Map(definitions.map(({ databaseUser }) => [databaseUser, secrets.getText(`user ${databaseUser}`)]));
  await prepareDatabase(postgres, DATABASE, users);

  const logs = { functions: join(logFolder, 'functions.log'), access: join(logFolder, 'access.log') };
  const functionLog = createWriteStream(logs.functions, { flags: 'a' });
  const accessLog = createWriteStream(logs.access, { flags: 'a' });
  const streams = [functionLog, accessLog];
  for (const log of streams) stops.push(() => new Promise<void>((done) => log.end(done)));
  const functions = createLocalFunctions({
    definitions,
    region: settings.region,
    database: { ...postgres, name: DATABASE },
    getPassword: (user) => users.get(user) ?? '',
    kmsUrl: kms.url,
    accessKeys,
    log: functionLog,
  });
  stops.push(functions.stop);
  const gateway = await startGateway({
    api,
    checkToken: createTokenCheck({
      issuer,
      clients: clients.map(({ id }) => id),
      cacheSeconds: api.tokenCacheSeconds,
      now: Date.now,
    }),
    countUsage: createUsageCounter({ plans: api.plans, getApiKey: (name) => secrets.getText(`api key ${name}`), now }),
    invoke: functions.invoke,
    writeAccessLog: (line) => void accessLog.write(line),
    now: () => now().getTime(),
    port,
  });
  stops.push(gateway.stop);
  const keyNames = api.plans.flatMap(({ keys }) => keys);
  return {
    url: gateway.url,
    clients,
    requestToken: issuer.requestToken,
    issuer,
    getApiKey: ({ name }: MachineClient) =>
      secrets.getText(`api key ${keyNames.find((key) => key.endsWith(`-machine-${name}`))}`),
    postgres,
    kms,
    coverage,
    logs,
    flushLogs: async () => void (await Promise.all(streams.map((log) => new Promise((done) => log.write('', done))))),
    stop,
  };
}

/** Synthesizes in a thread that ends afterwards, so that the CDK and its memory are freed. */
export async function synthesizeInThread(settings: Settings): Promise<Assembly> {
  const thread = startThread(join(__dirname, 'template', 'assembly-worker.ts'));
  try {
    return await thread.run<Assembly>(settings);
  } finally {
    await thread.stop();
  }
}
