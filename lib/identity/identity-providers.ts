import { SecretValue } from 'aws-cdk-lib';
import { CfnUserPoolIdentityProvider, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';

type Provider = Settings['identity']['federation'][number];

export interface IdentityProvidersProps {
  readonly userPool: UserPool;
  readonly federation: readonly Provider[];
}

/** External identity providers whose users may sign in. Only the email address is mapped, never the tenant. */
export class IdentityProviders extends Construct {
  /** Names of the providers, as app clients list them. */
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, { userPool, federation }: IdentityProvidersProps) {
    super(scope, id);
    this.names = federation.map(({ name }) => name);
    for (const provider of federation) {
      new CfnUserPoolIdentityProvider(this, provider.name, {
        userPoolId: userPool.userPoolId,
        providerName: provider.name,
        ...buildProviderProperties(provider),
      });
    }
  }
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html */
function buildProviderProperties(provider: Provider): {
  providerType: string;
  providerDetails: object;
  attributeMapping: object;
} {
  switch (provider.type) {
    case 'oidc':
      return {
        providerType: 'OIDC',
        providerDetails: {
          client_id: provider.clientId,
          client_secret: SecretValue.secretsManager(provider.clientSecretName).unsafeUnwrap(),
          oidc_issuer: provider.issuer,
          authorize_scopes: 'openid email',
          attributes_request_method: 'GET',
        },
        attributeMapping: { email: 'email', email_verified: 'email_verified' },
      };
    case 'saml':
      return {
        providerType: 'SAML',
        providerDetails: {
          MetadataURL: provider.metadataUrl,
          IDPSignout: 'true',
          EncryptedResponses: 'true',
          RequestSigningAlgorithm: 'rsa-sha256',
        },
        attributeMapping: { email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress' },
      };
  }
}
