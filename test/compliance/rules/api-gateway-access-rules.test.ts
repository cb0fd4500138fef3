import { apiGatewayAccessRules } from '../../../lib/compliance/rules/api-gateway-access-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const HEADER = 'method.request.header.Authorization';

function pools(...arns: readonly unknown[]) {
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

function arnOf(resource: string) {
  return { 'Fn::GetAtt': [resource, 'Arn'] };
}

function throttled(rate: unknown, burst: unknown) {
  return { Throttle: { RateLimit: rate, BurstLimit: burst } };
}

function inPlan(key: Record<string, unknown>, member: Record<string, unknown>) {
  return {
    resources: {
      Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: key },
      Member: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: member },
      Plan: { Type: 'AWS::ApiGateway::UsagePlan' },
    },
  };
}

const MEMBER = { KeyId: { Ref: 'Key' }, UsagePlanId: { Ref: 'Plan' } };

rulesDecide('API Gateway access rules', apiGatewayAccessRules, {
  ApiAuthorizerMemory: {
    holds: [
      { AuthorizerResultTtlInSeconds: 0 },
      { AuthorizerResultTtlInSeconds: 60 },
      { AuthorizerResultTtlInSeconds: 300 },
    ],
    broken: [{}, { AuthorizerResultTtlInSeconds: 301 }, { AuthorizerResultTtlInSeconds: 3600 }],
    undecided: [{ AuthorizerResultTtlInSeconds: UNKNOWN }],
  },
  ApiAuthorizerIdentitySource: {
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
  ApiAuthorizerPools: {
    holds: [pools(arnOf('Users')), pools('arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_abc')],
    broken: [
      { Type: 'COGNITO_USER_POOLS' },
      pools(),
      pools('*'),
      pools(arnOf('Bucket')),
      pools(arnOf('Users'), 'arn:aws:cognito-idp:eu-central-1:999999999999:userpool/eu-central-1_abc'),
    ],
    undecided: [pools(UNKNOWN), { Type: UNKNOWN }],
    notApplicable: [{ Type: 'TOKEN' }, { Type: 'REQUEST' }],
  },
  ApiAuthorizerTokenPattern: {
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
  ApiPlanThrottle: {
    holds: [throttled(500, 1000), throttled(10_000, 5_000)],
    broken: [
      {},
      throttled(500, undefined),
      throttled(undefined, 1000),
      throttled(0, 1000),
      throttled(500, -1),
      throttled(10_001, 1000),
      throttled(500, 5_001),
    ],
    undecided: [throttled(UNKNOWN, 1000), throttled(500, UNKNOWN)],
  },
  ApiPlanQuota: {
    holds: [
      { Quota: { Limit: 86_400, Period: 'DAY' }, Throttle: { RateLimit: 1 } },
      { Quota: { Limit: 1000, Period: 'DAY' } },
      { Quota: { Limit: 1000, Period: 'MONTH' } },
    ],
    notApplicable: [
      {
        resources: {
          People: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { Throttle: { RateLimit: 50 } } },
          Machines: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { Quota: { Limit: 1000, Period: 'DAY' } } },
        },
      },
    ],
    broken: [
      {},
      { Quota: { Limit: 1000 } },
      { Quota: { Period: 'DAY' } },
      { Quota: { Limit: 0, Period: 'DAY' } },
      { Quota: { Limit: 1000, Period: 'YEAR' } },
      { Quota: { Limit: 86_401, Period: 'DAY' }, Throttle: { RateLimit: 1 } },
      { Quota: { Limit: 604_801, Period: 'WEEK' }, Throttle: { RateLimit: 1 } },
    ],
    undecided: [{ Quota: { Limit: UNKNOWN, Period: 'DAY' } }, { Quota: { Limit: 1000, Period: UNKNOWN } }],
  },
  ApiPlanStages: {
    holds: [{ ApiStages: [{ ApiId: 'abc123', Stage: 'live' }] }],
    broken: [
      {},
      { ApiStages: [] },
      { ApiStages: [{ ApiId: 'abc123' }] },
      { ApiStages: [{ ApiId: 'abc123', Stage: 'live' }, { Stage: 'live' }] },
    ],
    undecided: [{ ApiStages: [{ ApiId: UNKNOWN, Stage: 'live' }] }, { ApiStages: UNKNOWN }],
  },
  ApiKeyInPlan: {
    holds: [inPlan({}, MEMBER), inPlan({}, { ...MEMBER, UsagePlanId: 'abc123' })],
    broken: [
      {},
      inPlan({}, { ...MEMBER, KeyId: 'other' }),
      inPlan({}, { KeyId: { Ref: 'Key' } }),
      inPlan({ StageKeys: [{ RestApiId: 'abc123', StageName: 'live' }] }, MEMBER),
    ],
    undecided: [inPlan({ StageKeys: UNKNOWN }, MEMBER), inPlan({}, { ...MEMBER, UsagePlanId: UNKNOWN })],
  },
  ApiKeyGenerated: {
    holds: [{}],
    broken: [{ Value: 'a-word-that-everybody-can-read' }],
    undecided: [{ Value: UNKNOWN }],
  },
});
