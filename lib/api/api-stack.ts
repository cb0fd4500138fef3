import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { routes } from '../../lambda/records/routes';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { Database } from '../data/database';
import type { DataKeys } from '../encryption/data-keys';
import type { EnvironmentProps } from '../environment-props';
import type { UserDirectory } from '../identity/user-directory';
import type { Network } from '../network/network';
import { CustomDomain } from './custom-domain';
import { RecordsApi, STAGE_NAME } from './records-api';
import { ServerErrors } from './server-errors';
import { ServiceFunctions } from './service-functions';
import { UsagePlans } from './usage-plans';
import { WebFirewall } from './web-firewall';

export interface ApiStackProps extends EnvironmentProps {
  readonly keys: DataKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  readonly network: Network;
  readonly database: Database;
  readonly users: UserDirectory;
}

/** The functions, the API that calls them and the firewall before it. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { keys, deadLetters, alerts, network, database, users, prefix } = props;
    const settings = props.settings.api;
    const name = `${prefix}-records`;
    const { alarm: serverErrors } = new ServerErrors(this, 'ServerErrors', {
      apiName: name,
      stageName: STAGE_NAME,
      alerts,
    });
    const functions = new ServiceFunctions(this, 'Functions', {
      prefix,
      network,
      database,
      alerts,
      serverErrors,
      surroundings: { keys, deadLetters, logRetentionDays: settings.logRetentionDays },
      settings,
    });
    const { api } = new RecordsApi(this, 'Records', {
      name,
      routes,
      functions: functions.live,
      userPool: users.userPool,
      key: keys.logs,
      settings,
    });
    const { machineClients } = props.settings.identity;
    new UsagePlans(this, 'UsagePlans', { prefix, api, machineClients, settings });
    new WebFirewall(this, 'Firewall', { prefix, stage: api.deploymentStage, key: keys.logs, machineClients, settings });
    if (settings.domain) new CustomDomain(this, 'Domain', { api, domain: settings.domain });

    new CfnOutput(this, 'ApiUrl', { value: settings.domain ? `https://${settings.domain.name}/` : api.url });
  }
}
