import { CfnUserPoolClient, CfnUserPoolResourceServer, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import type { ResourceServers } from './resource-servers';

export interface MachineToMachineClientsProps {
  readonly userPool: UserPool;
  readonly resourceServers: ResourceServers;
  readonly settings: Settings['identity'];
}

/**
 * App clients of programs that call the API with the client credentials grant. Each may request its scopes of the API
 * and the scope of one tenant. Only that scope sets the tenant of its tokens. Cognito generates and stores the secret.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export class MachineToMachineClients extends Construct {
  /** The id of each client, by its name. */
  readonly clientIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { userPool, resourceServers, settings }: MachineToMachineClientsProps) {
    super(scope, id);
    const tenants = [...new Set(settings.machineClients.map(({ tenant }) => tenant))];
    const clientIds = new Map<string, string>();
    this.clientIds = clientIds;
    if (tenants.length === 0) return;
    const tenantScopes = new CfnUserPoolResourceServer(this, 'Tenants', {
      userPoolId: userPool.userPoolId,
      identifier: 'tenants',
      name: 'tenants',
      scopes: tenants.map((tenant) => ({ scopeName: tenant, scopeDescription: `Act for the tenant ${tenant}` })),
    });
    for (const { name, tenant, scopes } of settings.machineClients) {
      const client = new CfnUserPoolClient(this, name, {
        userPoolId: userPool.userPoolId,
        clientName: name,
        generateSecret: true,
        allowedOAuthFlowsUserPoolClient: true,
        allowedOAuthFlows: ['client_credentials'],
        allowedOAuthScopes: [`tenants/${tenant}`, ...scopes],
        // Without a value Cognito would allow sign-in with a password. No user signs in here, so no token is ever
        // refreshed.
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        preventUserExistenceErrors: 'ENABLED',
        enableTokenRevocation: true,
        accessTokenValidity: settings.accessTokenMinutes,
        tokenValidityUnits: { accessToken: 'minutes' },
      });
      client.node.addDependency(tenantScopes, resourceServers);
      clientIds.set(name, client.ref);
    }
  }
}
