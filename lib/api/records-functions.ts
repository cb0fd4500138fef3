import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RecordsFunction } from '../../lambda/records/route';
import type { AlertTopic } from '../audit/alert-topic';
import type { Database } from '../data/database';
import { DatabaseRole } from '../data/database-role';
import { buildKeyPattern, grantEpochKeys } from '../encryption/epoch-keys';
import { grantTenantKeys, type TenantKeyUse } from '../encryption/tenant-keys';
import { LiveAlias } from '../functions/live-alias';
import { ServiceFunction, type SharedFunctionResources } from '../functions/service-function';
import type { Network } from '../network/network';
import type { Settings } from '../settings/settings';
import { ServiceEventAlarms } from './service-event-alarms';

export interface RecordsFunctionsProps {
  readonly prefix: string;
  readonly network: Network;
  readonly database: Database;
  readonly alerts: AlertTopic;
  /** Rolls back the deployment of each function. */
  readonly serverErrors: Alarm;
  /** The id of the API key of each client, as JSON. */
  readonly clientKeys: string;
  readonly shared: SharedFunctionResources;
  readonly settings: Settings['api'];
}

/** The functions of the records service: one per privilege, each with the database role for it. */
export class RecordsFunctions extends Construct {
  /** The live version of each function. */
  readonly live: Readonly<Record<RecordsFunction, IFunction>>;
  /** ARN pattern of the keys of epochs, which the policies of the roles name. */
  readonly epochKeys: string;

  constructor(scope: Construct, id: string, props: RecordsFunctionsProps) {
    super(scope, id);
    this.epochKeys = buildKeyPattern(this);
    const read = this.#addFunction('Read', 'Reads records', DatabaseRole.READ, 'decrypt', props);
    const write = this.#addFunction('Write', 'Writes records', DatabaseRole.WRITE, 'create', props);
    // Erasure deletes tenant keys, which needs no use of a key.
    const erase = this.#addFunction('Erase', 'Erases persons', DatabaseRole.ERASE, undefined, props);
    this.live = { read: read.live, write: write.live, erase: erase.live };
    new ServiceEventAlarms(this, 'EventAlarms', {
      prefix: props.prefix,
      logs: { Read: read.logGroup, Write: write.logGroup, Erase: erase.logGroup },
      alerts: props.alerts,
    });
  }

  #addFunction(
    id: string,
    purpose: string,
    role: DatabaseRole,
    tenantKeys: TenantKeyUse | undefined,
    props: RecordsFunctionsProps,
  ): { readonly live: IFunction; readonly logGroup: ILogGroup } {
    const { network, database, alerts, serverErrors, shared, settings } = props;
    const key = shared.keys.subjects;
    const added = new ServiceFunction(this, id, {
      purpose,
      code: `records/${id.toLowerCase()}`,
      timeout: Duration.seconds(10).plus(database.resumeTime),
      memoryMiB: 512,
      concurrency: settings.functionConcurrency,
      environment: {
        ...database.buildConnectionEnvironment(role, this),
        CLIENT_API_KEYS: props.clientKeys,
        ...(tenantKeys === undefined ? {} : { TENANT_KEYS_KEY_ARN: key.keyArn }),
      },
      network,
      shared,
    });
    database.grantConnect(added, role);
    if (tenantKeys !== undefined) {
      grantTenantKeys(added, key, tenantKeys);
      grantEpochKeys(added, props.prefix);
    }
    const { alias } = new LiveAlias(this, `${id}Live`, {
      function: added,
      alerts,
      canary: settings.canary ? { namespace: `Bulwark/${props.prefix}`, rollBackOn: [serverErrors] } : undefined,
    });
    // Alias implements IFunction; exactOptionalPropertyTypes makes the types incompatible, so cast.
    return { live: alias as IFunction, logGroup: added.logGroup };
  }
}
