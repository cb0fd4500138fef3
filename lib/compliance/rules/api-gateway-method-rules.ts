import type { Resource } from '../deployment/deployment';
import { Undecidable } from '../deployment/undecidable';
import type { Value } from '../deployment/value';
import { isHealthCheck, isPreflight, pathOf } from './api-gateway-methods';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::ApiGateway::Method'];
const VALIDATION = awsDocs('apigateway/latest/developerguide/api-gateway-method-request-validation.html');
const COGNITO = awsDocs('apigateway/latest/developerguide/apigateway-integrate-with-cognito.html');

/** Types of authorizers behind the two kinds of authorization that name one. */
const AUTHORIZERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['COGNITO_USER_POOLS', ['COGNITO_USER_POOLS']],
  ['CUSTOM', ['TOKEN', 'REQUEST']],
]);

/** Verbs whose requests have a body. */
const WITH_BODY: readonly string[] = ['POST', 'PUT', 'PATCH', 'ANY'];

/** Models that every API has from the start and that accept anything. */
const OPEN_MODELS: readonly string[] = ['Empty', 'Error'];

/** Rules for methods: who may call them and what they accept. */
export const apiGatewayMethodRules: readonly Rule[] = [
  {
    id: 'ApiMethodAuthorization',
    types: TYPES,
    what: 'Nobody calls the method without being authorized, but for a health check.',
    why: 'A method without authorization answers anyone on the internet. One forgotten route is enough.',
    fix: 'Set AuthorizationType to AWS_IAM, COGNITO_USER_POOLS or CUSTOM. A health check is a GET of a path that ends in health.',
    property: 'Properties.AuthorizationType',
    references: [
      securityHub('APIGateway.8'),
      nist('AC-3'),
      awsDocs('apigateway/latest/developerguide/apigateway-control-access-to-api.html'),
    ],
    check: (method) =>
      isPreflight(method) || isHealthCheck(method)
        ? 'not applicable'
        : ['AWS_IAM', ...AUTHORIZERS.keys()].includes(method.at('AuthorizationType').text() ?? ''),
  },
  {
    id: 'ApiMethodAuthorizer',
    types: TYPES,
    what: 'A method that an authorizer guards names one of the right type.',
    why: 'Without the authorizer the type of authorization is a word: the method fails, or is repaired in haste to none.',
    fix: 'Set AuthorizerId to an AWS::ApiGateway::Authorizer whose Type matches AuthorizationType.',
    property: 'Properties.AuthorizerId',
    references: [nist('AC-3'), COGNITO],
    check: (method) => {
      const fitting = AUTHORIZERS.get(method.at('AuthorizationType').text() ?? '');
      if (fitting === undefined) return 'not applicable';
      const id = method.at('AuthorizerId');
      const authorizer = id.target();
      if (authorizer === undefined) return (id.text() ?? '') !== '';
      return authorizer.type === 'AWS::ApiGateway::Authorizer' && fitting.includes(authorizer.at('Type').text() ?? '');
    },
  },
  {
    id: 'ApiMethodScopes',
    types: TYPES,
    what: 'A method that takes tokens of a user pool demands a scope of a resource server.',
    why: 'Without a scope any token of any client of the pool opens the method, and even the id token does.',
    fix: 'Set AuthorizationScopes to <resource server>/<scope>.',
    property: 'Properties.AuthorizationScopes',
    references: [nist('AC-6'), COGNITO],
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
    id: 'ApiKeyNotAuthorization',
    types: TYPES,
    what: 'An API key is never all that a caller needs.',
    why: 'A key is a shared word without an end: it stands in clients and logs and says nothing about a person.',
    fix: 'Set AuthorizationType to AWS_IAM, COGNITO_USER_POOLS or CUSTOM beside ApiKeyRequired.',
    property: 'Properties.ApiKeyRequired',
    references: [
      nist('IA-2'),
      awsDocs(
        'apigateway/latest/developerguide/api-gateway-api-usage-plans.html#apigateway-usage-plans-best-practices',
      ),
    ],
    check: (method) => {
      if (method.at('ApiKeyRequired').flag() !== true) return 'not applicable';
      return !['NONE', ''].includes(method.at('AuthorizationType').text() ?? '');
    },
  },
  {
    id: 'ApiMethodMetered',
    types: TYPES,
    what: 'A method of an API with usage plans counts who calls it.',
    why: 'Throttle and quota of a plan hold for requests with a key. A method that asks for none is outside every plan.',
    fix: 'Set ApiKeyRequired to true.',
    property: 'Properties.ApiKeyRequired',
    references: [nist('SC-5'), awsDocs('apigateway/latest/developerguide/api-gateway-api-usage-plans.html')],
    check: (method, deployment) => {
      const api = method.at('RestApiId').target();
      const planned = deployment
        .ofType('AWS::ApiGateway::UsagePlan')
        .flatMap((plan) => plan.at('ApiStages').items())
        .some((stage) => api !== undefined && stage.at('ApiId').target() === api);
      if (!planned || isPreflight(method) || method.at('AuthorizationType').text() === 'NONE') return 'not applicable';
      return method.at('ApiKeyRequired').flag() === true;
    },
  },
  {
    id: 'ApiMethodBodyModel',
    types: TYPES,
    what: 'A body of any content type is compared with a model.',
    why: 'Without a model for $default a body of another content type passes unchecked, whatever the validator says.',
    fix: 'Set $default in RequestModels to an AWS::ApiGateway::Model of your own, never Empty.',
    property: 'Properties.RequestModels',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => {
      if (!hasBody(method)) return 'not applicable';
      const models = method.at('RequestModels').entries();
      if (!models.some(([type]) => type === '$default')) return ['$default'];
      return models.filter(([, model]) => !isOwnModel(model)).map(([type]) => type);
    },
  },
  {
    id: 'ApiMethodBodyValidated',
    types: TYPES,
    what: 'Bodies are validated before they reach the integration.',
    why: 'A model alone checks nothing: without a validator every body goes through to the code behind.',
    fix: 'Set RequestValidatorId to a validator with ValidateRequestBody true.',
    property: 'Properties.RequestValidatorId',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => (hasBody(method) ? validates(method, 'ValidateRequestBody') : 'not applicable'),
  },
  {
    id: 'ApiMethodParametersValidated',
    types: TYPES,
    what: 'Required parameters are checked before a request reaches the integration.',
    why: 'Without a validator API Gateway ignores which parameters a method requires.',
    fix: 'Set RequestValidatorId to a validator with ValidateRequestParameters true.',
    property: 'Properties.RequestValidatorId',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => (isPreflight(method) ? 'not applicable' : validates(method, 'ValidateRequestParameters')),
  },
  {
    id: 'ApiMethodRequiredParameters',
    types: TYPES,
    what: 'Parameters of the path, and headers that the method names, are required.',
    why: 'API Gateway checks required parameters only. A header such as If-Match that may be left out protects nothing.',
    fix: 'Set method.request.path.<name> and method.request.header.<name> in RequestParameters to true.',
    property: 'Properties.RequestParameters',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => {
      if (isPreflight(method)) return 'not applicable';
      const declared = method.at('RequestParameters').entries();
      const required = declared.filter(([, flag]) => flag.flag() === true).map(([name]) => name);
      const inPath = [...pathOf(method).matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => `method.request.path.${name}`);
      const headers = declared.map(([name]) => name).filter((name) => name.startsWith('method.request.header.'));
      return [...inPath, ...headers].filter((name) => !required.includes(name));
    },
  },
  {
    id: 'ApiIntegrationTls',
    types: TYPES,
    what: 'An HTTP integration is called through TLS.',
    why: 'Between the gateway and the back end lies a network too: bodies and tokens would cross it in clear text.',
    fix: 'Let Integration.Uri start with https://.',
    property: 'Properties.Integration.Uri',
    references: [securityHub('APIGateway.10'), nist('SC-8')],
    check: (method) => {
      const type = method.at('Integration.Type').text();
      if (type !== 'HTTP' && type !== 'HTTP_PROXY') return 'not applicable';
      const uri = method.at('Integration.Uri').display();
      if (/^https?:/i.test(uri)) return /^https:\/\//i.test(uri);
      return (method.at('Integration.Uri').text() ?? '').startsWith('https://');
    },
  },
  {
    id: 'ApiIntegrationTimeout',
    types: TYPES,
    what: 'A request waits 29 seconds at most for the integration.',
    why: 'Longer waits let few slow requests hold many connections and functions at once.',
    fix: 'Leave Integration.TimeoutInMillis out, or set it to 29000 at most.',
    property: 'Properties.Integration.TimeoutInMillis',
    references: [
      nist('SC-5'),
      awsDocs('apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html'),
    ],
    check: (method) => (method.at('Integration.TimeoutInMillis').number() ?? 0) <= 29_000,
  },
];

function hasBody(method: Resource): boolean {
  return WITH_BODY.includes(method.at('HttpMethod').text() ?? '');
}

function isOwnModel(model: Value): boolean {
  const target = model.target();
  if (target !== undefined) return target.type === 'AWS::ApiGateway::Model';
  return !['', ...OPEN_MODELS].includes(model.text() ?? '');
}

/** @throws Undecidable when the validator is in no template */
function validates(method: Resource, part: 'ValidateRequestBody' | 'ValidateRequestParameters'): boolean {
  const id = method.at('RequestValidatorId');
  if (!id.present) return false;
  const validator = id.target();
  if (validator?.type !== 'AWS::ApiGateway::RequestValidator') throw new Undecidable(id.property, id.raw);
  return validator.at(part).flag() === true;
}
