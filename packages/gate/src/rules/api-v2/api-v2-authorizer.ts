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
  {
    id: 'ApiV2AuthorizerAudience',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::ApiGatewayV2::Authorizer'],
    what: 'API Gateway JWT authorizer of an HTTP API names the audience of its tokens',
    why: 'Without an audience, a token that the issuer gave to any other application opens the API.',
    fix: 'Set JwtConfiguration.Audience to the client ID or address of the API.',
    property: 'JwtConfiguration.Audience',
    expects: { present: true },
    onlyIf: (authorizer) => authorizer.at('AuthorizerType').text() === 'JWT',
    references: [
      pciDss('8.3.1'),
      awsDocs('apigateway/latest/developerguide/http-api-jwt-authorizer.html'),
      nist('IA-2'),
    ],
  },
]);
