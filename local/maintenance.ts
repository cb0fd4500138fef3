import { KMSClient } from '@aws-sdk/client-kms';
import type { Pool } from 'pg';
import { compactKeys } from '../lambda/keeper/compact-keys';
import { createEpochService } from '../lambda/keeper/epoch-service';
import { type KeeperReport, keep } from '../lambda/keeper/keeper';
import { parseKeeperSettings } from '../lambda/keeper/keeper-settings';
import { createDatabaseCall } from '../lambda/records/database/database-call';
import { connectDatabase } from '../lambda/records/database/database-connection';
import { createKeyStore } from '../lambda/records/database/key-store';
import { createKeyService, KMS_OPTIONS } from '../lambda/records/encryption/key-service';
import { createTenantService } from '../lambda/tenants/tenant-service';
import { createLogger, type FunctionsProps } from './functions';
import type { AccessKey } from './kms/signature';
import type { DeployedTemplates } from './template/deployed-templates';
import { toObject } from './template/properties';

/** A function of the templates that no route calls: its identity, and its environment variables. */
export interface MaintenanceFunction {
  readonly name: string;
  readonly role: string;
  readonly databaseUser: string;
  readonly variables: Readonly<Record<string, string>>;
}

const USERS: ReadonlySet<string> = new Set(['bulwark_keeper', 'bulwark_tenants']);

/** Reads the functions that keep epochs and tenants. */
export function readMaintenanceFunctions(templates: DeployedTemplates): MaintenanceFunction[] {
  return templates.listResources('AWS::Lambda::Function').flatMap(({ ref, properties }) => {
    const variables = Object.fromEntries(
      Object.entries(toObject(toObject(properties['Environment'])['Variables'])).map(([name, value]) => [
        name,
        String(value),
      ]),
    );
    const { DATABASE_USER: databaseUser = '' } = variables;
    return USERS.has(databaseUser) ? [{ name: ref, role: String(properties['Role']), databaseUser, variables }] : [];
  });
}

export interface MaintenanceProps extends Omit<FunctionsProps, 'definitions'> {
  readonly functions: readonly MaintenanceFunction[];
}

export interface LocalMaintenance {
  /** Runs the scheduled function once. @param now its clock. Default: the clock of this machine. */
  readonly keep: (now?: () => Date) => Promise<KeeperReport>;
  /** Invokes the function that rotates and erases tenants. */
  readonly runTenantTask: (task: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const LIMIT_MS = 60_000;

/** The functions that no route calls, as their handlers compose them. */
export function createLocalMaintenance(props: MaintenanceProps): LocalMaintenance {
  const pools: Pool[] = [];
  const connect = (user: string, statementMs: number) => {
    const definition = props.functions.find(({ databaseUser }) => databaseUser === user);
    if (definition === undefined) throw new Error(`no function of the templates has the database user ${user}`);
    const { host, port, name, authority } = props.database;
    const settings = { host, port, name, user, region: props.region, connectMs: 5_000 };
    const password = async () => props.getPassword(user);
    const pool = connectDatabase(settings, { password, authority, statementMs });
    pools.push(pool);
    const credentials: AccessKey | undefined = props.accessKeys.find(({ principal }) => principal === definition.role);
    if (credentials === undefined) throw new Error(`${definition.name} has no access key`);
    const kms = new KMSClient({ ...KMS_OPTIONS, endpoint: props.kmsUrl, region: props.region, credentials });
    return { pool, kms, call: createDatabaseCall(pool), variables: definition.variables };
  };
  const keeper = connect('bulwark_keeper', 61_000);
  const settings = parseKeeperSettings(keeper.variables);
  const keeperLog = createLogger(props.log, 'keeper');
  const tenants = connect('bulwark_tenants', 11_000);
  const runTask = createTenantService({
    call: tenants.call,
    service: createKeyService(tenants.kms, tenants.variables['TENANT_KEYS_KEY_ARN'] ?? ''),
    store: createKeyStore(tenants.call),
    logger: createLogger(props.log, 'tenants'),
    now: Date.now,
    limitMs: LIMIT_MS,
  });
  return {
    keep: (now = () => new Date()) =>
      keep({
        call: keeper.call,
        service: createEpochService({ kms: keeper.kms, ...settings, settleMs: 0 }),
        schedule: settings,
        logger: keeperLog,
        compactKeys: () => compactKeys(keeper.pool),
        now,
      }),
    runTenantTask: (task) => runTask(task, 'local'),
    stop: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}
