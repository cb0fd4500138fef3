import { CfnManagedLoginBranding, CfnUserPoolDomain, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { WebAppClient } from './web-app-client';

export interface ManagedLoginProps {
  readonly userPool: UserPool;
  readonly client: WebAppClient;
  readonly domainPrefix: string;
}

/** The version of the hosted pages that supports passkeys. */
const MANAGED_LOGIN_VERSION = 2;

/**
 * The managed login pages of Cognito, so that no application receives a password. Without a branding resource Cognito
 * does not serve the page of a client.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
 */
export class ManagedLogin extends Construct {
  constructor(scope: Construct, id: string, { userPool, client, domainPrefix }: ManagedLoginProps) {
    super(scope, id);
    new CfnUserPoolDomain(this, 'Domain', {
      userPoolId: userPool.userPoolId,
      domain: domainPrefix,
      managedLoginVersion: MANAGED_LOGIN_VERSION,
    });
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: userPool.userPoolId,
      clientId: client.clientId,
      useCognitoProvidedValues: true,
    });
  }
}
