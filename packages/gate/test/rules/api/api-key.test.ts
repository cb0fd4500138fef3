import { apiKeyRules } from '../../../src/rules/api/api-key';
import { rulesDecide, UNKNOWN } from '../rule-cases';

function withPlan(key: Record<string, unknown>, member: Record<string, unknown>) {
  return {
    resources: {
      Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: key },
      Member: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: member },
      Plan: { Type: 'AWS::ApiGateway::UsagePlan' },
    },
  };
}

const MEMBER = { KeyId: { Ref: 'Key' }, UsagePlanId: { Ref: 'Plan' } };

rulesDecide('API key rules of API Gateway', apiKeyRules, {
  ApiKeyInUsagePlan: {
    holds: [withPlan({}, MEMBER), withPlan({}, { ...MEMBER, UsagePlanId: 'abc123' })],
    broken: [
      {},
      withPlan({}, { ...MEMBER, KeyId: 'other' }),
      withPlan({}, { KeyId: { Ref: 'Key' } }),
      withPlan({ StageKeys: [{ RestApiId: 'abc123', StageName: 'live' }] }, MEMBER),
    ],
    undecided: [withPlan({ StageKeys: UNKNOWN }, MEMBER), withPlan({}, { ...MEMBER, UsagePlanId: UNKNOWN })],
  },
  ApiKeyValueGenerated: {
    holds: [{}],
    broken: [{ Value: 'a-value-in-version-control' }],
    undecided: [{ Value: UNKNOWN }],
  },
});
