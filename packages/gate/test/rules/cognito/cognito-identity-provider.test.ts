import { cognitoIdentityProviderRules } from '../../../src/rules/cognito/cognito-identity-provider';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const SAML = { ProviderType: 'SAML' };
const OIDC = { ProviderType: 'OIDC' };
const mapping = (AttributeMapping: unknown) => ({ AttributeMapping });

rulesDecide('Cognito identity provider rules', cognitoIdentityProviderRules, {
  CognitoIdentityProviderPrivilegedAttributes: {
    holds: [{}, mapping({ email: 'email' }), mapping({ 'custom:language': 'locale' })],
    broken: [
      mapping({ 'custom:tenant': 'tenant' }),
      mapping({ email: 'email', 'custom:orgId': 'org' }),
      mapping({ 'custom:isAdmin': 'admin' }),
    ],
    undecided: [mapping(UNKNOWN)],
  },
  CognitoIdentityProviderCustomAttributes: {
    holds: [{}, mapping({ email: 'email' })],
    broken: [mapping({ 'custom:language': 'locale' })],
    undecided: [mapping(UNKNOWN)],
  },
  CognitoIdentityProviderHttps: {
    holds: [
      nest('ProviderDetails', { oidc_issuer: 'https://id.example.com', client_secret: UNKNOWN }),
      nest('ProviderDetails.MetadataURL', 'https://id.example.com/metadata'),
    ],
    broken: [
      nest('ProviderDetails.oidc_issuer', 'http://id.example.com'),
      nest('ProviderDetails.MetadataURL', 'http://id.example.com/metadata'),
      nest('ProviderDetails', { oidc_issuer: UNKNOWN, jwks_uri: 'http://id.example.com/keys' }),
    ],
    undecided: [nest('ProviderDetails.oidc_issuer', UNKNOWN), nest('ProviderDetails', UNKNOWN)],
  },
  CognitoIdentityProviderSamlStartedByApp: decideProperty('ProviderDetails.IDPInit', {
    holds: ['false', undefined],
    broken: ['true', true],
  }),
  CognitoIdentityProviderSamlEncrypted: decideProperty('ProviderDetails.EncryptedResponses', {
    holds: ['true'],
    broken: ['false', undefined],
    beside: SAML,
    notApplicable: [OIDC],
  }),
  CognitoIdentityProviderSamlSigned: decideProperty('ProviderDetails.RequestSigningAlgorithm', {
    holds: ['rsa-sha256'],
    broken: [undefined],
    beside: SAML,
    notApplicable: [OIDC],
  }),
});
