import { apiGatewayStageRules } from '../../../lib/compliance/rules/api-gateway-stage-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const ALL = { HttpMethod: '*', ResourcePath: '/*' };
const ONE = { HttpMethod: 'GET', ResourcePath: '/~1records~1{id}' };
const LIMITS = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };

/** A setting for all methods and one for a single method. */
function settings(all: Record<string, unknown>, one: Record<string, unknown> = all) {
  return {
    MethodSettings: [
      { ...ALL, ...all },
      { ...ONE, ...one },
    ],
  };
}

const GROUP_NAME = { 'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: 'Api' }, '/live']] };

function withGroup(name: unknown, stageName: unknown = 'live') {
  return {
    resources: {
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: stageName } },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name } },
    },
  };
}

/** A stage before `GET /records/{id}`, `OPTIONS /records` and, when asked, another method. */
function withMethods(methodSettings: unknown, more: Record<string, unknown> = {}) {
  return {
    resources: {
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: { Ref: 'Api' }, MethodSettings: methodSettings },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Records: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'records' },
      },
      Record: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { ParentId: { Ref: 'Records' }, PathPart: '{id}' },
      },
      Get: method({ HttpMethod: 'GET', ResourceId: { Ref: 'Record' } }),
      Options: method({ HttpMethod: 'OPTIONS', ResourceId: { Ref: 'Records' } }),
      ...(Object.keys(more).length === 0 ? {} : { More: method(more) }),
    },
  };
}

function method(properties: Record<string, unknown>) {
  return { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, ...properties } };
}

rulesDecide('API Gateway stage rules', apiGatewayStageRules, {
  ApiExecutionLog: {
    holds: [settings({ LoggingLevel: 'ERROR' }), settings({ LoggingLevel: 'INFO' })],
    broken: [
      {},
      { MethodSettings: [{ ...ONE, LoggingLevel: 'ERROR' }] },
      settings({}),
      settings({ LoggingLevel: 'OFF' }),
      settings({ LoggingLevel: 'ERROR' }, { LoggingLevel: 'OFF' }),
    ],
    undecided: [settings({ LoggingLevel: UNKNOWN }), { MethodSettings: UNKNOWN }],
  },
  ApiNoDataTrace: {
    holds: [{}, settings({}), settings({ DataTraceEnabled: false })],
    broken: [settings({ DataTraceEnabled: true }), settings({ DataTraceEnabled: false }, { DataTraceEnabled: true })],
    undecided: [settings({ DataTraceEnabled: UNKNOWN })],
  },
  ApiMetrics: {
    holds: [settings({ MetricsEnabled: true })],
    broken: [{}, settings({}), settings({ MetricsEnabled: false }), settings({ MetricsEnabled: true }, {})],
    undecided: [settings({ MetricsEnabled: UNKNOWN })],
  },
  ApiCacheEncrypted: {
    holds: [settings({ CacheDataEncrypted: true })],
    broken: [
      {},
      { MethodSettings: [{ ...ONE, CacheDataEncrypted: true }] },
      settings({ CacheDataEncrypted: false }),
      settings({ CacheDataEncrypted: true }, {}),
    ],
    undecided: [settings({ CacheDataEncrypted: UNKNOWN })],
  },
  ApiThrottling: {
    holds: [settings(LIMITS), settings({ ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 })],
    broken: [
      {},
      { MethodSettings: [{ ...ONE, ...LIMITS }] },
      settings({}),
      settings({ ThrottlingRateLimit: 10 }),
      settings({ ThrottlingBurstLimit: 10 }),
      settings({ ...LIMITS, ThrottlingRateLimit: 10_001 }),
      settings({ ...LIMITS, ThrottlingBurstLimit: 5_001 }),
      settings(LIMITS, { ...LIMITS, ThrottlingRateLimit: 11 }),
      settings(LIMITS, { ...LIMITS, ThrottlingBurstLimit: 21 }),
      settings(LIMITS, { ...LIMITS, ThrottlingRateLimit: -1 }),
      settings(LIMITS, { ...LIMITS, ThrottlingBurstLimit: 0 }),
    ],
    undecided: [settings({ ...LIMITS, ThrottlingRateLimit: UNKNOWN })],
  },
  ApiRouteThrottling: {
    holds: [
      withMethods([{ ...ONE, ...LIMITS }]),
      withMethods([{ ...ONE, ...LIMITS, HttpMethod: '*' }]),
      withMethods(
        [
          { ...ONE, ...LIMITS },
          { ...LIMITS, HttpMethod: '*', ResourcePath: '/' },
        ],
        { HttpMethod: 'ANY', ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] } },
      ),
    ],
    broken: [
      withMethods([]),
      withMethods([{ ...ALL, ...LIMITS }]),
      withMethods([ONE]),
      withMethods([{ ...ONE, ...LIMITS, HttpMethod: 'POST' }]),
      withMethods([{ ...ONE, ...LIMITS, ResourcePath: '/~1records' }]),
      withMethods([{ ...ONE, ...LIMITS }], { HttpMethod: 'POST', ResourceId: { Ref: 'Records' } }),
    ],
    undecided: [
      withMethods([{ ...ONE, ...LIMITS }], { HttpMethod: 'POST', ResourceId: UNKNOWN }),
      withMethods([{ ...ONE, ...LIMITS }], { HttpMethod: 'POST', ResourceId: 'abc123' }),
      withMethods(UNKNOWN),
    ],
    notApplicable: [{}],
  },
  ApiTracing: {
    holds: [{ TracingEnabled: true }],
    broken: [{}, { TracingEnabled: false }],
    undecided: [{ TracingEnabled: UNKNOWN }],
  },
  ApiClientCertificate: {
    holds: [
      { ClientCertificateId: 'abc123' },
      {
        resources: {
          Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { ClientCertificateId: { Ref: 'Certificate' } } },
          Certificate: { Type: 'AWS::ApiGateway::ClientCertificate' },
        },
      },
    ],
    broken: [{}, { ClientCertificateId: '' }],
    undecided: [{ ClientCertificateId: UNKNOWN }],
  },
  ApiExecutionLogGroup: {
    holds: [withGroup(GROUP_NAME)],
    broken: [
      { StageName: 'live' },
      withGroup(undefined),
      withGroup('API-Gateway-Execution-Logs_other/live'),
      withGroup(GROUP_NAME, 'test'),
    ],
    undecided: [withGroup(GROUP_NAME, UNKNOWN)],
  },
});
