import type { Writable } from 'node:stream';
import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Pool } from 'pg';
import { databaseCall } from '../lambda/records/database/database-call';
import { connectDatabase } from '../lambda/records/database/database-connection';
import { wrappedKeyStore } from '../lambda/records/database/wrapped-key-store';
import { keyRing } from '../lambda/records/encryption/key-ring';
import { KMS_OPTIONS, keyService } from '../lambda/records/encryption/key-service';
import { eraseService } from '../lambda/records/erase/erase-service';
import { readService } from '../lambda/records/read/read-service';
import { writeService } from '../lambda/records/write/write-service';
import type { AccessKey } from './kms/signature';
import type { LocalPostgres } from './postgres';
import { asObject, type Deployment } from './template/deployment';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** A function of the template: who it is, and what it is told by its environment. */
export interface FunctionDefinition {
  /** ARN of the alias that routes call. */
  readonly alias: string;
  readonly name: string;
  readonly role: string;
  readonly databaseUser: string;
  /** ARN of the key of the keys of tenants; a function that is not told of one has none. */
  readonly keyArn: string | undefined;
  readonly timeoutMs: number;
}

/** Functions behind an alias, with a database user: those of the service. */
export function functionDefinitions(deployment: Deployment): FunctionDefinition[] {
  const functions = new Map(deployment.all('AWS::Lambda::Function').map((each) => [each.ref, each.properties]));
  return deployment.all('AWS::Lambda::Alias').map(({ ref, properties }) => {
    const name = String(properties['FunctionName']);
    const { Role, Timeout, Environment } = functions.get(name) ?? {};
    const variables = asObject(asObject(Environment)['Variables']);
    const keyArn = variables['TENANT_KEYS_KEY_ARN'];
    return {
      alias: ref,
      name,
      role: String(Role),
      databaseUser: String(variables['DATABASE_USER']),
      keyArn: keyArn === undefined ? undefined : String(keyArn),
      timeoutMs: Number(Timeout) * 1000,
    };
  });
}

export interface FunctionsProps {
  readonly definitions: readonly FunctionDefinition[];
  readonly region: string;
  readonly database: Pick<LocalPostgres, 'host' | 'port' | 'authority'> & { readonly name: string };
  readonly passwordOf: (user: string) => string;
  readonly kmsUrl: string;
  readonly accessKeys: readonly AccessKey[];
  readonly log: Writable;
}

export interface LocalFunctions {
  readonly invoke: (alias: string, event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
  readonly stop: () => Promise<void>;
}

/** One process stands for as many environments of a function as there would be: so many requests at once reach the database. */
const CONNECTIONS = 8;

/** The functions of the service as their handlers compose them, but for where the database, the keys and the log are. */
export function localFunctions(props: FunctionsProps): LocalFunctions {
  const pools: Pool[] = [];
  const running = new Map<string, { readonly definition: FunctionDefinition; readonly handler: Handler }>();
  for (const definition of props.definitions) {
    const { host, port, name, authority } = props.database;
    const settings = { host, port, name, user: definition.databaseUser, region: props.region };
    const password = async () => props.passwordOf(definition.databaseUser);
    const pool = connectDatabase(settings, { password, authority, connections: CONNECTIONS });
    pools.push(pool);
    running.set(definition.alias, { definition, handler: compose(definition, pool, props) });
  }
  return {
    invoke: async (alias, event) => {
      const found = running.get(alias);
      if (found === undefined) throw new Error(`no function stands behind ${alias}`);
      const { definition, handler } = found;
      return within(definition.timeoutMs, handler(event, contextOf(definition, event)));
    },
    stop: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}

function compose(definition: FunctionDefinition, pool: Pool, props: FunctionsProps): Handler {
  const call = databaseCall(pool);
  const logger = loggerTo(props.log, `records-${definition.databaseUser.replace('bulwark_', '')}`);
  const keys = () => {
    const credentials = props.accessKeys.find(({ principal }) => principal === definition.role);
    if (credentials === undefined || definition.keyArn === undefined)
      throw new Error(`${definition.name} has no role, or no key`);
    const kms = new KMSClient({ ...KMS_OPTIONS, endpoint: props.kmsUrl, region: props.region, credentials });
    return keyRing({
      service: keyService(kms, definition.keyArn),
      wrapped: wrappedKeyStore(call),
      now: Date.now,
    });
  };
  switch (definition.databaseUser) {
    case 'bulwark_read':
      return readService({ call, keys: keys(), logger });
    case 'bulwark_write':
      return writeService({ call, keys: keys(), logger });
    case 'bulwark_erase':
      return eraseService({ call, logger });
    default:
      throw new Error(
        `${definition.name} signs in as ${definition.databaseUser}; say in local/functions.ts which service that is`,
      );
  }
}

/** The logger writes to the standard output and error it finds when it is made, which in AWS are CloudWatch Logs. */
function loggerTo(log: Writable, serviceName: string): Logger {
  const streams = ['stdout', 'stderr'] as const;
  const standard = streams.map((name) => Object.getOwnPropertyDescriptor(process, name) ?? {});
  for (const name of streams) Object.defineProperty(process, name, { value: log, configurable: true });
  try {
    return new Logger({ serviceName });
  } finally {
    for (const [at, name] of streams.entries()) Object.defineProperty(process, name, standard[at] ?? {});
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('the function took too long', 'TimeoutError')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function contextOf({ name, timeoutMs }: FunctionDefinition, event: APIGatewayProxyEvent): Context {
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
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}
