import type { Writable } from 'node:stream';
import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Pool } from 'pg';
import { createDatabaseCall } from '../lambda/records/database/database-call';
import { connectDatabase } from '../lambda/records/database/database-connection';
import { createKeyStore } from '../lambda/records/database/key-store';
import { createKeyRing } from '../lambda/records/encryption/key-ring';
import { createKeyService, KMS_OPTIONS } from '../lambda/records/encryption/key-service';
import { createEraseService } from '../lambda/records/erase/erase-service';
import { readClientKeys } from '../lambda/records/http/client-keys';
import { createReadService } from '../lambda/records/read/read-service';
import { createWriteService } from '../lambda/records/write/write-service';
import type { AccessKey } from './kms/signature';
import type { LocalPostgres } from './postgres';
import type { DeployedTemplates } from './template/deployed-templates';
import { toObject } from './template/properties';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** A function of the templates: its identity, and its environment variables. */
export interface FunctionDefinition {
  /** ARN of the alias that routes call. */
  readonly alias: string;
  readonly name: string;
  readonly role: string;
  readonly databaseUser: string;
  /** Milliseconds that a connection to the database may take. */
  readonly connectMs: number;
  /** ARN of the KMS key for the keys of tenants; undefined for a function without this variable. */
  readonly keyArn: string | undefined;
  /** The API key of each client, as JSON. */
  readonly clientKeys: string;
  readonly timeoutMs: number;
}

/** Reads the functions of the service: those with an alias and a database user. */
export function readFunctionDefinitions(templates: DeployedTemplates): FunctionDefinition[] {
  const functions = new Map(
    templates.listResources('AWS::Lambda::Function').map((each) => [each.ref, each.properties]),
  );
  return templates.listResources('AWS::Lambda::Alias').map(({ ref, properties }) => {
    const name = String(properties['FunctionName']);
    const { Role, Timeout, Environment } = functions.get(name) ?? {};
    const variables = toObject(toObject(Environment)['Variables']);
    const keyArn = variables['TENANT_KEYS_KEY_ARN'];
    return {
      alias: ref,
      name,
      role: String(Role),
      databaseUser: String(variables['DATABASE_USER']),
      connectMs: Number(variables['DATABASE_CONNECT_MS']),
      keyArn: keyArn === undefined ? undefined : String(keyArn),
      clientKeys: String(variables['CLIENT_API_KEYS']),
      timeoutMs: Number(Timeout) * 1000,
    };
  });
}

export interface FunctionsProps {
  readonly definitions: readonly FunctionDefinition[];
  readonly region: string;
  readonly database: Pick<LocalPostgres, 'host' | 'port' | 'authority'> & { readonly name: string };
  readonly getPassword: (user: string) => string;
  readonly kmsUrl: string;
  readonly accessKeys: readonly AccessKey[];
  readonly log: Writable;
}

export interface LocalFunctions {
  readonly invoke: (alias: string, event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
  readonly stop: () => Promise<void>;
}

/**
 * One process replaces many execution environments of a function, so this many concurrent requests reach the
 * database.
 */
const CONNECTIONS = 8;

/**
 * The functions of the service as their handlers compose them, but for where the database, the keys and the log are.
 */
export function createLocalFunctions(props: FunctionsProps): LocalFunctions {
  const pools: Pool[] = [];
  const running = new Map<string, { readonly definition: FunctionDefinition; readonly handler: Handler }>();
  for (const definition of props.definitions) {
    const { host, port, name, authority } = props.database;
    const { databaseUser: user, connectMs } = definition;
    const settings = { host, port, name, user, connectMs, region: props.region };
    const password = async () => props.getPassword(user);
    const pool = connectDatabase(settings, { password, authority, connections: CONNECTIONS });
    pools.push(pool);
    running.set(definition.alias, { definition, handler: createHandler(definition, pool, props) });
  }
  return {
    invoke: async (alias, event) => {
      const found = running.get(alias);
      if (found === undefined) throw new Error(`no function has the alias ${alias}`);
      const { definition, handler } = found;
      return limitTime(definition.timeoutMs, handler(event, buildContext(definition, event)));
    },
    stop: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}

function createHandler(definition: FunctionDefinition, pool: Pool, props: FunctionsProps): Handler {
  const call = createDatabaseCall(pool);
  const logger = createLogger(props.log, `records-${definition.databaseUser.replace('bulwark_', '')}`);
  const createKeys = () => {
    const credentials = props.accessKeys.find(({ principal }) => principal === definition.role);
    if (credentials === undefined || definition.keyArn === undefined)
      throw new Error(`${definition.name} has no access key or no KMS key`);
    const kms = new KMSClient({ ...KMS_OPTIONS, endpoint: props.kmsUrl, region: props.region, credentials });
    return createKeyRing({
      service: createKeyService(kms, definition.keyArn),
      store: createKeyStore(call),
      now: Date.now,
    });
  };
  const shared = { call, logger, clientKeys: readClientKeys({ CLIENT_API_KEYS: definition.clientKeys }) };
  switch (definition.databaseUser) {
    case 'bulwark_read':
      return createReadService({ ...shared, keys: createKeys() });
    case 'bulwark_write':
      return createWriteService({ ...shared, keys: createKeys(), now: Date.now });
    case 'bulwark_erase':
      return createEraseService({ ...shared, now: Date.now });
    default:
      throw new Error(
        `${definition.name} has the database user ${definition.databaseUser}; add its service to local/functions.ts`,
      );
  }
}

/**
 * Creates a logger that writes to `log`. Powertools writes to the standard streams that it finds when it is created.
 */
export function createLogger(log: Writable, serviceName: string): Logger {
  const streams = ['stdout', 'stderr'] as const;
  const standard = streams.map((name) => Object.getOwnPropertyDescriptor(process, name) ?? {});
  for (const name of streams) Object.defineProperty(process, name, { value: log, configurable: true });
  try {
    return new Logger({ serviceName });
  } finally {
    for (const [at, name] of streams.entries()) Object.defineProperty(process, name, standard[at] ?? {});
  }
}

function limitTime<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('the function timed out', 'TimeoutError')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Deprecated members of a context, which no function of the service calls. */
const UNUSED = { done: () => {}, fail: () => {}, succeed: () => {} };

function buildContext({ name, timeoutMs }: FunctionDefinition, event: APIGatewayProxyEvent): Context {
  const until = Date.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: '1',
    invokedFunctionArn: name,
    memoryLimitInMB: '512',
    awsRequestId: event.requestContext.requestId,
    logGroupName: name,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => until - Date.now(),
    ...UNUSED,
  };
}
