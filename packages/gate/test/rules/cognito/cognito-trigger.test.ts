import { cognitoTriggerRules } from '../../../src/rules/cognito/cognito-trigger';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const lambda = (account: string) => `arn:aws:lambda:eu-central-1:${account}:function:claims`;
const triggered = (LambdaConfig: unknown) => ({
  resources: {
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { LambdaConfig } },
    Claims: { Type: 'AWS::Lambda::Function' },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
});

const requested = (
  scopes: unknown,
  LambdaConfig?: unknown,
  flow: unknown = 'code',
  UserPoolId: unknown = { Ref: 'Users' },
) => ({
  resources: {
    Client: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId, AllowedOAuthFlows: [flow], AllowedOAuthScopes: scopes },
    },
    ...triggered(LambdaConfig).resources,
  },
});
const SCOPES = ['openid', 'email', 'records/read', 'records/erase'];
const decides = (LambdaVersion: unknown) => ({
  PreTokenGenerationConfig: { LambdaArn: arn('Claims'), LambdaVersion },
});

rulesDecide('Cognito trigger rules', cognitoTriggerRules, {
  CognitoTriggerInSameAccount: {
    holds: [
      triggered({ PreTokenGenerationConfig: { LambdaArn: arn('Claims'), LambdaVersion: 'V2_0' } }),
      triggered({ PreSignUp: arn('Claims'), KMSKeyID: UNKNOWN }),
      triggered({ PreSignUp: lambda('111122223333') }),
    ],
    broken: [
      triggered({ PreSignUp: lambda('444455556666') }),
      triggered({ PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } }),
      triggered({ PreSignUp: 'claims' }),
    ],
    undecided: [triggered({ PreSignUp: UNKNOWN }), triggered(UNKNOWN), triggered({ PreSignUp: arn('Topic') })],
    notApplicable: [{}, triggered({})],
  },
  CognitoTriggerLimitsScopes: {
    holds: [requested(SCOPES, decides('V2_0')), requested(SCOPES, decides('V3_0'))],
    broken: [
      requested(SCOPES),
      requested(SCOPES, decides('V1_0')),
      requested(SCOPES, decides(undefined)),
      requested(SCOPES, { PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } }),
      requested(SCOPES, { PreTokenGeneration: arn('Claims') }),
      requested(SCOPES, undefined, 'implicit'),
      requested([
        { 'Fn::Join': ['', [{ Ref: 'Server' }, '/read']] },
        { 'Fn::Join': ['', [{ Ref: 'Server' }, '/all']] },
      ]),
    ],
    undecided: [requested(SCOPES, decides(UNKNOWN)), requested(SCOPES, UNKNOWN), requested([UNKNOWN, 'a/b'])],
    notApplicable: [
      {},
      requested(['openid', 'email']),
      requested(['openid', 'records/read']),
      requested(SCOPES, undefined, 'client_credentials'),
      requested(SCOPES, undefined, 'code', 'eu-central-1_EXAMPLE'),
    ],
  },
});
