import { Duration } from 'aws-cdk-lib';
import { CfnUserPoolClient, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import type { IdentityProviders } from './identity-providers';
import type { ResourceServers } from './resource-servers';

export interface WebAppClientProps {
  readonly userPool: UserPool;
  readonly resourceServers: ResourceServers;
  readonly identityProviders: IdentityProviders;
  readonly settings: Settings['identity'];
}

/** Seconds in which a used refresh token is still accepted, for a response that was lost in transit. */
const ROTATION_GRACE = 10;

/**
 * App client of the web application. Users sign in with the authorization code grant and PKCE on the managed login
 * page. The client has no secret that could leak from a browser, short-lived access tokens, and refresh tokens that
 * work once. It may read the tenant of a user, and write only the email address.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export class WebAppClient extends Construct {
  readonly clientId: string;

  constructor(
    scope: Construct,
    id: string,
    { userPool, resourceServers, identityProviders, settings }: WebAppClientProps,
  ) {
    super(scope, id);
    const client = new CfnUserPoolClient(this, 'Resource', {
      userPoolId: userPool.userPoolId,
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid', 'email', ...resourceServers.scopes],
      callbackUrLs: settings.callbackUrls,
      logoutUrLs: settings.logoutUrls,
      supportedIdentityProviders: ['COGNITO', ...identityProviders.names],
      // Users choose password or passkey on the managed login page. Refresh token rotation replaces the refresh flow.
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
    client.node.addDependency(resourceServers, identityProviders);
    this.clientId = client.ref;
  }
}
