import { userPoolClientRules } from '../../../lib/compliance/rules/user-pool-client-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const TYPE = 'AWS::Cognito::UserPoolClient';
const CODE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'] };
const MACHINE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] };
const POOL = { Ref: 'Users' };
const minutes = (AccessTokenValidity: unknown, IdTokenValidity: unknown, RefreshTokenValidity: unknown) => ({
  AccessTokenValidity,
  IdTokenValidity,
  RefreshTokenValidity,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
});
const rotation = (Feature: unknown, RetryGracePeriodSeconds?: unknown) => ({
  RefreshTokenRotation: { Feature, RetryGracePeriodSeconds },
});
const flows = (...ExplicitAuthFlows: unknown[]) => ({ ExplicitAuthFlows });
const redirected = (url: unknown, DeletionProtection: unknown) => ({
  resources: {
    Client: { Type: TYPE, Properties: { CallbackURLs: [url] } },
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection } },
  },
});
const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const inPool = (client: object, Schema: unknown) => ({
  resources: {
    Client: { Type: TYPE, Properties: { UserPoolId: POOL, ...client } },
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { Schema } },
  },
});
const asked = (scopes: unknown, pool: unknown = POOL, ScopeName: unknown = 'read') => ({
  resources: {
    Client: { Type: TYPE, Properties: { UserPoolId: POOL, AllowedOAuthScopes: scopes } },
    Users: { Type: 'AWS::Cognito::UserPool' },
    Others: { Type: 'AWS::Cognito::UserPool' },
    Records: {
      Type: 'AWS::Cognito::UserPoolResourceServer',
      Properties: { UserPoolId: pool, Identifier: 'records', Scopes: [{ ScopeName }] },
    },
  },
});

rulesDecide('user pool client rules', userPoolClientRules, {
  CognitoClientCodeFlow: {
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
  CognitoSignInFlows: {
    holds: [
      flows('ALLOW_USER_AUTH'),
      flows('ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'),
      { ...MACHINE, ...flows('ALLOW_REFRESH_TOKEN_AUTH') },
    ],
    broken: [
      {},
      flows(),
      flows('ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'),
      flows('ALLOW_ADMIN_USER_PASSWORD_AUTH'),
      flows('ADMIN_NO_SRP_AUTH'),
      MACHINE,
      { ...MACHINE, ...flows('ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH') },
    ],
    undecided: [flows(UNKNOWN)],
  },
  CognitoTokenLifetimes: {
    holds: [
      minutes(15, 60, 480),
      minutes('60', 5, 1440),
      { RefreshTokenValidity: 1 },
      { AccessTokenValidity: 1, IdTokenValidity: 0, RefreshTokenValidity: 1 },
      {
        ...minutes(900, 15, 480),
        TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'minutes', RefreshToken: 'minutes' },
      },
      { ...MACHINE, ...minutes(15, 600, 60_000) },
      MACHINE,
    ],
    broken: [
      {},
      minutes(61, 15, 480),
      minutes(15, 61, 480),
      minutes(15, 15, 1441),
      minutes(15, 15, 0),
      { AccessTokenValidity: 15, IdTokenValidity: 1, RefreshTokenValidity: 1 },
      { ...minutes(1, 1, 1), TokenValidityUnits: { RefreshToken: 'weeks' } },
      { ...MACHINE, AccessTokenValidity: 2 },
    ],
    undecided: [minutes(UNKNOWN, 15, 480), { ...minutes(15, 15, 480), TokenValidityUnits: UNKNOWN }],
  },
  CognitoRefreshTokens: {
    holds: [rotation('ENABLED'), rotation('ENABLED', 60), { ...rotation('ENABLED', 0), EnableTokenRevocation: true }],
    broken: [
      {},
      rotation('DISABLED'),
      rotation(undefined, 10),
      rotation('ENABLED', 61),
      { ...rotation('ENABLED'), EnableTokenRevocation: false },
      { ...MACHINE, EnableTokenRevocation: false },
    ],
    undecided: [rotation(UNKNOWN)],
    notApplicable: [MACHINE],
  },
  CognitoHidesUsers: {
    holds: [{ PreventUserExistenceErrors: 'ENABLED' }],
    broken: [{}, { PreventUserExistenceErrors: 'LEGACY' }],
    undecided: [{ PreventUserExistenceErrors: UNKNOWN }],
  },
  CognitoRedirectsListed: {
    holds: [{ ...CODE, CallbackURLs: ['https://a.example'], LogoutURLs: ['https://a.example'] }],
    broken: [
      CODE,
      { ...CODE, CallbackURLs: ['https://a.example'] },
      { ...CODE, CallbackURLs: [], LogoutURLs: ['https://a.example'] },
    ],
    undecided: [{ ...CODE, CallbackURLs: UNKNOWN }],
    notApplicable: [{}, MACHINE],
  },
  CognitoRedirectsEncrypted: {
    holds: [
      {},
      { CallbackURLs: ['https://a.example/in'], LogoutURLs: ['https://a.example/out'] },
      { CallbackURLs: [joined('https://', UNKNOWN, '/in')] },
      { CallbackURLs: ['com.example.app:/in'] },
      redirected('http://localhost:3000/in', false),
    ],
    broken: [
      { CallbackURLs: ['http://a.example/in'] },
      { LogoutURLs: ['https://a.example/out', 'http://a.example/out'] },
      { DefaultRedirectURI: 'http://a.example/in' },
      { CallbackURLs: ['myapp://in'] },
      { CallbackURLs: ['http://localhost:3000/in'] },
      { CallbackURLs: [''] },
      redirected('http://localhost:3000/in', true),
      redirected('http://localhost.evil.example/in', false),
    ],
    undecided: [{ CallbackURLs: [UNKNOWN] }, redirected('http://localhost/in', UNKNOWN)],
  },
  CognitoAttributesNamed: {
    holds: [{ ReadAttributes: ['email', 'custom:tenant'], WriteAttributes: ['email'] }],
    broken: [
      {},
      { ReadAttributes: ['email'] },
      { WriteAttributes: ['email'] },
      { ReadAttributes: ['email'], WriteAttributes: ['email', 'custom:tenant'] },
    ],
    undecided: [{ ReadAttributes: ['email'], WriteAttributes: [UNKNOWN] }],
    notApplicable: [MACHINE],
  },
  CognitoAttributesExist: {
    holds: [
      inPool({ ReadAttributes: ['custom:tenant'] }, [{ Name: 'tenant' }]),
      inPool({ WriteAttributes: ['custom:tenant'] }, [{ Name: 'custom:tenant' }]),
    ],
    broken: [
      inPool({ ReadAttributes: ['custom:tenant'] }, undefined),
      inPool({ ReadAttributes: ['email'], WriteAttributes: ['custom:role'] }, [{ Name: 'tenant' }, {}]),
    ],
    undecided: [inPool({ ReadAttributes: ['custom:tenant'] }, UNKNOWN)],
    notApplicable: [
      {},
      inPool({ ReadAttributes: ['email'] }, undefined),
      { UserPoolId: 'eu-central-1_Example', ReadAttributes: ['custom:tenant'] },
    ],
  },
  CognitoScopesNamed: {
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
  CognitoScopesExist: {
    holds: [
      asked(['openid', 'records/read']),
      asked([joined({ Ref: 'Records' }, '/read')]),
      asked([joined('records', '/read')]),
    ],
    broken: [
      asked(['records/write']),
      asked(['subjects/read']),
      asked(['records/read'], { Ref: 'Others' }),
      asked(['records/read'], POOL, 'write'),
      asked([joined({ Ref: 'Records' }, '/write')]),
    ],
    undecided: [asked([UNKNOWN])],
    notApplicable: [
      {},
      asked(['openid']),
      { UserPoolId: 'eu-central-1_Example', AllowedOAuthScopes: ['records/read'] },
    ],
  },
});
