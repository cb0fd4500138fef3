import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { methodsOf, pathOf } from './api-gateway-methods';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::ApiGateway::Stage'];
const SETTINGS = 'Properties.MethodSettings';
const THROTTLING = awsDocs('apigateway/latest/developerguide/api-gateway-request-throttling.html');

/** What an account may do in a region at most, unless it asked for more: a limit above it limits nothing. */
const ACCOUNT_QUOTA: ReadonlyMap<string, number> = new Map([
  ['ThrottlingRateLimit', 10_000],
  ['ThrottlingBurstLimit', 5_000],
]);

/** Rules for stages: how methods are traced, throttled and kept apart. */
export const apiGatewayStageRules: readonly Rule[] = [
  {
    id: 'ApiExecutionLog',
    types: TYPES,
    what: 'The stage logs errors of every method.',
    why: 'Without it nobody learns why a request failed: a refused token, a broken integration, an attack.',
    fix: 'Set LoggingLevel to ERROR or INFO in every entry of MethodSettings, one of them for /* and *.',
    property: SETTINGS,
    references: [securityHub('APIGateway.1'), nist('AU-12')],
    check: (stage) =>
      everywhere(stage, (setting) => ['ERROR', 'INFO'].includes(setting.at('LoggingLevel').text() ?? '')),
  },
  {
    id: 'ApiNoDataTrace',
    types: TYPES,
    what: 'The stage does not write bodies and headers of requests to its log.',
    why: 'Data tracing logs all of a request and its answer, with tokens and the data of persons, where others read it.',
    fix: 'Set DataTraceEnabled to false in every entry of MethodSettings.',
    property: SETTINGS,
    references: [nist('SI-12'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: (stage) =>
      settingsOf(stage)
        .filter((setting) => setting.at('DataTraceEnabled').flag() === true)
        .map(nameOf),
  },
  {
    id: 'ApiMetrics',
    types: TYPES,
    what: 'The stage counts requests, errors and latency of every method.',
    why: 'Alarms for one method, such as an export that suddenly runs often, need its metrics.',
    fix: 'Set MetricsEnabled to true in every entry of MethodSettings, one of them for /* and *.',
    property: SETTINGS,
    references: [nist('SI-4'), awsDocs('apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html')],
    check: (stage) => everywhere(stage, (setting) => setting.at('MetricsEnabled').flag() === true),
  },
  {
    id: 'ApiCacheEncrypted',
    types: TYPES,
    what: 'Answers in the cache of the stage are encrypted, also when the cache is switched on later.',
    why: 'The cache holds answers with the data they were given for; the default is clear text.',
    fix: 'Set CacheDataEncrypted to true in every entry of MethodSettings, one of them for /* and *.',
    property: SETTINGS,
    references: [securityHub('APIGateway.5'), nist('SC-28')],
    check: (stage) => everywhere(stage, (setting) => setting.at('CacheDataEncrypted').flag() === true),
  },
  {
    id: 'ApiThrottling',
    types: TYPES,
    what: 'Every method is throttled, below what the account may do and not above what the stage may.',
    why: 'One client could use up the quota of the whole account, and with it every other API in the region.',
    fix: 'Set ThrottlingRateLimit (1 to 10000) and ThrottlingBurstLimit (1 to 5000) in every entry of MethodSettings; the one for /* and * is the highest.',
    property: SETTINGS,
    references: [nist('SC-5'), THROTTLING],
    check: (stage) => {
      const all = settingsOf(stage).find((setting) => nameOf(setting) === '* /*');
      return everywhere(stage, (setting) =>
        [...ACCOUNT_QUOTA].every(([limit, quota]) =>
          isLimit(setting.at(limit), all?.at(limit).number() ?? quota, quota),
        ),
      );
    },
  },
  {
    id: 'ApiRouteThrottling',
    types: TYPES,
    what: 'Every method has a limit of its own.',
    why: 'Under one common limit a busy or attacked route starves the others, and costly routes may be called as often as cheap ones.',
    fix: 'Add an entry to MethodSettings with ResourcePath and HttpMethod of each method.',
    property: SETTINGS,
    references: [nist('SC-5'), THROTTLING],
    check: (stage, deployment) => {
      const methods = methodsOf(stage.at('RestApiId').target(), deployment);
      if (methods.length === 0) return 'not applicable';
      const limited = settingsOf(stage)
        .filter((setting) => setting.at('ThrottlingRateLimit').present)
        .map(nameOf);
      return methods
        .filter((method) => !limited.includes(`* ${pathOf(method)}`))
        .map(routeOf)
        .filter((route) => !limited.includes(route));
    },
  },
  {
    id: 'ApiTracing',
    types: TYPES,
    what: 'Requests are traced with X-Ray.',
    why: 'A trace ties a request to everything it did behind the API; without it an investigation has to guess.',
    fix: 'Set TracingEnabled to true.',
    property: 'Properties.TracingEnabled',
    references: [securityHub('APIGateway.3'), nist('SI-4')],
    check: (stage) => stage.at('TracingEnabled').flag() === true,
  },
  {
    id: 'ApiClientCertificate',
    types: TYPES,
    what: 'The stage shows a client certificate to what stands behind it.',
    why: 'Without it a back end reached over HTTP cannot tell this gateway from anybody else who found its address.',
    fix: 'Set ClientCertificateId to a certificate of AWS::ApiGateway::ClientCertificate.',
    property: 'Properties.ClientCertificateId',
    references: [securityHub('APIGateway.2'), nist('SC-8')],
    check: (stage) => {
      const certificate = stage.at('ClientCertificateId');
      if (certificate.target() !== undefined) return true;
      return (certificate.text() ?? '') !== '';
    },
  },
  {
    id: 'ApiExecutionLogGroup',
    types: TYPES,
    what: 'The log group of the execution log is declared with the stage.',
    why: 'API Gateway otherwise makes the group itself: without a key of yours, and kept for ever.',
    fix: 'Add an AWS::Logs::LogGroup named API-Gateway-Execution-Logs_<api id>/<stage name>.',
    property: 'Properties.StageName',
    references: [nist('AU-11'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: (stage, deployment) => {
      const api = stage.at('RestApiId');
      const name = `API-Gateway-Execution-Logs_${api.display()}/${stage.at('StageName').text()}`;
      return deployment
        .ofType('AWS::Logs::LogGroup')
        .map((group) => group.at('LogGroupName'))
        .some((given) => given.display() === name && given.target() === api.target());
    },
  },
];

function settingsOf(stage: Resource): Value[] {
  return stage.at('MethodSettings').items();
}

/** Settings that lack something, and the one for all methods if it is not there. */
function everywhere(stage: Resource, holds: (setting: Value) => boolean): string[] {
  const settings = settingsOf(stage);
  const all = settings.some((setting) => nameOf(setting) === '* /*') ? [] : ['* /*'];
  return [...all, ...settings.filter((setting) => !holds(setting)).map(nameOf)];
}

/** `GET /records/{id}`: slashes after the first are written as `~1`. */
function nameOf(setting: Value): string {
  const path = setting.at('ResourcePath').text() ?? '';
  return `${setting.at('HttpMethod').text()} ${path.replaceAll('~1', '/').replace(/^\/\//, '/')}`;
}

function routeOf(method: Resource): string {
  const verb = method.at('HttpMethod').text();
  return `${verb === 'ANY' ? '*' : verb} ${pathOf(method)}`;
}

function isLimit(value: Value, ...highest: readonly number[]): boolean {
  const limit = value.number();
  return limit !== undefined && limit > 0 && highest.every((most) => limit <= most);
}
