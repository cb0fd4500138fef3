import { CfnManagedLoginBranding, CfnUserPoolDomain, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { PeopleClient } from './people-client';

export interface SignInPageProps {
  readonly userPool: UserPool;
  readonly client: PeopleClient;
  readonly domainPrefix: string;
}

/** Version of the hosted pages that knows passkeys. */
const MANAGED_LOGIN = 2;

/**
 * The hosted page where people sign in, so that no application of ours ever sees a password. Without a branding resource the
 * page of a client is not served.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
 */
export class SignInPage extends Construct {
  constructor(scope: Construct, id: string, { userPool, client, domainPrefix }: SignInPageProps) {
    super(scope, id);
    new CfnUserPoolDomain(this, 'Domain', {
      userPoolId: userPool.userPoolId,
      domain: domainPrefix,
      managedLoginVersion: MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: userPool.userPoolId,
      clientId: client.clientId,
      useCognitoProvidedValues: true,
    });
  }
}
