import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for authorizers of HTTP and WebSocket APIs. */
export const apiV2AuthorizerRules: readonly Rule[] = createPropertyRules([
  {
    id: 'ApiV2AuthorizerTokenNotInUrl',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::ApiGatewayV2::Authorizer'],
    what: 'API Gateway authorizer of an HTTP API does not read tokens from the URL',
    why: 'Tokens in addresses appear in logs, browser histories and on other pages.',
    fix: 'Use $request.header.Authorization in IdentitySource.',
    property: 'IdentitySource.*',
    expects: { differsFromPattern: /^\$request\.querystring\./ },
    references: [
      pciDss('6.2.4'),
      awsDocs('apigateway/latest/developerguide/http-api-lambda-authorizer.html'),
      nist('IA-5(7)'),
    ],
  },
]);
