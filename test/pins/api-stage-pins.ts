import { buildPath, findMethods } from '../../packages/gate/src/rules/api/method-lookup';
import {
  ALL_METHODS,
  findOpenSettings,
  getSettingName,
  readMethodSettings,
} from '../../packages/gate/src/rules/api/method-settings';
import { isDisposable } from '../../packages/gate/src/rules/disposable-environment';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';

const TYPES = ['AWS::ApiGateway::Stage'];
const SETTINGS = 'Properties.MethodSettings';
const THROTTLING = awsDocs('apigateway/latest/developerguide/api-gateway-request-throttling.html');
const THROTTLES = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'];

/** What this blueprint asks of its own stage, where other values would be as safe. */
export const apiStagePins: readonly Rule[] = [
  {
    id: 'ApiStageCacheEncryptionPrepared',
    level: 'pinned',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'API Gateway REST API stage encrypts a cache that is enabled later',
    why: 'Responses in the cache are in clear text by default, and the person who enables the cache may overlook this.',
    fix: 'Set CacheDataEncrypted to true in every entry of MethodSettings, including one for /* and *.',
    property: SETTINGS,
    references: [nist('SC-28'), awsDocs('apigateway/latest/developerguide/api-gateway-caching.html')],
    check: (stage) => findOpenSettings(stage, (setting) => setting.at('CacheDataEncrypted').flag() === true),
  },
  {
    id: 'ApiStageDetailedMetricsEnabled',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'API Gateway REST API stage publishes metrics for every method, except in a disposable environment',
    why: 'An alarm on one method, such as an export that an attacker calls often, needs the metrics of that method.',
    fix: 'Set MetricsEnabled to true in every entry of MethodSettings, including one for /* and *.',
    property: SETTINGS,
    references: [nist('SI-4'), awsDocs('apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html')],
    check: (stage, templates) =>
      isDisposable(stage, templates)
        ? 'not applicable'
        : findOpenSettings(stage, (setting) => setting.at('MetricsEnabled').flag() === true),
  },
  {
    id: 'ApiStageThrottlingPerMethod',
    level: 'pinned',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway REST API stage has a separate throttle for each method',
    why: 'Under a common limit an attack on one route blocks the others, and expensive routes accept as many calls as cheap ones.',
    fix: 'Add an entry to MethodSettings with the ResourcePath and HttpMethod of each method.',
    property: SETTINGS,
    references: [nist('SC-5'), THROTTLING],
    check: (stage, templates) => {
      const methods = findMethods(stage.at('RestApiId').target(), templates);
      if (methods.length === 0) return 'not applicable';
      const throttled = readMethodSettings(stage)
        .filter((setting) => setting.at('ThrottlingRateLimit').present)
        .map(getSettingName);
      return methods
        .filter((method) => !throttled.includes(`* ${buildPath(method)}`))
        .map(buildRoute)
        .filter((route) => !throttled.includes(route));
    },
  },
  {
    id: 'ApiStageThrottlingBelowStage',
    level: 'pinned',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway REST API stage throttles no method above the limit for all methods',
    why: 'A method with a higher limit could use up what the stage allows to all methods together.',
    fix: 'Set ThrottlingRateLimit and ThrottlingBurstLimit of each entry to at most the values for /* and *.',
    property: SETTINGS,
    references: [nist('SC-5'), THROTTLING],
    check: (stage) => {
      const settings = readMethodSettings(stage);
      const all = settings.find((setting) => getSettingName(setting) === ALL_METHODS);
      if (all === undefined) return 'not applicable';
      return settings
        .filter((setting) =>
          THROTTLES.some((limit) => (setting.at(limit).number() ?? 0) > (all.at(limit).number() ?? 0)),
        )
        .map(getSettingName);
    },
  },
  {
    id: 'ApiStageExecutionLogGroupDeclared',
    level: 'pinned',
    group: 'auditLogs',
    types: TYPES,
    what: 'API Gateway REST API stage has its execution log group in a template',
    why: 'Otherwise API Gateway creates the group, without a customer managed key and without an end of retention.',
    fix: 'Add an AWS::Logs::LogGroup named API-Gateway-Execution-Logs_<api id>/<stage name>.',
    property: 'Properties.StageName',
    references: [nist('AU-11'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: (stage, templates) => {
      const api = stage.at('RestApiId');
      const expected = `API-Gateway-Execution-Logs_${api.display()}/${stage.at('StageName').text()}`;
      return templates
        .ofType('AWS::Logs::LogGroup')
        .map((group) => group.at('LogGroupName'))
        .some((name) => name.display() === expected && name.target() === api.target());
    },
  },
];

function buildRoute(method: TemplateResource): string {
  const verb = method.at('HttpMethod').text();
  return `${verb === 'ANY' ? '*' : verb} ${buildPath(method)}`;
}
