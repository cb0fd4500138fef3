import { describe, expect, test } from '@jest/globals';
import { routes } from '../../lambda/records/routes';
import { productionDraft, productionSettings, sandboxSettings, settingsOf } from '../scaffold';
import { all, apiTemplate, only } from './synthesized';

/** `read` is served by the alias `FunctionsReadLive...`. */
const liveAlias = (name: string) => new RegExp(`^Functions${name.charAt(0).toUpperCase()}${name.slice(1)}Live`);

describe.each([sandboxSettings, productionSettings])('the REST API of $name', (settings) => {
  const template = apiTemplate(settings);
  const stage = only(template, 'AWS::ApiGateway::Stage');

  test('is regional and accepts TLS 1.3 alone, with strict endpoint access', () => {
    expect(only(template, 'AWS::ApiGateway::RestApi')).toMatchObject({
      Name: `${settings.name}-records`,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      EndpointAccessMode: 'STRICT',
    });
  });

  test('checks body and parameters of every method', () => {
    expect(only(template, 'AWS::ApiGateway::RequestValidator')).toMatchObject({
      ValidateRequestBody: true,
      ValidateRequestParameters: true,
    });
    for (const method of all(template, 'AWS::ApiGateway::Method')) {
      expect(method['RequestValidatorId']).toEqual({ Ref: expect.stringMatching(/Validator/) });
    }
  });

  test('has one route without a token, GET /health', () => {
    const open = all(template, 'AWS::ApiGateway::Method').filter(
      ({ AuthorizationType }) => AuthorizationType === 'NONE',
    );
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({
      HttpMethod: 'GET',
      ResourceId: { Ref: expect.stringMatching(/^Recordshealth/) },
    });
  });

  test('logs errors of execution, never data, and traces requests', () => {
    expect(stage['TracingEnabled']).toBe(true);
    for (const setting of [stage['MethodSettings']].flat()) {
      expect(setting).toMatchObject({ LoggingLevel: 'ERROR', DataTraceEnabled: false, MetricsEnabled: true });
    }
  });

  test('keeps no answer in a cache', () => {
    expect(stage['CacheClusterEnabled'] ?? false).toBe(false);
    for (const setting of [stage['MethodSettings']].flat()) {
      expect(setting).toMatchObject({ CacheDataEncrypted: true });
      expect(setting).not.toHaveProperty('CachingEnabled', true);
    }
  });

  test('is throttled as a whole and route by route', () => {
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

  test('shows a client certificate to what it calls', () => {
    expect(stage['ClientCertificateId']).toEqual({ Ref: expect.stringMatching(/ClientCertificate/) });
  });

  test('tells where it is reached, once', () => {
    expect(Object.keys(template.findOutputs('*'))).toEqual(['ApiUrl']);
  });

  test('may call the live version of a function from one method of one stage, and nothing else may', () => {
    const permissions = all(template, 'AWS::Lambda::Permission');
    const expected = routes.map(({ method, path, function: name }) => ({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: expect.stringMatching(liveAlias(name)) },
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
    for (const { summary, function: name } of routes) {
      expect(only(template, 'AWS::ApiGateway::Method', { OperationName: summary })['Integration']).toMatchObject({
        Type: 'AWS_PROXY',
        Uri: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: expect.stringMatching(liveAlias(name)) }])] },
      });
    }
  });
});

describe('an API with a name of its own', () => {
  const draft = productionDraft();
  const domain = {
    name: 'api.example.com',
    certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  };
  const withDomain = (more: object) =>
    apiTemplate(settingsOf({ ...draft, api: { ...Object(draft['api']), domain: { ...domain, ...more } } }));
  const template = withDomain({ hostedZone: { id: 'Z0123456789EXAMPLE', name: 'example.com' } });

  test('is not reached at the address that API Gateway makes up', () => {
    expect(only(template, 'AWS::ApiGateway::RestApi')['DisableExecuteApiEndpoint']).toBe(true);
    expect(only(apiTemplate(productionSettings), 'AWS::ApiGateway::RestApi')['DisableExecuteApiEndpoint']).toBe(false);
    template.hasOutput('ApiUrl', { Value: 'https://api.example.com/' });
  });

  test('accepts TLS 1.3 alone under that name', () => {
    expect(only(template, 'AWS::ApiGateway::DomainName')).toMatchObject({
      DomainName: 'api.example.com',
      RegionalCertificateArn: domain.certificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      EndpointAccessMode: 'STRICT',
    });
    expect(only(template, 'AWS::ApiGateway::BasePathMapping')).not.toHaveProperty('BasePath');
  });

  test('is found in the zone that settings name, and makes no record where there is none', () => {
    expect(only(template, 'AWS::Route53::RecordSet')).toMatchObject({
      HostedZoneId: 'Z0123456789EXAMPLE',
      Name: 'api.example.com',
      Type: 'A',
    });
    expect(all(withDomain({}), 'AWS::Route53::RecordSet')).toEqual([]);
  });

  test('asks clients for certificates when settings name who signs them', () => {
    const mutual = only(
      withDomain({ mutualTlsTruststore: 's3://example-trust/clients.pem' }),
      'AWS::ApiGateway::DomainName',
    );
    expect(mutual).toMatchObject({
      MutualTlsAuthentication: { TruststoreUri: 's3://example-trust/clients.pem' },
      // API Gateway refuses a newer policy together with mutual TLS.
      SecurityPolicy: 'TLS_1_2',
    });
    expect(mutual).not.toHaveProperty('EndpointAccessMode');
  });
});
