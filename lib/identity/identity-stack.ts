import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import type { DataKeys } from '../encryption/data-keys';
import type { EnvironmentProps } from '../environment-props';
import type { Network } from '../network/network';
import { FederatedProviders } from './federated-providers';
import { MachineClients } from './machine-clients';
import { PeopleClient } from './people-client';
import { ResourceServers } from './resource-servers';
import type { ScopeDefinition } from './scope-definition';
import { SignInFirewall } from './sign-in-firewall';
import { SignInLog } from './sign-in-log';
import { SignInPage } from './sign-in-page';
import { TokenClaims } from './token-claims';
import { UserDirectory } from './user-directory';

export interface IdentityStackProps extends EnvironmentProps {
  readonly keys: DataKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly network: Network;
  /** Every scope that a route may demand. */
  readonly scopes: readonly ScopeDefinition[];
}

/** Who people and programs are, and what tokens say of them. */
export class IdentityStack extends Stack {
  readonly users: UserDirectory;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { keys, prefix } = props;
    const settings = props.settings.identity;
    const { domainPrefix, logRetentionDays } = settings;
    const signInHost = `${domainPrefix}.auth.${props.settings.region}.amazoncognito.com`;

    this.users = new UserDirectory(this, 'Users', { signInHost, deletionProtection: settings.deletionProtection });
    const { userPool } = this.users;
    new TokenClaims(this, 'TokenClaims', {
      userPool,
      network: props.network,
      surroundings: { keys, deadLetters: props.deadLetters, logRetentionDays },
    });
    const resourceServers = new ResourceServers(this, 'ResourceServers', { userPool, scopes: props.scopes });
    const providers = new FederatedProviders(this, 'Providers', { userPool, federation: settings.federation });
    const client = new PeopleClient(this, 'PeopleClient', { userPool, resourceServers, providers, settings });
    new MachineClients(this, 'MachineClients', { userPool, resourceServers, settings });
    new SignInPage(this, 'SignInPage', { userPool, client, domainPrefix });
    new SignInLog(this, 'SignInLog', { userPool, key: keys.logs, logRetentionDays });
    new SignInFirewall(this, 'SignInFirewall', { prefix, userPool, key: keys.logs, settings });

    new CfnOutput(this, 'UserPoolId', { value: userPool.userPoolId });
    new CfnOutput(this, 'PeopleClientId', { value: client.clientId });
    new CfnOutput(this, 'SignInUrl', { value: `https://${signInHost}` });
  }
}
