import { CfnUserPoolClient, CfnUserPoolResourceServer, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import type { ResourceServers } from './resource-servers';

export interface MachineClientsProps {
  readonly userPool: UserPool;
  readonly resourceServers: ResourceServers;
  readonly settings: Settings['identity'];
}

/**
 * Programs that call the API on their own, by client credentials. Each is allowed the scope of one tenant besides those of the
 * API, and that scope is the only thing that decides the tenant of its tokens. Cognito makes and keeps the secret.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export class MachineClients extends Construct {
  constructor(scope: Construct, id: string, { userPool, resourceServers, settings }: MachineClientsProps) {
    super(scope, id);
    const tenants = [...new Set(settings.machineClients.map(({ tenant }) => tenant))];
    if (tenants.length === 0) return;
    const tenantScopes = new CfnUserPoolResourceServer(this, 'Tenants', {
      userPoolId: userPool.userPoolId,
      identifier: 'tenants',
      name: 'tenants',
      scopes: tenants.map((tenant) => ({ scopeName: tenant, scopeDescription: `Act for the tenant ${tenant}` })),
    });
    for (const { name, tenant } of settings.machineClients) {
      const client = new CfnUserPoolClient(this, name, {
        userPoolId: userPool.userPoolId,
        clientName: name,
        generateSecret: true,
        allowedOAuthFlowsUserPoolClient: true,
        allowedOAuthFlows: ['client_credentials'],
        allowedOAuthScopes: [`tenants/${tenant}`, ...resourceServers.scopes],
        // Left out, Cognito would allow sign-in with a password; nobody signs in here, so that nothing is ever refreshed.
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        preventUserExistenceErrors: 'ENABLED',
        enableTokenRevocation: true,
        accessTokenValidity: settings.accessTokenMinutes,
        tokenValidityUnits: { accessToken: 'minutes' },
      });
      client.node.addDependency(tenantScopes, resourceServers);
    }
  }
}
