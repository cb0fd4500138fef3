import { apiDefinitionRules } from '../../../src/rules/api/api-definition';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const IAM = { type: 'AWS_IAM' };
const body = (operation: unknown, document: object = {}, method = 'get') => ({
  Body: { openapi: '3.0.1', paths: { '/records': { [method]: operation } }, ...document },
});
const backend = (integration: object) =>
  body({ 'x-amazon-apigateway-integration': { type: 'http_proxy', ...integration } });

rulesDecide('API definition rules', apiDefinitionRules, {
  ApiDefinitionAuthorized: {
    holds: [
      body({ security: [{ users: [] }] }),
      body({ 'x-amazon-apigateway-auth': IAM }),
      body({}, { security: [{ users: [] }] }),
      body({}, {}, 'options'),
    ],
    broken: [
      body({}),
      body({ security: [] }, { security: [{ users: [] }] }),
      body({ security: [{ users: [] }, {}] }),
      body({ 'x-amazon-apigateway-auth': { type: 'NONE' } }),
      body({}, {}, 'x-amazon-apigateway-any-method'),
    ],
    undecided: [{ Body: UNKNOWN }, body(UNKNOWN)],
    notApplicable: [{ Name: 'records' }],
  },
  ApiDefinitionIntegrationHttps: {
    holds: [backend({ uri: 'https://records.example.com' }), body({}), backend({ type: 'aws_proxy', uri: UNKNOWN })],
    broken: [
      backend({ uri: 'http://records.example.com' }),
      backend({ uri: 'https://records.example.com', tlsConfig: { insecureSkipVerification: true } }),
    ],
    undecided: [{ Body: UNKNOWN }, backend({ uri: UNKNOWN })],
    notApplicable: [{ Name: 'records' }],
  },
});
