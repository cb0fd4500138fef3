import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, checkov, nist, type Rule, securityHub } from '../rule';
import { findMethods } from './method-lookup';
import { findOpenSettings, getSettingName, readMethodSettings } from './method-settings';
import { isPositiveUpTo } from './positive-limit';

const TYPES = ['AWS::ApiGateway::Stage'];
const SETTINGS = 'Properties.MethodSettings';

/** Quota of an account in a region, unless it was raised: a limit above it has no effect. */
const ACCOUNT_QUOTA: ReadonlyMap<string, number> = new Map([
  ['ThrottlingRateLimit', 10_000],
  ['ThrottlingBurstLimit', 5_000],
]);

/** Rules for stages: logs, traces, cache and throttling. */
export const apiStageRules: readonly Rule[] = [
  {
    id: 'ApiStageExecutionLoggingEnabled',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'API Gateway REST API stage has execution logging enabled for every method',
    why: 'Without the log the reason of a failed request stays unknown: a rejected token, a broken integration or an attack.',
    fix: 'Set LoggingLevel to ERROR or INFO in every entry of MethodSettings, including one for /* and *.',
    property: SETTINGS,
    references: [securityHub('APIGateway.1'), nist('AU-12')],
    check: (stage) =>
      findOpenSettings(stage, (setting) => ['ERROR', 'INFO'].includes(setting.at('LoggingLevel').text() ?? '')),
  },
  {
    id: 'ApiStageDataTraceDisabled',
    level: 'required',
    group: 'noDataInLogs',
    types: TYPES,
    what: 'API Gateway REST API stage has data tracing disabled',
    why: 'Data tracing logs whole requests and responses. Every reader of the log sees tokens and personal data.',
    fix: 'Set DataTraceEnabled to false in every entry of MethodSettings.',
    property: SETTINGS,
    references: [
      checkov('CKV_AWS_276'),
      nist('SI-12'),
      awsDocs('apigateway/latest/developerguide/set-up-logging.html'),
    ],
    check: (stage) =>
      readMethodSettings(stage)
        .filter((setting) => setting.at('DataTraceEnabled').flag() === true)
        .map(getSettingName),
  },
  {
    id: 'ApiStageCacheEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'API Gateway REST API stage encrypts its cache at rest',
    why: 'The cache stores responses with their data, in clear text by default. Whoever reads its storage reads the data.',
    fix: 'Set CacheDataEncrypted to true in every entry of MethodSettings, including one for /* and *.',
    property: SETTINGS,
    references: [securityHub('APIGateway.5'), nist('SC-28')],
    check: (stage) => {
      if (!hasCache(stage)) return 'not applicable';
      return findOpenSettings(
        stage,
        (setting) => setting.at('CachingEnabled').flag() === false || setting.at('CacheDataEncrypted').flag() === true,
      );
    },
  },
  {
    id: 'ApiStageThrottlingSet',
    level: 'hardening',
    group: 'rateLimits',
    types: TYPES,
    what: 'API Gateway REST API stage throttles every method below the quota of the account',
    why: 'One client could use up the quota of the account, and block every other API in the region.',
    fix: 'Set ThrottlingRateLimit (1 to 10000) and ThrottlingBurstLimit (1 to 5000) in every entry of MethodSettings, including one for /* and *.',
    property: SETTINGS,
    references: [nist('SC-5'), awsDocs('apigateway/latest/developerguide/api-gateway-request-throttling.html')],
    check: (stage) =>
      findOpenSettings(stage, (setting) =>
        [...ACCOUNT_QUOTA].every(([limit, quota]) => isPositiveUpTo(setting.at(limit), quota)),
      ),
  },
  {
    id: 'ApiStageTracingEnabled',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'API Gateway REST API stage has X-Ray tracing enabled',
    why: 'A trace connects a request with everything that it caused. Without it the steps of an attack cannot be followed.',
    fix: 'Set TracingEnabled to true.',
    property: 'Properties.TracingEnabled',
    references: [securityHub('APIGateway.3'), nist('SI-4')],
    check: (stage) => stage.at('TracingEnabled').flag() === true,
  },
  {
    id: 'ApiStageClientCertificateSet',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'API Gateway REST API stage with an HTTP integration presents a client certificate to the back end',
    why: 'Without it the back end cannot distinguish this API from an attacker who found its address.',
    fix: 'Set ClientCertificateId to an AWS::ApiGateway::ClientCertificate, and let the back end verify it.',
    property: 'Properties.ClientCertificateId',
    references: [securityHub('APIGateway.2'), nist('SC-8')],
    check: (stage, templates) => {
      // Lambda and AWS services authenticate API Gateway by IAM and never see the certificate.
      if (!hasHttpIntegration(stage, templates)) return 'not applicable';
      const certificate = stage.at('ClientCertificateId');
      return certificate.target() !== undefined || (certificate.text() ?? '') !== '';
    },
  },
];

function hasCache(stage: TemplateResource): boolean {
  return (
    stage.at('CacheClusterEnabled').flag() === true ||
    readMethodSettings(stage).some((setting) => setting.at('CachingEnabled').flag() === true)
  );
}

function hasHttpIntegration(stage: TemplateResource, templates: TemplateSet): boolean {
  return findMethods(stage.at('RestApiId').target(), templates).some((method) =>
    ['HTTP', 'HTTP_PROXY'].includes(method.at('Integration.Type').text() ?? ''),
  );
}
