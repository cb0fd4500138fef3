import { findMissingFields } from '../../packages/gate/src/rules/api/access-log-format';
import { buildPath, isPreflight } from '../../packages/gate/src/rules/api/method-lookup';
import { isResponseModel, readSchema } from '../../packages/gate/src/rules/api/model-schema';
import { isRetained } from '../../packages/gate/src/rules/retention';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { isRecord } from '../../packages/gate/src/templates/template';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';

const API = 'AWS::ApiGateway::RestApi';
const METHOD = ['AWS::ApiGateway::Method'];
const LOGGING = awsDocs('apigateway/latest/developerguide/set-up-logging.html');
const VALIDATION = awsDocs('apigateway/latest/developerguide/api-gateway-method-request-validation.html');

/** Fields beyond those of ApiAccessLogFieldsComplete. Clients can choose requestId, but not extendedRequestId. */
const LOG_FIELDS: readonly (readonly [field: string, variable: RegExp])[] = [
  ['requestId', /^requestId$/],
  ['extendedRequestId', /^extendedRequestId$/],
  ['error', /^error\.(responseType|message|messageString)$/],
  ['authorizer result', /^(authorize|authorizer)\.(status|error|latency)$/],
  ['web ACL result', /^(wafResponseCode|waf\.status)$/],
  ['tlsVersion', /^tlsVersion$/],
];

/** What this blueprint asks of its own REST API, where other values would be as safe. */
export const apiPins: readonly Rule[] = [
  {
    id: 'ApiEndpointTypeRegional',
    level: 'pinned',
    group: 'closedInbound',
    types: [API, 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2'],
    what: 'API Gateway endpoint is regional or private',
    why: 'An edge-optimized endpoint, the default, decrypts requests worldwide, outside the region of the data.',
    fix: 'Set EndpointConfiguration.Types to REGIONAL or PRIVATE.',
    property: 'Properties.EndpointConfiguration.Types',
    references: [nist('SC-7'), awsDocs('apigateway/latest/developerguide/api-gateway-api-endpoint-types.html')],
    check: (endpoint) => {
      const types = endpoint.at('EndpointConfiguration.Types').items();
      return types.length > 0 && types.every((type) => ['REGIONAL', 'PRIVATE'].includes(type.text() ?? ''));
    },
  },
  {
    id: 'ApiCompressionDisabled',
    level: 'pinned',
    group: 'encryptionInTransit',
    types: [API],
    what: 'API Gateway REST API does not compress responses',
    why: 'If a response repeats text of the caller, its compressed size reveals what is beside that text, even over TLS.',
    fix: 'Remove MinimumCompressionSize.',
    property: 'Properties.MinimumCompressionSize',
    references: [
      nist('SC-8'),
      awsDocs('apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html'),
    ],
    check: (api) => api.at('MinimumCompressionSize').number() === undefined,
  },
  {
    id: 'ApiAccountRetained',
    level: 'pinned',
    group: 'auditLogs',
    types: ['AWS::ApiGateway::Account'],
    what: 'API Gateway account settings are retained when the stack is deleted',
    why: 'All APIs of the account and region share the setting. If one stack deletes it, the others stop writing logs.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [nist('AU-12'), LOGGING],
    check: isRetained,
  },
  {
    id: 'ApiAccessLogFormatDetailed',
    level: 'pinned',
    group: 'auditLogs',
    types: ['AWS::ApiGateway::Stage'],
    what: 'API Gateway access log is JSON and records errors and the results of authorizer, web ACL and TLS',
    why: 'Without these fields the log does not show which protection stopped a request of an attacker.',
    fix: 'Set AccessLogSetting.Format to a JSON object with the $context variables of the missing fields.',
    property: 'Properties.AccessLogSetting.Format',
    references: [
      nist('AU-3'),
      awsDocs('apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html'),
    ],
    check: (stage) => [...(hasJsonFormat(stage) ? [] : ['JSON']), ...findMissingFields(stage, LOG_FIELDS)],
  },
  {
    id: 'ApiMethodRequestParametersRequired',
    level: 'pinned',
    group: 'checkedInput',
    types: METHOD,
    what: 'API Gateway method requires its path parameters and the headers that it names',
    why: 'API Gateway validates only required parameters. An optional If-Match header does not prevent a lost update.',
    fix: 'Set method.request.path.<name> and method.request.header.<name> in RequestParameters to true.',
    property: 'Properties.RequestParameters',
    references: [nist('SI-10'), VALIDATION],
    check: (method) => {
      if (isPreflight(method)) return 'not applicable';
      const declared = method.at('RequestParameters').entries();
      const required = declared.filter(([, flag]) => flag.flag() === true).map(([name]) => name);
      const inPath = [...buildPath(method).matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => `method.request.path.${name}`);
      const headers = declared.map(([name]) => name).filter((name) => name.startsWith('method.request.header.'));
      return [...inPath, ...headers].filter((name) => !required.includes(name));
    },
  },
  {
    id: 'ApiMethodIntegrationTimeout',
    level: 'pinned',
    group: 'resilience',
    types: METHOD,
    what: 'API Gateway method waits at most 29 seconds for its integration',
    why: 'With longer waits an attacker holds many connections and functions with a few slow requests.',
    fix: 'Remove Integration.TimeoutInMillis, or set it to 29000 at most.',
    property: 'Properties.Integration.TimeoutInMillis',
    references: [
      nist('SC-5'),
      awsDocs('apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html'),
    ],
    check: (method) => (method.at('Integration.TimeoutInMillis').number() ?? 0) <= 29_000,
  },
  {
    id: 'ApiModelRequiredFieldsSet',
    level: 'pinned',
    group: 'checkedInput',
    types: ['AWS::ApiGateway::Model'],
    what: 'API Gateway request model has at least one required field',
    why: 'Otherwise {} is a valid body, and only the function decides what a request without content does.',
    fix: 'Name the required fields in Schema.required.',
    property: 'Properties.Schema',
    references: [nist('SI-10'), VALIDATION],
    check: (model, templates) => {
      if (isResponseModel(model, templates)) return 'not applicable';
      const root = readSchema(model.at('Schema'), 'body');
      return root.types.includes('object') ? (root.at('required')?.items() ?? []).length > 0 : 'not applicable';
    },
  },
  {
    id: 'ApiGatewayResponseStatusError',
    level: 'pinned',
    group: 'checkedInput',
    types: ['AWS::ApiGateway::GatewayResponse'],
    what: 'API Gateway gateway response has an error status',
    why: 'With a success status, clients and alarms treat a rejected request as successful.',
    fix: 'Remove StatusCode, or set it to a value from 400 to 599.',
    property: 'Properties.StatusCode',
    references: [
      nist('SI-11'),
      awsDocs('apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html'),
    ],
    check: (response) => /^[45]\d\d$/.test(response.at('StatusCode').text() ?? '400'),
  },
];

/** With a number in place of every variable, as API Gateway writes numbers without quotes. */
function hasJsonFormat(stage: TemplateResource): boolean {
  const format = stage.at('AccessLogSetting.Format').text() ?? '';
  try {
    return isRecord(JSON.parse(format.replaceAll(/\$context\.[\w.-]*\w/g, '0')));
  } catch {
    return false;
  }
}
