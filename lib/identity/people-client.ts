import { Duration } from 'aws-cdk-lib';
import { CfnUserPoolClient, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import type { FederatedProviders } from './federated-providers';
import type { ResourceServers } from './resource-servers';

export interface PeopleClientProps {
  readonly userPool: UserPool;
  readonly resourceServers: ResourceServers;
  readonly providers: FederatedProviders;
  readonly settings: Settings['identity'];
}

/** Seconds an already used refresh token is still taken, for an answer that got lost on the way. */
const ROTATION_GRACE = 10;

/**
 * How applications sign people in: authorization code with PKCE through the sign-in page, no secret that could leak from a
 * browser, short access tokens, refresh tokens that work once. It may read a user's tenant and write neither that nor roles.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export class PeopleClient extends Construct {
  readonly clientId: string;

  constructor(scope: Construct, id: string, { userPool, resourceServers, providers, settings }: PeopleClientProps) {
    super(scope, id);
    const client = new CfnUserPoolClient(this, 'Resource', {
      userPoolId: userPool.userPoolId,
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid', 'email', ...resourceServers.scopes],
      callbackUrLs: settings.callbackUrls,
      logoutUrLs: settings.logoutUrls,
      supportedIdentityProviders: ['COGNITO', ...providers.names],
      // Choice of password or passkey on the sign-in page. Refresh is not listed: rotation replaces that flow.
      explicitAuthFlows: ['ALLOW_USER_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      accessTokenValidity: settings.accessTokenMinutes,
      idTokenValidity: settings.accessTokenMinutes,
      refreshTokenValidity: Duration.hours(settings.sessionHours).toMinutes(),
      tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' },
      refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: ROTATION_GRACE },
      authSessionValidity: 3,
      readAttributes: ['email', 'email_verified', 'custom:tenant'],
      writeAttributes: ['email'],
    });
    client.node.addDependency(resourceServers, providers);
    this.clientId = client.ref;
  }
}
