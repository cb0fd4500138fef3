import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { cognitoClientPins } from './cognito-client-pins';

const TYPE = 'AWS::Cognito::UserPoolClient';
const CODE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'] };
const MACHINE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] };
const POOL = { Ref: 'Users' };
const PAGE = ['https://a.example.com'];
const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const inPool = (client: object, Schema: unknown) => ({
  resources: {
    Client: { Type: TYPE, Properties: { UserPoolId: POOL, ...client } },
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { Schema } },
  },
});
const requested = (scopes: unknown, pool: unknown = POOL, ScopeName: unknown = 'read') => ({
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

rulesDecide('Cognito client pins', cognitoClientPins, {
  CognitoClientAuthFlowsListed: {
    holds: [
      { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      { ...MACHINE, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
    ],
    broken: [{}, { ExplicitAuthFlows: [] }, MACHINE],
    undecided: [{ ExplicitAuthFlows: UNKNOWN }],
  },
  CognitoClientAttributesListed: {
    holds: [{ ReadAttributes: ['email', 'custom:tenant'], WriteAttributes: ['email'] }],
    broken: [{}, { ReadAttributes: ['email'] }, { WriteAttributes: ['email'] }],
    undecided: [{ ReadAttributes: ['email'], WriteAttributes: [UNKNOWN] }],
    notApplicable: [MACHINE],
  },
  CognitoClientAttributesExist: {
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
  CognitoClientScopesExist: {
    holds: [
      requested(['openid', 'records/read']),
      requested([joined({ Ref: 'Records' }, '/read')]),
      requested([joined('records', '/read')]),
    ],
    broken: [
      requested(['records/write']),
      requested(['subjects/read']),
      requested(['records/read'], { Ref: 'Others' }),
      requested(['records/read'], POOL, 'write'),
      requested([joined({ Ref: 'Records' }, '/write')]),
    ],
    undecided: [requested([UNKNOWN])],
    notApplicable: [
      {},
      requested(['openid']),
      { UserPoolId: 'eu-central-1_Example', AllowedOAuthScopes: ['records/read'] },
    ],
  },
  CognitoClientRedirectUrlsListed: {
    holds: [{ ...CODE, CallbackURLs: PAGE, LogoutURLs: PAGE }],
    broken: [CODE, { ...CODE, CallbackURLs: PAGE }, { ...CODE, CallbackURLs: [], LogoutURLs: PAGE }],
    undecided: [{ ...CODE, CallbackURLs: UNKNOWN }],
    notApplicable: [{}, MACHINE],
  },
});
