import { mkdirSync } from 'node:fs';
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
import type { LocalPerson } from './issuer/people';
import { openCreatedKeys } from './kms/created-keys';
import { type KmsServer, startKms } from './kms/kms-server';
import { openLocalSecrets } from './local-secrets';
import { openLogFile } from './log-file';
import { createLocalMaintenance, type LocalMaintenance, readMaintenanceFunctions } from './maintenance';
import { createPage } from './page/page-server';
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
  /** Address of the page on which people sign in and call the API. */
  readonly page: string;
  readonly clients: readonly MachineClient[];
  /** Who can sign in. */
  readonly people: readonly LocalPerson[];
  /** The id of the client with which people sign in. */
  readonly peopleClient: string;
  /** Requests a token as the client would. */
  readonly requestToken: Issuer['requestToken'];
  readonly issuer: Issuer;
  /** The value of the API key of a client. */
  readonly getApiKey: (client: MachineClient) => string;
  /** The API key of the web application, which every browser receives. */
  readonly peopleKey: string;
  readonly postgres: LocalPostgres;
  /** The functions that no route calls. */
  readonly maintenance: Pick<LocalMaintenance, 'keep' | 'runTenantTask'>;
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
  const maintainers = readMaintenanceFunctions(templates);
  const secrets = openLocalSecrets(join(folder, 'secrets.json'));
  const accessKeys = [...definitions, ...maintainers].map(({ name, role }) => ({
    accessKeyId: name,
    secretAccessKey: secrets.getText(`role ${name}`),
    principal: role,
  }));
  const kms = await startKms({
    templates,
    location: settings,
    accessKeys,
    created: openCreatedKeys(join(folder, 'kms-keys.json')),
    getKeyMaterial: (id) => secrets.getBytes(`key ${id}`),
    now: () => new Date(),
  });
  stops.push(kms.stop);
  const issuerSettings = readIssuerSettings(templates, secrets);
  const { clients, people, peopleClient } = issuerSettings;
  const [postgres, issuer] = await Promise.all([starting, issuing.start(issuerSettings)]);
  const users = new Map(
    [...definitions, ...maintainers].map(({ databaseUser }) => [databaseUser, secrets.getText(`user ${databaseUser}`)]),
  );
  await prepareDatabase(postgres, DATABASE, users);

  const logs = { functions: join(logFolder, 'functions.log'), access: join(logFolder, 'access.log') };
  const functionLog = openLogFile(logs.functions);
  const accessLog = openLogFile(logs.access);
  const logFiles = [functionLog, accessLog];
  for (const log of logFiles) stops.push(log.close);
  const shared = {
    region: settings.region,
    database: { ...postgres, name: DATABASE },
    getPassword: (user: string) => users.get(user) ?? '',
    kmsUrl: kms.url,
    accessKeys,
    log: functionLog.stream,
  };
  const maintenance = createLocalMaintenance({ ...shared, functions: maintainers });
  stops.push(maintenance.stop);
  // As a deployment does: the first epoch is open before the first request.
  await maintenance.keep();
  const functions = createLocalFunctions({ ...shared, definitions });
  stops.push(functions.stop);
  const keyNames = api.plans.flatMap(({ keys }) => keys);
  const findKey = (suffix: string) => secrets.getText(`api key ${keyNames.find((key) => key.endsWith(suffix))}`);
  const peopleKey = findKey('-people');
  const answerPage = createPage({ stage: api.stage, issuer: issuer.url, client: peopleClient.id, apiKey: peopleKey });
  const gateway = await startGateway({
    api,
    answerOutside: answerPage,
    checkToken: createTokenCheck({
      issuer,
      clients: [...clients, peopleClient].map(({ id }) => id),
      cacheSeconds: api.tokenCacheSeconds,
      now: Date.now,
    }),
    countUsage: createUsageCounter({ plans: api.plans, getApiKey: (name) => secrets.getText(`api key ${name}`), now }),
    invoke: functions.invoke,
    writeAccessLog: (line) => void accessLog.stream.write(line),
    now: () => now().getTime(),
    port,
  });
  stops.push(gateway.stop);
  return {
    url: gateway.url,
    page: new URL('/', gateway.url).href,
    clients,
    people,
    peopleClient: peopleClient.id,
    peopleKey,
    requestToken: issuer.requestToken,
    issuer,
    getApiKey: ({ name }: MachineClient) => findKey(`-machine-${name}`),
    postgres,
    maintenance,
    kms,
    coverage,
    logs,
    flushLogs: async () => void (await Promise.all(logFiles.map((log) => log.flush()))),
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
