import type { AddedWeakness } from './added-weakness';
import { zone } from './origin-case';
import { NO_AUTHENTICATION, NO_DETECTION, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const POOL = 'eu-central-1_example';
const TENANT = /does not set the tenant, the role or the groups/;
const PLAIN = /calls its identity provider over HTTPS/;

/** Sign-in of users, and credentials for them. */
export const cognitoWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Cognito::IdentityPool',
    {
      AllowUnauthenticatedIdentities: false,
      CognitoIdentityProviders: [
        { ClientId: 'abc', ProviderName: `cognito-idp.eu-central-1.amazonaws.com/${POOL}`, ServerSideTokenCheck: true },
      ],
    },
    [
      ['cognito-classic-flow', TOO_BROAD, 'AllowClassicFlow', true, /basic \(classic\) authentication flow/],
      ['cognito-guests', NO_AUTHENTICATION, 'AllowUnauthenticatedIdentities', true, /unauthenticated logins/],
    ],
  ),
  ...weaken(
    'AWS::Cognito::IdentityPoolRoleAttachment',
    { IdentityPoolId: 'eu-central-1:1', Roles: { authenticated: WORK } },
    [['cognito-guest-role', NO_AUTHENTICATION, 'Roles.unauthenticated', WORK, /no role for unauthenticated/]],
  ),
  ...weaken(
    'AWS::Cognito::UserPoolIdentityProvider',
    {
      UserPoolId: POOL,
      ProviderName: 'partner',
      ProviderType: 'OIDC',
      AttributeMapping: { email: 'email' },
      ProviderDetails: { client_id: 'abc', oidc_issuer: 'https://id.example.com', authorize_scopes: 'openid email' },
    },
    [
      ['cognito-tenant-from-outside', TOO_BROAD, 'AttributeMapping', { 'custom:tenant': 'tenant' }, TENANT],
      ['cognito-role-from-outside', TOO_BROAD, 'AttributeMapping', { 'custom:userRole': 'role' }, TENANT],
      ['cognito-issuer-http', TRANSIT, 'ProviderDetails.oidc_issuer', 'http://id.example.com', PLAIN],
      ['cognito-keys-http', TRANSIT, 'ProviderDetails.jwks_uri', 'http://id.example.com/keys', PLAIN],
    ],
    zone,
  ),
  ...weaken(
    'AWS::Cognito::UserPoolIdentityProvider',
    {
      UserPoolId: POOL,
      ProviderName: 'company',
      ProviderType: 'SAML',
      AttributeMapping: { email: 'email' },
      ProviderDetails: { MetadataURL: 'https://id.example.com/metadata', EncryptedResponses: 'true' },
    },
    [
      [
        'cognito-saml-unasked',
        NO_AUTHENTICATION,
        'ProviderDetails.IDPInit',
        'true',
        /SAML sign-ins that it has started/,
      ],
      ['cognito-metadata-http', TRANSIT, 'ProviderDetails.MetadataURL', 'http://id.example.com/metadata', PLAIN],
    ],
    zone,
  ),
  ...weaken(
    'AWS::Cognito::UserPoolUser',
    { UserPoolId: POOL, Username: 'anna', UserAttributes: [{ Name: 'email', Value: 'anna@example.com' }] },
    [
      [
        'cognito-user-tenant',
        TOO_BROAD,
        'UserAttributes',
        [{ Name: 'custom:tenant', Value: 'acme' }],
        /gets no tenant, role or verified address/,
      ],
      [
        'cognito-user-verified',
        NO_AUTHENTICATION,
        'UserAttributes',
        [
          { Name: 'email', Value: 'anna@example.com' },
          { Name: 'email_verified', Value: 'true' },
        ],
        /gets no tenant, role or verified address/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Cognito::UserPoolClient',
    {
      UserPoolId: POOL,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://app.example.com/signed-in'],
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    },
    [
      ['cognito-implicit-flow', NO_AUTHENTICATION, 'AllowedOAuthFlows', ['implicit'], /allow the implicit flow/],
      [
        'cognito-user-list',
        'weak password',
        'PreventUserExistenceErrors',
        'LEGACY',
        /errors that reveal whether a user exists/,
      ],
      ['cognito-no-revocation', 'weak password', 'EnableTokenRevocation', false, /switch off the revocation of tokens/],
      ['cognito-callback-http', TRANSIT, 'CallbackURLs', ['http://app.example.com/in'], /redirects only to HTTPS/],
    ],
    zone,
  ),
  ...weaken('AWS::Cognito::UserPoolRiskConfigurationAttachment', { UserPoolId: POOL, ClientId: 'ALL' }, [
    [
      'cognito-stolen-passwords',
      NO_DETECTION,
      'CompromisedCredentialsRiskConfiguration.Actions.EventAction',
      'NO_ACTION',
      /compromised/i,
    ],
    [
      'cognito-takeover-allowed',
      NO_DETECTION,
      'AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction',
      'NO_ACTION',
      /risk/i,
    ],
  ]),
];
