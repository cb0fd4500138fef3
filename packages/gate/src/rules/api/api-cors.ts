import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const ALLOW_ORIGIN = /\.header\.access-control-allow-origin$/i;

/** Rules for cross-origin resource sharing. */
export const apiCorsRules: readonly Rule[] = [
  {
    id: 'ApiCorsOriginsNamed',
    level: 'required',
    group: 'checkedInput',
    types: ['AWS::ApiGateway::Method', 'AWS::ApiGateway::GatewayResponse'],
    what: 'API Gateway REST API allows cross-origin requests only from named origins',
    why: 'With * any web page that a user opens can call the API and read its responses.',
    fix: 'Set Access-Control-Allow-Origin to the origin of your application, or remove the header.',
    property: 'Properties.Integration.IntegrationResponses',
    references: [pciDss('6.2.4'), nist('AC-4'), awsDocs('apigateway/latest/developerguide/how-to-cors.html')],
    check: (resource) => {
      const origins = readResponseParameters(resource).filter(([name]) => ALLOW_ORIGIN.test(name));
      if (origins.length === 0) return 'not applicable';
      return origins.every(([, origin]) => !/^'?(\*|null)'?$|header\.origin/i.test(origin.text() ?? ''));
    },
  },
];

/** Of a gateway response, or of the integration of a method. */
function readResponseParameters(resource: TemplateResource): [string, Value][] {
  return [
    ...resource.at('ResponseParameters').entries(),
    ...resource
      .at('Integration.IntegrationResponses')
      .items()
      .flatMap((response) => response.at('ResponseParameters').entries()),
  ];
}
