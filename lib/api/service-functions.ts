import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RecordsFunction } from '../../lambda/records/route';
import type { AlertTopic } from '../audit/alert-topic';
import type { Database } from '../data/database';
import { DatabaseRole } from '../data/database-role';
import { allowTenantKeys, type TenantKeyUse } from '../encryption/tenant-keys';
import { LiveAlias } from '../functions/live-alias';
import { type FunctionSurroundings, ServiceFunction } from '../functions/service-function';
import type { Network } from '../network/network';
import type { Settings } from '../settings/settings';
import { ServiceEvents } from './service-events';

export interface ServiceFunctionsProps {
  readonly prefix: string;
  readonly network: Network;
  readonly database: Database;
  readonly alerts: AlertTopic;
  /** Takes back the deployment of any of them. */
  readonly serverErrors: Alarm;
  readonly surroundings: FunctionSurroundings;
  readonly settings: Settings['api'];
}

/** The functions of the records service, one for each privilege, each with the database role of that privilege. */
export class ServiceFunctions extends Construct {
  /** The live version of each function. */
  readonly live: Readonly<Record<RecordsFunction, IFunction>>;

  constructor(scope: Construct, id: string, props: ServiceFunctionsProps) {
    super(scope, id);
    const read = this.#add('Read', 'Reads records', DatabaseRole.READ, 'unwrap', props);
    const write = this.#add('Write', 'Writes records', DatabaseRole.WRITE, 'make', props);
    // To erase is to take keys away; none is needed for that.
    const erase = this.#add('Erase', 'Erases persons', DatabaseRole.ERASE, undefined, props);
    this.live = { read: read.live, write: write.live, erase: erase.live };
    new ServiceEvents(this, 'Events', {
      prefix: props.prefix,
      logs: { Read: read.logGroup, Write: write.logGroup, Erase: erase.logGroup },
      alerts: props.alerts,
    });
  }

  #add(
    id: string,
    purpose: string,
    role: DatabaseRole,
    tenantKeys: TenantKeyUse | undefined,
    props: ServiceFunctionsProps,
  ): { readonly live: IFunction; readonly logGroup: ILogGroup } {
    const { network, database, alerts, serverErrors, surroundings, settings } = props;
    const key = surroundings.keys.subjects;
    const added = new ServiceFunction(this, id, {
      purpose,
      code: `records/${id.toLowerCase()}`,
      timeout: Duration.seconds(10),
      memoryMiB: 512,
      concurrency: settings.functionConcurrency,
      environment: {
        ...database.connectionEnvironment(role),
        ...(tenantKeys === undefined ? {} : { TENANT_KEYS_KEY_ARN: key.keyArn }),
      },
      network,
      surroundings,
    });
    database.allowConnection(added, role);
    if (tenantKeys !== undefined) allowTenantKeys(added.role, key, tenantKeys);
    const { alias } = new LiveAlias(this, `${id}Live`, {
      function: added,
      alerts,
      canary: settings.canary ? { rollBackOn: [serverErrors] } : undefined,
    });
    // True; exactOptionalPropertyTypes hides it.
    return { live: alias as IFunction, logGroup: added.logGroup };
  }
}
