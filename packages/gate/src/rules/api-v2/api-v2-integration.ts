import { isPlainUrl } from '../plain-url';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ApiGatewayV2::Integration'];
const GUIDE = 'apigateway/latest/developerguide';

/** Rules for the backends of HTTP and WebSocket APIs. */
export const apiV2IntegrationRules: readonly Rule[] = [
  {
    id: 'ApiV2IntegrationPrivateTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'API Gateway private integration of an HTTP API uses TLS and verifies the name of the server',
    why: 'Anyone in the VPC who redirects or records traffic reads requests with their tokens.',
    fix: 'Set TlsConfig.ServerNameToVerify to the name in the certificate of the load balancer.',
    property: 'Properties.TlsConfig.ServerNameToVerify',
    references: [securityHub('APIGateway.10'), awsDocs(`${GUIDE}/http-api-develop-integrations-private.html`)],
    check: (integration) => {
      if (integration.at('ConnectionType').text() !== 'VPC_LINK') return 'not applicable';
      return integration.at('TlsConfig.ServerNameToVerify').present;
    },
  },
  {
    id: 'ApiV2IntegrationHttps',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'API Gateway integration of an HTTP or WebSocket API calls its backend over HTTPS',
    why: 'Over plain HTTP everyone on the path reads and changes requests and responses.',
    fix: 'Set IntegrationUri to a URL that starts with https://.',
    property: 'Properties.IntegrationUri',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/http-api-develop-integrations-http.html`), nist('SC-8')],
    check: (integration) => {
      const isHttp = /^HTTP/.test(integration.at('IntegrationType').text() ?? '');
      // A private integration names a listener, and its own rule asks for TLS.
      if (!isHttp || integration.at('ConnectionType').text() === 'VPC_LINK') return 'not applicable';
      return !isPlainUrl(integration.at('IntegrationUri'));
    },
  },
];
