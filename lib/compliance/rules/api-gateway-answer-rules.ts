import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::ApiGateway::GatewayResponse'];
const PAGE = awsDocs('apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html');
const HEADER = 'gatewayresponse.header.';
const ALLOW_ORIGIN = /\.header\.access-control-allow-origin$/i;

/** Values as they stand between single quotes. */
const HEADERS: readonly (readonly [name: string, holds: (value: string) => boolean])[] = [
  ['Cache-Control', (value) => /\bno-store\b/.test(value)],
  ['Content-Security-Policy', (value) => /^sandbox(;|$)|^default-src 'none'(;|$)/.test(value)],
  ['Referrer-Policy', (value) => value === 'no-referrer'],
  ['Strict-Transport-Security', (value) => Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) >= 31_536_000],
  ['X-Content-Type-Options', (value) => value === 'nosniff'],
  ['X-Frame-Options', (value) => value === 'DENY'],
];

/** Rules for what API Gateway answers by itself. */
export const apiGatewayAnswerRules: readonly Rule[] = [
  {
    id: 'ApiErrorDefaults',
    types: ['AWS::ApiGateway::RestApi'],
    what: 'The API has answers of its own for refused requests and for failures.',
    why: 'The answers of API Gateway name roles, resources and reasons, and come without security headers.',
    fix: 'Add an AWS::ApiGateway::GatewayResponse for DEFAULT_4XX and one for DEFAULT_5XX.',
    property: 'Properties.Name',
    references: [nist('SI-11'), PAGE],
    check: (api, deployment) => {
      const answered = deployment
        .ofType(...TYPES)
        .filter((answer) => answer.at('RestApiId').target() === api)
        .map((answer) => answer.at('ResponseType').text());
      return ['DEFAULT_4XX', 'DEFAULT_5XX'].filter((kind) => !answered.includes(kind));
    },
  },
  {
    id: 'ApiErrorTellsNothing',
    types: TYPES,
    what: 'The body of the answer is a fixed text that at most names the id of the request.',
    why: 'The reason of a failure tells an attacker which part of the request to change, and names roles and resources.',
    fix: 'Set ResponseTemplates for application/json to a text without $context, other than its requestId.',
    property: 'Properties.ResponseTemplates',
    references: [nist('SI-11'), PAGE],
    check: (answer) => {
      const templates = answer.at('ResponseTemplates').entries();
      const values = [...templates, ...answer.at('ResponseParameters').entries()].map(([, value]) => value);
      const told = values.flatMap(variablesIn).filter((name) => !/^\$?context\.(extendedR|r)equestId$/.test(name));
      return templates.length === 0 ? ['no template', ...told] : told;
    },
  },
  {
    id: 'ApiErrorHeaders',
    types: TYPES,
    what: 'The answer carries the security headers.',
    why: 'Answers that are stored, sniffed or shown in a frame are a way in, also when they only say no.',
    fix: `Set ${HEADERS.map(([name]) => name).join(', ')} in ResponseParameters.`,
    property: 'Properties.ResponseParameters',
    references: [nist('SC-8'), PAGE],
    check: (answer) => {
      const given = new Map(
        answer
          .at('ResponseParameters')
          .entries()
          .map(([name, value]) => [name.toLowerCase(), value]),
      );
      return HEADERS.filter(([name, holds]) => {
        const literal = /^'([\s\S]*)'$/.exec(given.get(`${HEADER}${name}`.toLowerCase())?.text() ?? '')?.[1];
        return literal === undefined || !holds(literal);
      }).map(([name]) => name);
    },
  },
  {
    id: 'ApiErrorStatus',
    types: TYPES,
    what: 'A request that was refused is answered with an error.',
    why: 'Clients, alarms and the firewall take a refused request for a success and go on.',
    fix: 'Leave StatusCode out or set it to 400 to 599.',
    property: 'Properties.StatusCode',
    references: [nist('SI-11'), PAGE],
    check: (answer) => /^[45]\d\d$/.test(answer.at('StatusCode').text() ?? '400'),
  },
  {
    id: 'ApiCorsOrigins',
    types: ['AWS::ApiGateway::Method', ...TYPES],
    what: 'Browsers may use the API from named origins only.',
    why: 'With * any page that a user opens may call the API and read what it answers.',
    fix: 'Set Access-Control-Allow-Origin to the origin of your application, or leave it out.',
    property: 'Properties.Integration.IntegrationResponses',
    references: [nist('AC-4'), awsDocs('apigateway/latest/developerguide/how-to-cors.html')],
    check: (resource) => {
      const origins = parametersOf(resource).filter(([name]) => ALLOW_ORIGIN.test(name));
      if (origins.length === 0) return 'not applicable';
      return origins.every(([, origin]) => !/^'?(\*|null)'?$|header\.origin/i.test(origin.text() ?? ''));
    },
  },
];

function parametersOf(resource: Resource): [string, Value][] {
  return [
    ...resource.at('ResponseParameters').entries(),
    ...resource
      .at('Integration.IntegrationResponses')
      .items()
      .flatMap((response) => response.at('ResponseParameters').entries()),
  ];
}

/** What a template or a parameter takes from the request or its handling. */
function variablesIn(value: Value): string[] {
  const text = value.text() ?? '';
  return text.match(/\$\w[\w.]*|\b(context|method|stageVariables)\.\w[\w.]*/g) ?? [];
}
