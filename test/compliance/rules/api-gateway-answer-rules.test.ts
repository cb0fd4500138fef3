import { apiGatewayAnswerRules } from '../../../lib/compliance/rules/api-gateway-answer-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const ANSWER = 'AWS::ApiGateway::GatewayResponse';

function answered(...kinds: readonly unknown[]) {
  return {
    resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Other: { Type: 'AWS::ApiGateway::RestApi' },
      ...Object.fromEntries(
        kinds.map((kind, index) => [
          `Answer${index}`,
          { Type: ANSWER, Properties: { RestApiId: { Ref: 'Api' }, ResponseType: kind } },
        ]),
      ),
      Elsewhere: { Type: ANSWER, Properties: { RestApiId: { Ref: 'Other' }, ResponseType: 'DEFAULT_5XX' } },
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

function headers(changed: Readonly<Record<string, unknown>> = {}) {
  const all = Object.entries({ ...HEADERS, ...changed }).filter(([, value]) => value !== undefined);
  return {
    ResponseParameters: Object.fromEntries(all.map(([name, value]) => [`gatewayresponse.header.${name}`, value])),
  };
}

function body(text: unknown) {
  return { ResponseTemplates: { 'application/json': text } };
}

function answerWith(properties: Record<string, unknown>) {
  return { resources: { Answer: { Type: ANSWER, Properties: properties } } };
}

function preflight(origin: unknown) {
  const name = 'method.response.header.Access-Control-Allow-Origin';
  return { Integration: { IntegrationResponses: [{ ResponseParameters: { [name]: origin } }] } };
}

rulesDecide('API Gateway answer rules', apiGatewayAnswerRules, {
  ApiErrorDefaults: {
    holds: [answered('DEFAULT_4XX', 'DEFAULT_5XX')],
    broken: [{}, answered('DEFAULT_4XX'), answered('DEFAULT_5XX'), answered('DEFAULT_4XX', 'THROTTLED')],
    undecided: [answered(UNKNOWN)],
  },
  ApiErrorTellsNothing: {
    holds: [body('{"title":"Not found"}'), body('{"id":"$context.requestId","also":"$context.extendedRequestId"}')],
    broken: [
      {},
      { ResponseTemplates: {} },
      body('{"message":"$context.error.validationErrorString"}'),
      body('{"message":$context.error.messageString}'),
      body('{"ip":"$context.identity.sourceIp"}'),
      body('{"who":"$context.authorizer.principalId"}'),
      body('{"stage":"$stageVariables.name"}'),
      { ...body('{}'), ResponseParameters: { 'gatewayresponse.header.X-Why': 'context.error.message' } },
    ],
    undecided: [body(UNKNOWN), { ResponseTemplates: UNKNOWN }],
  },
  ApiErrorHeaders: {
    holds: [
      headers(),
      headers({ 'Content-Security-Policy': "'default-src 'none'; frame-ancestors 'none''" }),
      headers({ 'Strict-Transport-Security': "'max-age=31536000'" }),
    ],
    broken: [
      {},
      ...Object.keys(HEADERS).map((name) => headers({ [name]: undefined })),
      headers({ 'Cache-Control': "'public'" }),
      headers({ 'Cache-Control': 'no-store' }),
      headers({ 'Content-Security-Policy': "'sandbox allow-scripts'" }),
      headers({ 'Content-Security-Policy': "'default-src *'" }),
      headers({ 'Referrer-Policy': "'unsafe-url'" }),
      headers({ 'Strict-Transport-Security': "'max-age=0'" }),
      headers({ 'Strict-Transport-Security': "'includeSubDomains'" }),
      headers({ 'X-Content-Type-Options': "'sniff'" }),
      headers({ 'X-Frame-Options': "'ALLOWALL'" }),
    ],
    undecided: [headers({ 'Cache-Control': UNKNOWN }), { ResponseParameters: UNKNOWN }],
  },
  ApiErrorStatus: {
    holds: [{}, { StatusCode: '404' }, { StatusCode: 503 }],
    broken: [{ StatusCode: '200' }, { StatusCode: '302' }],
    undecided: [{ StatusCode: UNKNOWN }],
  },
  ApiCorsOrigins: {
    holds: [
      preflight("'https://example.com'"),
      answerWith({
        ResponseParameters: { 'gatewayresponse.header.access-control-allow-origin': "'https://example.com'" },
      }),
    ],
    broken: [
      preflight("'*'"),
      preflight("'null'"),
      preflight('method.request.header.Origin'),
      answerWith({ ResponseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } }),
    ],
    undecided: [preflight(UNKNOWN)],
    notApplicable: [{}, answerWith(headers())],
  },
});
