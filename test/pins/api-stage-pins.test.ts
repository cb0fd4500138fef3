import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { apiStagePins } from './api-stage-pins';

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

/** A stage of an API with `GET /records/{id}`, `OPTIONS /records` and, optionally, another method. */
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
      Get: buildMethod({ HttpMethod: 'GET', ResourceId: { Ref: 'Record' } }),
      Options: buildMethod({ HttpMethod: 'OPTIONS', ResourceId: { Ref: 'Records' } }),
      ...(Object.keys(more).length === 0 ? {} : { More: buildMethod(more) }),
    },
  };
}

function buildMethod(properties: Record<string, unknown>) {
  return { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, ...properties } };
}

rulesDecide('pins of the API stage', apiStagePins, {
  ApiStageCacheEncryptionPrepared: {
    holds: [buildSettings({ CacheDataEncrypted: true })],
    broken: [
      {},
      { MethodSettings: [{ ...ONE, CacheDataEncrypted: true }] },
      buildSettings({ CacheDataEncrypted: false }),
      buildSettings({ CacheDataEncrypted: true }, {}),
    ],
    undecided: [buildSettings({ CacheDataEncrypted: UNKNOWN })],
  },
  ApiStageDetailedMetricsEnabled: {
    holds: [buildSettings({ MetricsEnabled: true })],
    broken: [
      {},
      buildSettings({}),
      buildSettings({ MetricsEnabled: false }),
      buildSettings({ MetricsEnabled: true }, {}),
    ],
    undecided: [buildSettings({ MetricsEnabled: UNKNOWN })],
    notApplicable: [
      { resources: { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: buildSettings({}) } }, disposable: true },
    ],
  },
  ApiStageThrottlingPerMethod: {
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
  ApiStageThrottlingBelowStage: {
    holds: [buildSettings(LIMITS), buildSettings(LIMITS, { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 })],
    broken: [
      buildSettings(LIMITS, { ...LIMITS, ThrottlingRateLimit: 11 }),
      buildSettings(LIMITS, { ...LIMITS, ThrottlingBurstLimit: 21 }),
      buildSettings({}, LIMITS),
    ],
    undecided: [buildSettings({ ...LIMITS, ThrottlingRateLimit: UNKNOWN })],
    notApplicable: [{}, { MethodSettings: [{ ...ONE, ...LIMITS }] }],
  },
  ApiStageExecutionLogGroupDeclared: {
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
