import { apiCorsRules } from '../../../src/rules/api/api-cors';
import { rulesDecide, UNKNOWN } from '../rule-cases';

function buildResponse(properties: Record<string, unknown>) {
  return { resources: { Response: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: properties } } };
}

function withPreflight(origin: unknown) {
  const name = 'method.response.header.Access-Control-Allow-Origin';
  return { Integration: { IntegrationResponses: [{ ResponseParameters: { [name]: origin } }] } };
}

rulesDecide('CORS rules of API Gateway', apiCorsRules, {
  ApiCorsOriginsNamed: {
    holds: [
      withPreflight("'https://example.com'"),
      buildResponse({
        ResponseParameters: { 'gatewayresponse.header.access-control-allow-origin': "'https://example.com'" },
      }),
    ],
    broken: [
      withPreflight("'*'"),
      withPreflight("'null'"),
      withPreflight('method.request.header.Origin'),
      buildResponse({ ResponseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } }),
    ],
    undecided: [withPreflight(UNKNOWN)],
    notApplicable: [
      {},
      buildResponse({ ResponseParameters: { 'gatewayresponse.header.Cache-Control': "'no-store'" } }),
    ],
  },
});
