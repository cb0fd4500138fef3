import { parseIntrinsic } from '../../templates/intrinsics';
import { isRecord } from '../../templates/template';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { isPlainUrl } from '../plain-url';
import { awsConfig, awsDocs, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'];
/** OPTIONS is missing: browsers send it without credentials. */
const METHOD = /^(get|put|post|delete|head|patch|trace|x-amazon-apigateway-any-method)$/i;
const GUIDE = 'apigateway/latest/developerguide';

/** Rules for APIs whose routes are in an OpenAPI document instead of resources. */
export const apiDefinitionRules: readonly Rule[] = [
  {
    id: 'ApiDefinitionAuthorized',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway API by an OpenAPI definition requires authorization for every method',
    why: 'A method without authorization answers everyone on the internet.',
    fix: 'Add security to each operation of Body, or x-amazon-apigateway-auth with the type AWS_IAM.',
    property: 'Properties.Body',
    references: [
      securityHub('APIGateway.8'),
      awsConfig('api-gwv2-authorization-type-configured'),
      awsDocs(`${GUIDE}/api-gateway-swagger-extensions.html`),
    ],
    check: (api) => {
      if (!api.at('Body').present) return 'not applicable';
      const isSecuredByDefault = hasEntries(api.at('Body.security'));
      return listOperations(api)
        .filter(({ operation }) => !isAuthorized(operation, isSecuredByDefault))
        .map(({ name }) => name);
    },
  },
  {
    id: 'ApiDefinitionIntegrationHttps',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'API Gateway API by an OpenAPI definition calls its backends over HTTPS with a verified certificate',
    why: 'Over plain HTTP, or with any certificate, everyone on the path reads and changes requests.',
    fix: 'Use https:// in uri of x-amazon-apigateway-integration, and remove insecureSkipVerification.',
    property: 'Properties.Body',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/api-gateway-swagger-extensions-integration.html`)],
    check: (api) => {
      if (!api.at('Body').present) return 'not applicable';
      return listOperations(api)
        .filter(({ operation }) => hasPlainBackend(operation.at('x-amazon-apigateway-integration')))
        .map(({ name }) => name);
    },
  },
];

interface Operation {
  readonly name: string;
  readonly operation: Value;
}

function listOperations(api: TemplateResource): readonly Operation[] {
  return api
    .at('Body.paths')
    .entries()
    .flatMap(([path, methods]) =>
      methods
        .entries()
        .filter(([method]) => METHOD.test(method))
        .map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );
}

/** A list of an operation replaces the list of the whole document, so an empty one removes the authorization. */
function isAuthorized(operation: Value, isSecuredByDefault: boolean): boolean {
  if (operation.at('x-amazon-apigateway-auth.type').text()?.toUpperCase() === 'AWS_IAM') return true;
  const own = operation.at('security');
  return own.present ? hasEntries(own) : isSecuredByDefault;
}

/** An empty requirement in the list makes the authorization optional. */
function hasEntries(security: Value): boolean {
  const requirements = security.items();
  return requirements.length > 0 && requirements.every(({ raw }) => !isEmptyRecord(raw));
}

function isEmptyRecord(raw: unknown): boolean {
  return isRecord(raw) && parseIntrinsic(raw) === undefined && Object.keys(raw).length === 0;
}

function hasPlainBackend(integration: Value): boolean {
  if (integration.at('tlsConfig.insecureSkipVerification').flag() === true) return true;
  const isHttp = /^http/i.test(integration.at('type').text() ?? '');
  return isHttp && isPlainUrl(integration.at('uri'));
}
