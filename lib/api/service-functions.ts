import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { RecordsFunction } from '../../lambda/records/route';
import type { AlertTopic } from '../audit/alert-topic';
import type { Database } from '../data/database';
import { DatabaseRole } from '../data/database-role';
import { LiveAlias } from '../functions/live-alias';
import { type FunctionSurroundings, ServiceFunction } from '../functions/service-function';
import type { Network } from '../network/network';
import type { Settings } from '../settings/settings';

export interface ServiceFunctionsProps {
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
  readonly live: Readonly<Partial<Record<RecordsFunction, IFunction>>>;

  constructor(scope: Construct, id: string, props: ServiceFunctionsProps) {
    super(scope, id);
    this.live = { read: this.#add('Read', 'Reads records', 'records/read', DatabaseRole.READ, props) };
  }

  #add(id: string, purpose: string, code: string, role: DatabaseRole, props: ServiceFunctionsProps): IFunction {
    const { network, database, alerts, serverErrors, surroundings, settings } = props;
    const added = new ServiceFunction(this, id, {
      purpose,
      code,
      timeout: Duration.seconds(10),
      memoryMiB: 512,
      concurrency: settings.functionConcurrency,
      environment: database.connectionEnvironment(role),
      network,
      surroundings,
    });
    database.allowConnection(added, role);
    const { alias } = new LiveAlias(this, `${id}Live`, {
      function: added,
      alerts,
      canary: settings.canary ? { rollBackOn: [serverErrors] } : undefined,
    });
    return alias as IFunction; // true; exactOptionalPropertyTypes hides it
  }
}
