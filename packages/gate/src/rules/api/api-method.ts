import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';
import { isHealthCheck, isPreflight } from './method-lookup';

const TYPES = ['AWS::ApiGateway::Method'];
const ROUTE = 'AWS::ApiGatewayV2::Route';
const USAGE_PLANS = 'apigateway/latest/developerguide/api-gateway-api-usage-plans.html';

/** Every type but NONE, of methods and of routes. */
const AUTHORIZATION_TYPES: readonly string[] = ['AWS_IAM', 'COGNITO_USER_POOLS', 'CUSTOM', 'JWT'];

/** Rules for methods: who may call them, and how they call the integration. */
export const apiMethodRules: readonly Rule[] = [
  {
    id: 'ApiMethodAuthorizationTypeSet',
    level: 'required',
    group: 'authenticatedRequests',
    types: [...TYPES, ROUTE],
    what: 'API Gateway method or route specifies an authorization type',
    why: 'Anyone on the internet can call a method without authorization. One forgotten route is enough for an attack.',
    fix: 'Set AuthorizationType to AWS_IAM, COGNITO_USER_POOLS, CUSTOM or JWT. A GET of a path that ends in health is exempt.',
    property: 'Properties.AuthorizationType',
    references: [
      securityHub('APIGateway.8'),
      nist('AC-3'),
      awsDocs('apigateway/latest/developerguide/apigateway-control-access-to-api.html'),
    ],
    check: (method) => {
      const isOpen = method.type === ROUTE ? isOpenRoute(method) : isPreflight(method) || isHealthCheck(method);
      return isOpen ? 'not applicable' : AUTHORIZATION_TYPES.includes(method.at('AuthorizationType').text() ?? '');
    },
  },
  {
    id: 'ApiMethodScopesSet',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway method with a user pool authorizer requires a scope of a resource server',
    why: 'Without a scope any ID token of any client of the user pool is enough to call the method.',
    fix: 'Set AuthorizationScopes to <resource server>/<scope>.',
    property: 'Properties.AuthorizationScopes',
    references: [nist('AC-6'), awsDocs('apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html')],
    check: (method) => {
      if (method.at('AuthorizationType').text() !== 'COGNITO_USER_POOLS') return 'not applicable';
      const scopes = method
        .at('AuthorizationScopes')
        .items()
        .map((scope) => scope.text() ?? '');
      return scopes.length === 0 ? false : scopes.filter((scope) => !/^[^\s*]+\/[^\s*/]+$/.test(scope));
    },
  },
  {
    id: 'ApiMethodApiKeyNotOnlyAuthorization',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway method with an API key also specifies an authorization type',
    why: 'An API key is a shared secret that never expires. It appears in clients and logs, and does not identify a person.',
    fix: 'Set AuthorizationType to AWS_IAM, COGNITO_USER_POOLS or CUSTOM in addition to ApiKeyRequired.',
    property: 'Properties.ApiKeyRequired',
    references: [nist('IA-2'), awsDocs(`${USAGE_PLANS}#apigateway-usage-plans-best-practices`)],
    check: (method) => {
      if (method.at('ApiKeyRequired').flag() !== true) return 'not applicable';
      return !['NONE', ''].includes(method.at('AuthorizationType').text() ?? '');
    },
  },
  {
    id: 'ApiMethodApiKeyRequired',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway method requires an API key if its API has a usage plan',
    why: 'Throttle and quota of a usage plan apply only to requests with a key. A client could avoid them with this method.',
    fix: 'Set ApiKeyRequired to true.',
    property: 'Properties.ApiKeyRequired',
    references: [nist('SC-5'), awsDocs(USAGE_PLANS)],
    check: (method, templates) => {
      const api = method.at('RestApiId').target();
      const hasPlan = templates
        .ofType('AWS::ApiGateway::UsagePlan')
        .flatMap((plan) => plan.at('ApiStages').items())
        .some((stage) => api !== undefined && stage.at('ApiId').target() === api);
      if (!hasPlan || isPreflight(method) || method.at('AuthorizationType').text() === 'NONE') return 'not applicable';
      return method.at('ApiKeyRequired').flag() === true;
    },
  },
  {
    id: 'ApiMethodIntegrationHttps',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'API Gateway method calls its HTTP integration over HTTPS',
    why: 'Over HTTP an attacker on the network between API Gateway and the back end can read bodies and tokens.',
    fix: 'Set Integration.Uri to an address that starts with https://.',
    property: 'Properties.Integration.Uri',
    references: [
      pciDss('4.2.1'),
      nist('SC-8'),
      awsDocs('apigateway/latest/developerguide/setup-http-integrations.html'),
    ],
    check: (method) => {
      const type = method.at('Integration.Type').text();
      if (type !== 'HTTP' && type !== 'HTTP_PROXY') return 'not applicable';
      const uri = method.at('Integration.Uri').display();
      if (/^https?:/i.test(uri)) return /^https:\/\//i.test(uri);
      return (method.at('Integration.Uri').text() ?? '').startsWith('https://');
    },
  },
];

/**
 * Health checks and preflight requests of an HTTP API. A WebSocket API authorizes only its route $connect;
 * its other route keys have no space.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
function isOpenRoute(route: TemplateResource): boolean {
  const key = route.at('RouteKey').text() ?? '';
  if (/^OPTIONS |^GET \/(.*\/)?(health|healthz|ping)$/.test(key)) return true;
  if (key.includes(' ') || key === '$connect') return false;
  return key !== '$default' || route.at('ApiId').target()?.at('ProtocolType').text() === 'WEBSOCKET';
}
