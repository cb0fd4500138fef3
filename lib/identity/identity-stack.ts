import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import type { DeadLetterQueue } from '../audit/dead-letter-queue';
import { allowReplacement } from '../data/database-endpoint';
import type { EnvironmentKeys } from '../encryption/environment-keys';
import type { EnvironmentProps } from '../environment-props';
import type { ClientIds } from './client-ids';
import type { GroupDefinition } from './group-definition';
import { HardenedUserPool } from './hardened-user-pool';
import { IdentityProviders } from './identity-providers';
import { MachineToMachineClients } from './machine-to-machine-clients';
import { ManagedLogin } from './managed-login';
import { ResourceServers } from './resource-servers';
import { formatScope, type ScopeDefinition } from './scope-definition';
import { SignInLog } from './sign-in-log';
import { TokenClaims } from './token-claims';
import { UserGroups } from './user-groups';
import { UserPoolWebAcl } from './user-pool-web-acl';
import { WebAppClient } from './web-app-client';

export interface IdentityStackProps extends EnvironmentProps {
  readonly keys: EnvironmentKeys;
  readonly deadLetters: DeadLetterQueue;
  readonly alerts: AlertTopic;
  /** Every scope that a route may require. */
  readonly scopes: readonly ScopeDefinition[];
  /** Groups of people. */
  readonly groups: readonly GroupDefinition[];
}

/** The user pool with its groups, app clients, scopes, identity providers, managed login and web ACL. */
export class IdentityStack extends Stack {
  readonly userPool: UserPool;
  /** Other stacks may use them although a client can be removed. */
  readonly clients: ClientIds;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { keys, prefix, groups } = props;
    const settings = props.settings.identity;
    const { domainPrefix, logRetentionDays } = settings;
    const signInHost = `${domainPrefix}.auth.${props.settings.region}.amazoncognito.com`;

    const { userPool } = new HardenedUserPool(this, 'UserPool', {
      signInHost,
      protection: props.settings,
      disposable: props.settings.disposable,
    });
    this.userPool = userPool;
    new TokenClaims(this, 'TokenClaims', {
      userPool,
      scopes: props.scopes.map(formatScope),
      groups,
      alerts: props.alerts,
      shared: { keys, deadLetters: props.deadLetters, logRetentionDays },
    });
    new UserGroups(this, 'UserGroups', { userPool, groups });
    const resourceServers = new ResourceServers(this, 'ResourceServers', { userPool, scopes: props.scopes });
    const { federation } = settings;
    const identityProviders = new IdentityProviders(this, 'IdentityProviders', { userPool, federation });
    const client = new WebAppClient(this, 'WebAppClient', { userPool, resourceServers, identityProviders, settings });
    const machines = new MachineToMachineClients(this, 'MachineToMachineClients', {
      userPool,
      resourceServers,
      settings,
    });
    this.clients = {
      people: allowReplacement(client.clientId),
      machines: new Map([...machines.clientIds].map(([name, clientId]) => [name, allowReplacement(clientId)])),
    };
    new ManagedLogin(this, 'ManagedLogin', { userPool, client, domainPrefix });
    new SignInLog(this, 'SignInLog', { userPool, key: keys.logs, logRetentionDays });
    new UserPoolWebAcl(this, 'WebAcl', { prefix, userPool, key: keys.logs, settings });

    new CfnOutput(this, 'UserPoolId', { value: userPool.userPoolId });
    new CfnOutput(this, 'WebAppClientId', { value: client.clientId });
    new CfnOutput(this, 'SignInUrl', { value: `https://${signInHost}` });
  }
}
