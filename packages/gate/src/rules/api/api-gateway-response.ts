import type { Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::ApiGateway::GatewayResponse'];
const GATEWAY_RESPONSES = awsDocs('apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html');
const HEADER = 'gatewayresponse.header.';

/** Headers and the values that protect; in the template each value is between single quotes. */
const HEADERS: readonly (readonly [name: string, protects: (value: string) => boolean])[] = [
  ['Cache-Control', (value) => /\bno-store\b/.test(value)],
  ['Content-Security-Policy', (value) => /^sandbox(;|$)|^(default-src|frame-ancestors) 'none'(;|$)/.test(value)],
  ['Referrer-Policy', (value) => value === 'no-referrer'],
  ['Strict-Transport-Security', (value) => Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) >= 31_536_000],
  ['X-Content-Type-Options', (value) => value === 'nosniff'],
  ['X-Frame-Options', (value) => value === 'DENY'],
];

/** Rules for gateway responses: what API Gateway returns when no integration responds. */
export const apiGatewayResponseRules: readonly Rule[] = [
  {
    id: 'ApiGatewayResponseDefaultsSet',
    level: 'hardening',
    group: 'checkedInput',
    types: ['AWS::ApiGateway::RestApi'],
    what: 'API Gateway REST API defines its default gateway responses for 4XX and 5XX errors',
    why: 'The built-in responses reveal roles, resources and reasons to an attacker, and have no security headers.',
    fix: 'Add an AWS::ApiGateway::GatewayResponse with ResponseType DEFAULT_4XX and one with DEFAULT_5XX.',
    property: 'Properties.Name',
    references: [nist('SI-11'), GATEWAY_RESPONSES],
    check: (api, templates) => {
      const defined = templates
        .ofType(...TYPES)
        .filter((response) => response.at('RestApiId').target() === api)
        .map((response) => response.at('ResponseType').text());
      return ['DEFAULT_4XX', 'DEFAULT_5XX'].filter((type) => !defined.includes(type));
    },
  },
  {
    id: 'ApiGatewayResponseBodyGeneric',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway gateway response returns a fixed body without details of the failure',
    why: 'The reason of a failure shows an attacker which part of the request to change, and reveals roles and resources.',
    fix: 'Set ResponseTemplates for application/json to a text without $context variables; the request id is allowed.',
    property: 'Properties.ResponseTemplates',
    references: [nist('SI-11'), GATEWAY_RESPONSES],
    check: (response) => {
      const templates = response.at('ResponseTemplates').entries();
      const values = [...templates, ...response.at('ResponseParameters').entries()].map(([, value]) => value);
      const details = values.flatMap(findVariables).filter((name) => !/^\$?context\.(extendedR|r)equestId$/.test(name));
      return templates.length === 0 ? ['no template', ...details] : details;
    },
  },
  {
    id: 'ApiGatewayResponseSecurityHeaders',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'API Gateway gateway response has security headers',
    why: 'A browser may cache the response, guess its type or show it in a frame, and an attacker can use each of these.',
    fix: `Set ${HEADERS.map(([name]) => name).join(', ')} in ResponseParameters.`,
    property: 'Properties.ResponseParameters',
    references: [nist('SC-8'), GATEWAY_RESPONSES],
    check: (response) => {
      const parameters = new Map(
        response
          .at('ResponseParameters')
          .entries()
          .map(([name, value]) => [name.toLowerCase(), value]),
      );
      return HEADERS.filter(([name, protects]) => {
        const literal = /^'([\s\S]*)'$/.exec(parameters.get(`${HEADER}${name}`.toLowerCase())?.text() ?? '')?.[1];
        return literal === undefined || !protects(literal);
      }).map(([name]) => name);
    },
  },
];

/** Variables of the request or of its handling, in a template or a parameter. */
function findVariables(value: Value): string[] {
  const text = value.text() ?? '';
  return text.match(/\$\w[\w.]*|\b(context|method|stageVariables)\.\w[\w.]*/g) ?? [];
}
