import { apiGatewayResponseRules } from '../../../src/rules/api/api-gateway-response';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const RESPONSE = 'AWS::ApiGateway::GatewayResponse';

function withResponses(...kinds: readonly unknown[]) {
  return {
    resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Other: { Type: 'AWS::ApiGateway::RestApi' },
      ...Object.fromEntries(
        kinds.map((kind, index) => [
          `Response${index}`,
          { Type: RESPONSE, Properties: { RestApiId: { Ref: 'Api' }, ResponseType: kind } },
        ]),
      ),
      Elsewhere: { Type: RESPONSE, Properties: { RestApiId: { Ref: 'Other' }, ResponseType: 'DEFAULT_5XX' } },
    },
  };
}

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': "'no-store'",
  'Content-Security-Policy': "'sandbox'",
  'Referrer-Policy': "'no-referrer'",
  'Strict-Transport-Security': "'max-age=63072000; includeSubDomains'",
  'X-Content-Type-Options': "'nosniff'",
  'X-Frame-Options': "'DENY'",
};

function withHeaders(changed: Readonly<Record<string, unknown>> = {}) {
  const all = Object.entries({ ...HEADERS, ...changed }).filter(([, value]) => value !== undefined);
  return {
    ResponseParameters: Object.fromEntries(all.map(([name, value]) => [`gatewayresponse.header.${name}`, value])),
  };
}

function withBody(text: unknown) {
  return { ResponseTemplates: { 'application/json': text } };
}

rulesDecide('gateway response rules of API Gateway', apiGatewayResponseRules, {
  ApiGatewayResponseDefaultsSet: {
    holds: [withResponses('DEFAULT_4XX', 'DEFAULT_5XX')],
    broken: [{}, withResponses('DEFAULT_4XX'), withResponses('DEFAULT_5XX'), withResponses('DEFAULT_4XX', 'THROTTLED')],
    undecided: [withResponses(UNKNOWN)],
  },
  ApiGatewayResponseBodyGeneric: {
    holds: [
      withBody('{"title":"Not found"}'),
      withBody('{"id":"$context.requestId","also":"$context.extendedRequestId"}'),
    ],
    broken: [
      {},
      { ResponseTemplates: {} },
      withBody('{"message":"$context.error.validationErrorString"}'),
      withBody('{"message":$context.error.messageString}'),
      withBody('{"ip":"$context.identity.sourceIp"}'),
      withBody('{"who":"$context.authorizer.principalId"}'),
      withBody('{"stage":"$stageVariables.name"}'),
      { ...withBody('{}'), ResponseParameters: { 'gatewayresponse.header.X-Why': 'context.error.message' } },
    ],
    undecided: [withBody(UNKNOWN), { ResponseTemplates: UNKNOWN }],
  },
  ApiGatewayResponseSecurityHeaders: {
    holds: [
      withHeaders(),
      withHeaders({ 'Content-Security-Policy': "'default-src 'none'; frame-ancestors 'none''" }),
      withHeaders({ 'Content-Security-Policy': "'frame-ancestors 'none''" }),
      withHeaders({ 'Strict-Transport-Security': "'max-age=31536000'" }),
    ],
    broken: [
      {},
      ...Object.keys(HEADERS).map((name) => withHeaders({ [name]: undefined })),
      withHeaders({ 'Cache-Control': "'public'" }),
      withHeaders({ 'Cache-Control': 'no-store' }),
      withHeaders({ 'Content-Security-Policy': "'sandbox allow-scripts'" }),
      withHeaders({ 'Content-Security-Policy': "'default-src *'" }),
      withHeaders({ 'Referrer-Policy': "'unsafe-url'" }),
      withHeaders({ 'Strict-Transport-Security': "'max-age=0'" }),
      withHeaders({ 'Strict-Transport-Security': "'includeSubDomains'" }),
      withHeaders({ 'X-Content-Type-Options': "'sniff'" }),
      withHeaders({ 'X-Frame-Options': "'ALLOWALL'" }),
    ],
    undecided: [withHeaders({ 'Cache-Control': UNKNOWN }), { ResponseParameters: UNKNOWN }],
  },
});
