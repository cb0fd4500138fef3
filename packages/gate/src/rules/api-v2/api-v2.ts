import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, type Rule, securityHub, trivy } from '../rule';

const API = 'AWS::ApiGatewayV2::Api';
const GUIDE = 'apigateway/latest/developerguide';

/** Rules for HTTP and WebSocket APIs as a whole, and for their domain names. */
export const apiV2Rules: readonly Rule[] = [
  {
    id: 'ApiV2QuickCreateAuthorized',
    level: 'required',
    group: 'authenticatedRequests',
    types: [API],
    what: 'API Gateway HTTP API by quick create has an authorization type on its default route',
    why: 'Quick create makes a route for every path without authorization, and a stage without an access log.',
    fix: 'Remove Target and declare routes with an AuthorizationType, or set it in an ApiGatewayManagedOverrides.',
    property: 'Properties.Target',
    references: [
      securityHub('APIGateway.8'),
      awsConfig('api-gwv2-authorization-type-configured'),
      checkov('CKV_AWS_309'),
      awsDocs(`${GUIDE}/http-api-develop.html`),
    ],
    check: (api, templates) => {
      if (!api.at('Target').present) return 'not applicable';
      return findOverrides(api, templates).some((overrides) =>
        /^(JWT|CUSTOM|AWS_IAM)$/.test(overrides.at('Route.AuthorizationType').text() ?? ''),
      );
    },
  },
  ...createPropertyRules([
    {
      id: 'ApiV2CorsOrigins',
      level: 'required',
      group: 'checkedInput',
      types: [API],
      what: 'API Gateway HTTP API allows cross-origin requests only from named origins',
      why: 'With * any web page that a user opens can call the API and read its responses.',
      fix: 'Set CorsConfiguration.AllowOrigins to the origins of your application.',
      property: 'CorsConfiguration.AllowOrigins.*',
      expects: { differsFromPattern: /^(https?:\/\/)?\*$/ },
      references: [pciDss('6.2.4'), awsDocs(`${GUIDE}/http-api-cors.html`), nist('AC-4')],
    },
    {
      id: 'ApiV2DomainTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::ApiGatewayV2::DomainName'],
      what: 'API Gateway domain name of an HTTP or WebSocket API rejects old versions of TLS',
      why: 'An attacker on the network can break old versions of TLS and read the requests.',
      fix: 'Set SecurityPolicy of each entry of DomainNameConfigurations to TLS_1_2.',
      property: 'DomainNameConfigurations.*.SecurityPolicy',
      expects: { differsFrom: 'TLS_1_0' },
      references: [trivy('AVD-AWS-0005'), checkov('CKV_AWS_206'), nist('SC-8')],
    },
  ]),
];

function findOverrides(api: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  return templates
    .ofType('AWS::ApiGatewayV2::ApiGatewayManagedOverrides')
    .filter((overrides) => overrides.at('ApiId').target() === api);
}
