import { apiAuthorizerRules } from '../../../src/rules/api/api-authorizer';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const HEADER = 'method.request.header.Authorization';

function withPools(...arns: readonly unknown[]) {
  return {
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: { Type: 'COGNITO_USER_POOLS', ProviderARNs: arns },
      },
      Users: { Type: 'AWS::Cognito::UserPool' },
      Bucket: { Type: 'AWS::S3::Bucket' },
    },
  };
}

function getArn(resource: string) {
  return { 'Fn::GetAtt': [resource, 'Arn'] };
}

rulesDecide('authorizer rules of API Gateway', apiAuthorizerRules, {
  ApiAuthorizerCacheTtl: {
    holds: [
      {},
      { AuthorizerResultTtlInSeconds: 0 },
      { AuthorizerResultTtlInSeconds: 60 },
      { AuthorizerResultTtlInSeconds: 300 },
    ],
    broken: [{ AuthorizerResultTtlInSeconds: 301 }, { AuthorizerResultTtlInSeconds: 3600 }],
    undecided: [{ AuthorizerResultTtlInSeconds: UNKNOWN }],
  },
  ApiAuthorizerIdentitySourceHeader: {
    holds: [
      { Type: 'COGNITO_USER_POOLS', IdentitySource: HEADER },
      { Type: 'TOKEN', IdentitySource: HEADER },
      { Type: 'REQUEST', IdentitySource: `${HEADER}, context.identity.sourceIp` },
      { Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 },
    ],
    broken: [
      {},
      { Type: 'TOKEN' },
      { Type: 'COGNITO_USER_POOLS', IdentitySource: 'method.request.querystring.token' },
      { Type: 'TOKEN', IdentitySource: `${HEADER},method.request.querystring.token` },
      { Type: 'REQUEST' },
      { Type: 'REQUEST', IdentitySource: 'context.identity.sourceIp', AuthorizerResultTtlInSeconds: 60 },
    ],
    undecided: [{ Type: 'TOKEN', IdentitySource: UNKNOWN }, { Type: UNKNOWN }],
  },
  ApiAuthorizerUserPoolsInAccount: {
    holds: [
      withPools(getArn('Users')),
      withPools('arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_abc'),
    ],
    broken: [
      { Type: 'COGNITO_USER_POOLS' },
      withPools(),
      withPools('*'),
      withPools(getArn('Bucket')),
      withPools(getArn('Users'), 'arn:aws:cognito-idp:eu-central-1:999999999999:userpool/eu-central-1_abc'),
    ],
    undecided: [withPools(UNKNOWN), { Type: UNKNOWN }],
    notApplicable: [{ Type: 'TOKEN' }, { Type: 'REQUEST' }],
  },
  ApiAuthorizerTokenValidation: {
    holds: [{ Type: 'TOKEN', IdentityValidationExpression: '^Bearer [-0-9A-Za-z_.]+$' }],
    broken: [
      { Type: 'TOKEN' },
      { Type: 'TOKEN', IdentityValidationExpression: '' },
      { Type: 'TOKEN', IdentityValidationExpression: '.*' },
      { Type: 'TOKEN', IdentityValidationExpression: '^.+$' },
    ],
    undecided: [{ Type: 'TOKEN', IdentityValidationExpression: UNKNOWN }, { Type: UNKNOWN }],
    notApplicable: [{ Type: 'REQUEST' }, { Type: 'COGNITO_USER_POOLS' }],
  },
});
