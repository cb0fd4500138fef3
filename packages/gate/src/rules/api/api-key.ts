import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::ApiGateway::ApiKey'];
const USAGE_PLANS = awsDocs('apigateway/latest/developerguide/api-gateway-api-usage-plans.html');

/** Rules for API keys. */
export const apiKeyRules: readonly Rule[] = [
  {
    id: 'ApiKeyInUsagePlan',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway API key belongs to a usage plan and to no stage directly',
    why: 'A key that is attached to a stage directly works without throttle and without quota.',
    fix: 'Add an AWS::ApiGateway::UsagePlanKey for the key, and remove StageKeys.',
    property: 'Properties.StageKeys',
    references: [nist('SC-5'), USAGE_PLANS],
    check: (key, templates) =>
      key.at('StageKeys').items().length === 0 &&
      templates
        .ofType('AWS::ApiGateway::UsagePlanKey')
        .filter((member) => member.at('KeyId').target() === key)
        .map((member) => member.at('UsagePlanId'))
        .some((plan) => plan.target() !== undefined || (plan.text() ?? '') !== ''),
  },
  {
    id: 'ApiKeyValueGenerated',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway generates the value of the API key',
    why: 'A value in a template is readable in version control and in CloudFormation, and an attacker can use it.',
    fix: 'Remove Value.',
    property: 'Properties.Value',
    references: [nist('IA-5'), USAGE_PLANS],
    check: (key) => key.at('Value').text() === undefined,
  },
];
