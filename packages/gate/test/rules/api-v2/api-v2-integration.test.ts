import { apiV2IntegrationRules } from '../../../src/rules/api-v2/api-v2-integration';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const linked = (more: object) => ({ ConnectionType: 'VPC_LINK', IntegrationType: 'HTTP_PROXY', ...more });
const calls = (IntegrationUri: unknown) => ({ IntegrationType: 'HTTP_PROXY', IntegrationUri });

rulesDecide('HTTP and WebSocket API integration rules', apiV2IntegrationRules, {
  ApiV2IntegrationPrivateTls: {
    holds: [linked({ TlsConfig: { ServerNameToVerify: 'records.example.com' } })],
    broken: [linked({}), linked({ TlsConfig: {} })],
    undecided: [linked({ TlsConfig: UNKNOWN }), { ConnectionType: UNKNOWN }],
    notApplicable: [{ IntegrationType: 'AWS_PROXY' }],
  },
  ApiV2IntegrationHttps: {
    holds: [calls('https://records.example.com'), calls({ 'Fn::Join': ['', ['https://', UNKNOWN]] })],
    broken: [calls('http://records.example.com'), calls({ 'Fn::Join': ['', ['http://', UNKNOWN]] })],
    undecided: [calls(UNKNOWN)],
    notApplicable: [linked({ IntegrationUri: 'arn' }), { IntegrationType: 'AWS_PROXY' }],
  },
});
