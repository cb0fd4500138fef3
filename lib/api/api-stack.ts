import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { routes } from '../../lambda/records/routes';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { Database } from '../data/database';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import type { ClientIds } from '../identity/client-ids';
import type { Network } from '../network/network';
import { ApiKeys } from './api-keys';
import { ApiWebAcl } from './api-web-acl';
import { CustomDomain } from './custom-domain';
import { RecordsApi, STAGE_NAME } from './records-api';
import { RecordsFunctions } from './records-functions';
import { ServerErrorAlarm } from './server-error-alarm';
import { UsagePlans } from './usage-plans';

export interface ApiStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  readonly network: Network;
  readonly database: Database;
  readonly userPool: UserPool;
  readonly clients: ClientIds;
}

/** The functions, the API that calls them, and the web ACL of the API. */
export class ApiStack extends Stack {
  readonly blockedAddresses: ApiWebAcl['blockedAddresses'];

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { keys, deadLetters, alerts, network, database, userPool, prefix } = props;
    const settings = props.settings.api;
    const name = `${prefix}-records`;
    const { alarm: serverErrors } = new ServerErrorAlarm(this, 'ServerErrorAlarm', {
      apiName: name,
      stageName: STAGE_NAME,
      alerts,
    });
    const apiKeys = new ApiKeys(this, 'ApiKeys', { prefix, clients: props.clients });
    const functions = new RecordsFunctions(this, 'Functions', {
      prefix,
      network,
      database,
      alerts,
      serverErrors,
      clientKeys: apiKeys.clientKeys,
      shared: { keys, deadLetters, logRetentionDays: settings.logRetentionDays },
      settings,
    });
    const { api } = new RecordsApi(this, 'Records', {
      name,
      routes,
      functions: functions.live,
      userPool,
      key: keys.logs,
      settings,
    });
    const { machineClients } = props.settings.identity;
    new UsagePlans(this, 'UsagePlans', { api, keys: apiKeys, settings });
    const stage = api.deploymentStage;
    const webAcl = new ApiWebAcl(this, 'WebAcl', { prefix, stage, routes, key: keys.logs, machineClients, settings });
    this.blockedAddresses = webAcl.blockedAddresses;
    if (settings.domain) new CustomDomain(this, 'Domain', { api, domain: settings.domain });

    new CfnOutput(this, 'ApiUrl', { value: settings.domain ? `https://${settings.domain.name}/` : api.url });
  }
}
