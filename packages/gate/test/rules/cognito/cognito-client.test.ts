import { cognitoClientRules } from '../../../src/rules/cognito/cognito-client';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const TYPE = 'AWS::Cognito::UserPoolClient';
const CODE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'] };
const MACHINE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] };
const flows = (...ExplicitAuthFlows: unknown[]) => ({ ExplicitAuthFlows });
const disposable = (url: unknown) =>
  ({ resources: { Client: { Type: TYPE, Properties: { CallbackURLs: [url] } } }, disposable: true }) as const;
const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

rulesDecide('Cognito client rules', cognitoClientRules, {
  CognitoClientOAuthFlow: {
    holds: [CODE, { ...MACHINE, GenerateSecret: true }],
    broken: [
      { ...CODE, AllowedOAuthFlows: ['implicit'] },
      { ...CODE, AllowedOAuthFlows: ['code', 'implicit'] },
      { ...CODE, AllowedOAuthFlows: [] },
      { ...MACHINE, AllowedOAuthFlows: ['code', 'client_credentials'], GenerateSecret: true },
      { ...CODE, AllowedOAuthFlowsUserPoolClient: false },
      { AllowedOAuthFlows: ['code'] },
      MACHINE,
      { ...MACHINE, GenerateSecret: false },
    ],
    undecided: [
      { ...CODE, AllowedOAuthFlows: [UNKNOWN] },
      { ...MACHINE, GenerateSecret: UNKNOWN },
    ],
    notApplicable: [{}, { AllowedOAuthFlowsUserPoolClient: false }],
  },
  CognitoClientAuthFlows: {
    holds: [
      {},
      flows(),
      flows('ALLOW_USER_AUTH'),
      flows('ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'),
      { ...MACHINE, ...flows('ALLOW_REFRESH_TOKEN_AUTH') },
    ],
    broken: [
      flows('ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'),
      flows('ALLOW_ADMIN_USER_PASSWORD_AUTH'),
      flows('ADMIN_NO_SRP_AUTH'),
      MACHINE,
      { ...MACHINE, ...flows('ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH') },
    ],
    undecided: [flows(UNKNOWN)],
  },
  CognitoClientUserExistenceErrors: {
    holds: [{ PreventUserExistenceErrors: 'ENABLED' }],
    broken: [{}, { PreventUserExistenceErrors: 'LEGACY' }],
    undecided: [{ PreventUserExistenceErrors: UNKNOWN }],
  },
  CognitoClientRedirectUrlsEncrypted: {
    holds: [
      {},
      { CallbackURLs: ['https://a.example.com/in'], LogoutURLs: ['https://a.example.com/out'] },
      { CallbackURLs: [joined('https://', UNKNOWN, '/in')] },
      { CallbackURLs: ['com.example.app:/in'] },
      disposable('http://localhost:3000/in'),
    ],
    broken: [
      { CallbackURLs: ['http://a.example.com/in'] },
      { LogoutURLs: ['https://a.example.com/out', 'http://a.example.com/out'] },
      { DefaultRedirectURI: 'http://a.example.com/in' },
      { CallbackURLs: ['myapp://in'] },
      { CallbackURLs: ['http://localhost:3000/in'] },
      { CallbackURLs: [''] },
      disposable('http://a.example.com/in'),
      disposable('http://localhost.evil.example.com/in'),
    ],
    undecided: [{ CallbackURLs: [UNKNOWN] }],
  },
  CognitoClientCustomAttributesNotWritable: {
    holds: [{}, { WriteAttributes: ['email'] }, { ReadAttributes: ['custom:tenant'], WriteAttributes: ['email'] }],
    broken: [{ WriteAttributes: ['custom:tenant'] }, { WriteAttributes: ['email', 'custom:tenant'] }],
    undecided: [{ WriteAttributes: [UNKNOWN] }],
    notApplicable: [MACHINE],
  },
  CognitoClientScopes: {
    holds: [
      { ...CODE, AllowedOAuthScopes: ['openid', 'records/read'] },
      { ...CODE, AllowedOAuthScopes: [joined(UNKNOWN, '/read')] },
    ],
    broken: [
      CODE,
      { ...CODE, AllowedOAuthScopes: [] },
      { ...CODE, AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin'] },
    ],
    undecided: [{ ...CODE, AllowedOAuthScopes: [UNKNOWN] }],
    notApplicable: [{}, { AllowedOAuthFlows: [] }],
  },
});
