import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
import { findMissingFields, readLogVariables } from './access-log-format';

const TYPES = ['AWS::ApiGateway::Stage'];
const FORMAT = 'Properties.AccessLogSetting.Format';
const VARIABLES = awsDocs('apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html');

/** What AU-3 asks of a record, and the variables that hold it. */
const FIELDS: readonly (readonly [field: string, variable: RegExp])[] = [
  ['request id', /^(extendedRequestId|requestId)$/],
  ['time', /^requestTime(Epoch)?$/],
  ['method', /^httpMethod$/],
  ['route', /^(resourcePath|path)$/],
  ['status', /^status$/],
  [
    'caller',
    /^(authorizer\.(claims\.\w+|principalId|\w+Id)|identity\.(apiKeyId|caller|user|userArn|sourceIp|clientCert\.\w+))$/,
  ],
];

/** An API key is a secret; these claims are personal data. */
const SECRET =
  /^(identity\.apiKey|authorizer\.claims\.(email|phone_number|name|given_name|family_name|address|birthdate))$/;

/** Rules for the access log of a stage. */
export const apiAccessLogRules: readonly Rule[] = [
  {
    id: 'ApiAccessLogEnabled',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'API Gateway REST API stage writes an access log',
    why: 'Without an access log an investigation cannot show who called what, and whether the call succeeded.',
    fix: 'Set AccessLogSetting.DestinationArn to a log group, or to a delivery stream whose name starts with amazon-apigateway-.',
    property: 'Properties.AccessLogSetting.DestinationArn',
    references: [nist('AU-12'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: (stage) => {
      const destination = stage.at('AccessLogSetting.DestinationArn');
      const type = destination.target()?.type;
      if (type !== undefined) return ['AWS::Logs::LogGroup', 'AWS::KinesisFirehose::DeliveryStream'].includes(type);
      return /:log-group:.|:deliverystream\/amazon-apigateway-/.test(destination.text() ?? '');
    },
  },
  {
    id: 'ApiAccessLogFieldsComplete',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'API Gateway access log records caller, request id, time, method, route and status',
    why: 'A record without one of these fields cannot show who called what, when, and with which result.',
    fix: 'Add the $context variables of the missing fields to AccessLogSetting.Format.',
    property: FORMAT,
    references: [nist('AU-3'), VARIABLES],
    check: (stage) => (writesAccessLog(stage) ? findMissingFields(stage, FIELDS) : 'not applicable'),
  },
  {
    id: 'ApiAccessLogSecretsOmitted',
    level: 'hardening',
    group: 'noDataInLogs',
    types: TYPES,
    what: 'API Gateway access log omits API keys and personal claims',
    why: 'A reader of the log could call the API with a logged key. Names and addresses would remain in the log after their erasure elsewhere.',
    fix: 'Replace identity.apiKey by identity.apiKeyId, and personal claims by client_id, in AccessLogSetting.Format.',
    property: FORMAT,
    references: [nist('SI-12'), VARIABLES],
    check: (stage) => readLogVariables(stage).filter((name) => SECRET.test(name)),
  },
];

/** Without the setting ApiAccessLogEnabled reports the stage, and a second finding would repeat it. */
function writesAccessLog(stage: TemplateResource): boolean {
  return stage.at('AccessLogSetting').present;
}
