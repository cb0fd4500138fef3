import { apiStageRules } from '../../../src/rules/api/api-stage';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const ALL = { HttpMethod: '*', ResourcePath: '/*' };
const ONE = { HttpMethod: 'GET', ResourcePath: '/~1records~1{id}' };
const LIMITS = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };

/** An entry for all methods and one for a single method. */
function buildSettings(all: Record<string, unknown>, one: Record<string, unknown> = all) {
  return {
    MethodSettings: [
      { ...ALL, ...all },
      { ...ONE, ...one },
    ],
  };
}

/** A stage that has a cache. */
function withCache(all: Record<string, unknown>, one: Record<string, unknown> = all) {
  return { CacheClusterEnabled: true, ...buildSettings(all, one) };
}

/** A stage of an API with one method. */
function withIntegration(type: unknown, certificate: unknown) {
  return {
    resources: {
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: { Ref: 'Api' }, ClientCertificateId: certificate },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: { RestApiId: { Ref: 'Api' }, HttpMethod: 'GET', Integration: { Type: type } },
      },
      Certificate: { Type: 'AWS::ApiGateway::ClientCertificate' },
    },
  };
}

rulesDecide('stage rules of API Gateway', apiStageRules, {
  ApiStageExecutionLoggingEnabled: {
    holds: [buildSettings({ LoggingLevel: 'ERROR' }), buildSettings({ LoggingLevel: 'INFO' })],
    broken: [
      {},
      { MethodSettings: [{ ...ONE, LoggingLevel: 'ERROR' }] },
      buildSettings({}),
      buildSettings({ LoggingLevel: 'OFF' }),
      buildSettings({ LoggingLevel: 'ERROR' }, { LoggingLevel: 'OFF' }),
    ],
    undecided: [buildSettings({ LoggingLevel: UNKNOWN }), { MethodSettings: UNKNOWN }],
  },
  ApiStageDataTraceDisabled: {
    holds: [{}, buildSettings({}), buildSettings({ DataTraceEnabled: false })],
    broken: [
      buildSettings({ DataTraceEnabled: true }),
      buildSettings({ DataTraceEnabled: false }, { DataTraceEnabled: true }),
    ],
    undecided: [buildSettings({ DataTraceEnabled: UNKNOWN })],
  },
  ApiStageCacheEncrypted: {
    holds: [
      withCache({ CachingEnabled: true, CacheDataEncrypted: true }),
      withCache({ CacheDataEncrypted: true }, { CachingEnabled: false }),
      buildSettings({ CachingEnabled: true, CacheDataEncrypted: true }),
    ],
    broken: [
      { CacheClusterEnabled: true },
      { CacheClusterEnabled: true, MethodSettings: [{ ...ONE, CacheDataEncrypted: true }] },
      withCache({ CachingEnabled: true }),
      withCache({ CacheDataEncrypted: false }),
      withCache({ CacheDataEncrypted: true }, {}),
      buildSettings({}, { CachingEnabled: true }),
    ],
    undecided: [withCache({ CacheDataEncrypted: UNKNOWN }), { CacheClusterEnabled: UNKNOWN }],
    notApplicable: [{}, { CacheClusterEnabled: false }, buildSettings({}), buildSettings({ CachingEnabled: false })],
  },
  ApiStageThrottlingSet: {
    holds: [
      buildSettings(LIMITS),
      buildSettings({ ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 }),
      buildSettings(LIMITS, { ...LIMITS, ThrottlingRateLimit: 11 }),
    ],
    broken: [
      {},
      { MethodSettings: [{ ...ONE, ...LIMITS }] },
      buildSettings({}),
      buildSettings({ ThrottlingRateLimit: 10 }),
      buildSettings({ ThrottlingBurstLimit: 10 }),
      buildSettings({ ...LIMITS, ThrottlingRateLimit: 10_001 }),
      buildSettings({ ...LIMITS, ThrottlingBurstLimit: 5_001 }),
      buildSettings(LIMITS, { ...LIMITS, ThrottlingRateLimit: -1 }),
      buildSettings(LIMITS, { ...LIMITS, ThrottlingBurstLimit: 0 }),
    ],
    undecided: [buildSettings({ ...LIMITS, ThrottlingRateLimit: UNKNOWN })],
  },
  ApiStageTracingEnabled: {
    holds: [{ TracingEnabled: true }],
    broken: [{}, { TracingEnabled: false }],
    undecided: [{ TracingEnabled: UNKNOWN }],
  },
  ApiStageClientCertificateSet: {
    holds: [withIntegration('HTTP_PROXY', 'abc123'), withIntegration('HTTP', { Ref: 'Certificate' })],
    broken: [withIntegration('HTTP', undefined), withIntegration('HTTP_PROXY', '')],
    undecided: [withIntegration('HTTP', UNKNOWN), withIntegration(UNKNOWN, undefined)],
    notApplicable: [{}, withIntegration('AWS_PROXY', undefined), withIntegration('MOCK', undefined)],
  },
});
