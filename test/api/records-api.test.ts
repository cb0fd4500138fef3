import { describe, expect, test } from '@jest/globals';
import { routes } from '../../lambda/records/routes';
import { buildOperationId } from '../../lib/api/operation-id';
import { productionSettings, sandboxSettings } from '../scaffold';
import { findAllProperties, findOnlyProperties, synthApi } from './api-template';

/** `read` is served by the alias `FunctionsReadLive...`. */
const matchLiveAlias = (name: string) => new RegExp(`^Functions${name.charAt(0).toUpperCase()}${name.slice(1)}Live`);

describe.each([sandboxSettings, productionSettings])('the REST API of $name', (settings) => {
  const template = synthApi(settings);
  const stage = findOnlyProperties(template, 'AWS::ApiGateway::Stage');

  test('is regional and accepts TLS 1.3 only, with strict endpoint access', () => {
    expect(findOnlyProperties(template, 'AWS::ApiGateway::RestApi')).toMatchObject({
      Name: `${settings.name}-records`,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      EndpointAccessMode: 'STRICT',
    });
  });

  test('validates the body and the parameters of every method', () => {
    expect(findOnlyProperties(template, 'AWS::ApiGateway::RequestValidator')).toMatchObject({
      ValidateRequestBody: true,
      ValidateRequestParameters: true,
    });
    for (const method of findAllProperties(template, 'AWS::ApiGateway::Method')) {
      expect(method['RequestValidatorId']).toEqual({ Ref: expect.stringMatching(/Validator/) });
    }
  });

  test('has one route without a token, GET /health', () => {
    const open = findAllProperties(template, 'AWS::ApiGateway::Method').filter(
      ({ AuthorizationType }) => AuthorizationType === 'NONE',
    );
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({
      HttpMethod: 'GET',
      ResourceId: { Ref: expect.stringMatching(/^Recordshealth/) },
    });
  });

  test('logs execution errors without data, and traces requests', () => {
    expect(stage['TracingEnabled']).toBe(true);
    for (const setting of [stage['MethodSettings']].flat()) {
      expect(setting).toMatchObject({
        LoggingLevel: 'ERROR',
        DataTraceEnabled: false,
        MetricsEnabled: settings.api.detailedMetrics.enabled,
      });
    }
  });

  test('caches no responses', () => {
    expect(stage['CacheClusterEnabled'] ?? false).toBe(false);
    for (const setting of [stage['MethodSettings']].flat()) {
      expect(setting).toMatchObject({ CacheDataEncrypted: true });
      expect(setting).not.toHaveProperty('CachingEnabled', true);
    }
  });

  test('is throttled as a whole and per route', () => {
    expect(stage['MethodSettings']).toEqual([
      expect.objectContaining({
        HttpMethod: '*',
        ResourcePath: '/*',
        ThrottlingRateLimit: settings.api.requestsPerSecond,
        ThrottlingBurstLimit: settings.api.burst,
      }),
      ...routes.map(({ method, path, throttleShare }) =>
        expect.objectContaining({
          HttpMethod: method,
          ResourcePath: `/${path.replaceAll('/', '~1')}`,
          ThrottlingRateLimit: settings.api.requestsPerSecond * throttleShare,
          ThrottlingBurstLimit: settings.api.burst * throttleShare,
        }),
      ),
    ]);
  });

  test('presents a client certificate to its integrations', () => {
    expect(stage['ClientCertificateId']).toEqual({ Ref: expect.stringMatching(/ClientCertificate/) });
  });

  test('has an output with its URL; the other outputs are for stacks of the environment', () => {
    const outputs = Object.keys(template.findOutputs('*'));
    expect(outputs.filter((name) => !name.startsWith('ExportsOutput'))).toEqual(['ApiUrl']);
  });

  test('is the only caller of the live version of a function, from one method of one stage', () => {
    const permissions = findAllProperties(template, 'AWS::Lambda::Permission');
    const expected = routes.map(({ method, path, function: name }) => ({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: expect.stringMatching(matchLiveAlias(name)) },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Join': [
          '',
          [
            `arn:aws:execute-api:eu-central-1:111122223333:`,
            { Ref: expect.stringMatching(/^Records/) },
            '/',
            { Ref: expect.stringMatching(/^RecordsDeploymentStagelive/) },
            `/${method}${path.replace(/\{\w+\}/g, '*')}`,
          ],
        ],
      },
    }));
    expect(permissions).toHaveLength(expected.length);
    expect(permissions).toEqual(expect.arrayContaining(expected));
  });

  test('calls the live version, never the latest', () => {
    for (const route of routes) {
      expect(
        findOnlyProperties(template, 'AWS::ApiGateway::Method', { OperationName: buildOperationId(route) })[
          'Integration'
        ],
      ).toMatchObject({
        Type: 'AWS_PROXY',
        Uri: {
          'Fn::Join': ['', expect.arrayContaining([{ Ref: expect.stringMatching(matchLiveAlias(route.function)) }])],
        },
      });
    }
  });
});

test.each([sandboxSettings, productionSettings])(
  'the log groups of $name are encrypted and have the retention of the settings',
  (settings) => {
    for (const group of findAllProperties(synthApi(settings), 'AWS::Logs::LogGroup')) {
      expect(group).toMatchObject({
        KmsKeyId: { 'Fn::ImportValue': expect.stringContaining('KeysLogs') },
        RetentionInDays: settings.api.logRetentionDays,
      });
    }
  },
);

test('the encrypted log group for execution logs is created before the stage, so that API Gateway does not create it', () => {
  const template = synthApi(sandboxSettings);
  const [id] = Object.entries(template.findResources('AWS::Logs::LogGroup')).find(([, { Properties }]) =>
    JSON.stringify(Properties['LogGroupName'] ?? '').includes('API-Gateway-Execution-Logs_'),
  ) ?? [''];
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  expect(template.findResources('AWS::Logs::LogGroup')[id]?.['Properties'].LogGroupName).toEqual({
    'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: expect.stringMatching(/^Records/) }, '/live']],
  });
  expect(stage?.['DependsOn']).toContain(id);
});
