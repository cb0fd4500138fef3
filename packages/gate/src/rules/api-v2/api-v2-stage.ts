import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, checkov, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::ApiGatewayV2::Stage'];
const GUIDE = 'apigateway/latest/developerguide';

/** Rules for the stages of HTTP and WebSocket APIs. */
export const apiV2StageRules: readonly Rule[] = [
  {
    id: 'ApiV2StageThrottled',
    level: 'required',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway HTTP or WebSocket API stage limits the rate and the burst of requests',
    why: 'Without limits one caller uses up the quota of all APIs of the account, and each request is billed.',
    fix: 'Set ThrottlingRateLimit and ThrottlingBurstLimit of DefaultRouteSettings.',
    property: 'Properties.DefaultRouteSettings',
    references: [cdkNag('APIGWDefaultThrottling'), awsDocs(`${GUIDE}/http-api-throttling.html`), nist('SC-5')],
    check: (stage) =>
      ['ThrottlingRateLimit', 'ThrottlingBurstLimit'].every(
        (limit) => stage.at(`DefaultRouteSettings.${limit}`).present,
      ),
  },
  ...createPropertyRules([
    {
      id: 'ApiV2StageExecutionLogging',
      level: 'required',
      group: 'auditLogs',
      types: TYPES,
      what: 'API Gateway WebSocket API stage has execution logging enabled',
      why: 'Without execution logs an investigation cannot show which message failed, and why.',
      fix: 'Set DefaultRouteSettings.LoggingLevel to ERROR or INFO.',
      property: 'DefaultRouteSettings.LoggingLevel',
      expects: { equals: ['ERROR', 'INFO'] },
      onlyIf: isOfWebSocketApi,
      references: [securityHub('APIGateway.1'), awsDocs(`${GUIDE}/websocket-api-logging.html`), nist('AU-12')],
    },
    {
      id: 'ApiV2StageDataTrace',
      level: 'required',
      group: 'noDataInLogs',
      types: TYPES,
      what: 'API Gateway WebSocket API stage does not log whole messages',
      why: 'The log then contains tokens and personal data, and everyone who reads logs sees them.',
      fix: 'Set DefaultRouteSettings.DataTraceEnabled to false, or remove it.',
      property: 'DefaultRouteSettings.DataTraceEnabled',
      expects: { differsFrom: true },
      references: [checkov('CKV_AWS_276'), awsDocs(`${GUIDE}/websocket-api-logging.html`), nist('SI-12')],
    },
  ]),
];

function isOfWebSocketApi(stage: TemplateResource): boolean {
  return stage.at('ApiId').target()?.at('ProtocolType').text() === 'WEBSOCKET';
}
