import { describe, expect, test } from '@jest/globals';
import { apiDefinition } from '../../../local/gateway/api-definition';
import { coverageOf } from '../../../local/gateway/coverage';
import { type Assembly, synthesize } from '../../../local/template/assembly';
import { Deployment } from '../../../local/template/deployment';
import { productionSettings, sandboxSettings } from '../../scaffold';

const assembly = synthesize(sandboxSettings);

type Properties = Readonly<Record<string, unknown>>;

/** The same templates, with the properties of the first resource of a type changed. */
function changed(type: string, change: (properties: Properties) => Properties): Deployment {
  let done = false;
  const stacks = Object.entries(assembly).map(([stack, template]) => {
    const resources = Object.entries(template.Resources).map(([id, resource]) => {
      if (resource.Type !== type || done) return [id, resource];
      done = true;
      return [id, { ...resource, Properties: change(resource.Properties ?? {}) }];
    });
    return [stack, { ...template, Resources: Object.fromEntries(resources) }];
  });
  return new Deployment(Object.fromEntries(stacks), sandboxSettings);
}

function withResource(resource: Assembly[string]['Resources'][string]): Deployment {
  const [[stack = '', template = { Resources: {} }] = []] = Object.entries(assembly);
  return new Deployment(
    { ...assembly, [stack]: { ...template, Resources: { ...template.Resources, Added: resource } } },
    sandboxSettings,
  );
}

test.each([sandboxSettings, productionSettings])(
  'every property of the API of $name is run here, or set aside with a reason',
  (settings) => {
    const coverage = coverageOf(new Deployment(synthesize(settings), settings));
    expect(coverage.honoured).toContain('AWS::ApiGateway::Method.AuthorizationScopes');
    expect(coverage.honoured).toContain('AWS::KMS::Key (the KMS endpoint: key policies)');
    expect(coverage.aside).toContain('AWS::ApiGateway::RestApi.SecurityPolicy (no TLS on the loopback address)');
    expect(coverage.notRun).toContain('AWS::WAFv2::WebACL');
    for (const reason of coverage.aside) expect(reason).toMatch(/ \(.{10,}\)$/);
  },
);

describe('the local run refuses to start', () => {
  test.each<[string, Deployment, string]>([
    [
      'a property',
      changed('AWS::ApiGateway::RestApi', (all) => ({ ...all, Policy: {} })),
      'AWS::ApiGateway::RestApi.Policy',
    ],
    [
      'a part of a property',
      changed('AWS::ApiGateway::Stage', (all) => ({
        ...all,
        AccessLogSetting: { ...Object(all['AccessLogSetting']), Sample: 1 },
      })),
      'AWS::ApiGateway::Stage.AccessLogSetting.Sample',
    ],
    [
      'a part of an integration',
      changed('AWS::ApiGateway::Method', (all) => ({
        ...all,
        Integration: { ...Object(all['Integration']), TimeoutInMillis: 1 },
      })),
      'AWS::ApiGateway::Method.Integration.TimeoutInMillis',
    ],
    ['a type', withResource({ Type: 'AWS::ApiGateway::VpcLink' }), 'AWS::ApiGateway::VpcLink'],
  ])('on %s that it does not know', (_what, deployment, name) => {
    expect(() => coverageOf(deployment)).toThrow(
      `The local run does not know ${name}. It would behave otherwise than AWS`,
    );
  });

  test.each<[string, string, (properties: Properties) => Properties, string]>([
    [
      'another kind of authorizer',
      'AWS::ApiGateway::Authorizer',
      (all) => ({ ...all, Type: 'REQUEST' }),
      'knows Type COGNITO_USER_POOLS only, not REQUEST',
    ],
    [
      'another place of the token',
      'AWS::ApiGateway::Authorizer',
      (all) => ({ ...all, IdentitySource: 'method.request.header.X' }),
      'knows IdentitySource',
    ],
    [
      'another kind of integration',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, Integration: { Type: 'HTTP' } }),
      'AWS_PROXY integrations only',
    ],
    [
      'another authorization',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, AuthorizationType: 'AWS_IAM' }),
      'authorization type AWS_IAM',
    ],
    [
      'a method that takes identity tokens',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: [] }),
      'without scopes',
    ],
    [
      'a parameter from elsewhere',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, RequestParameters: { 'method.request.cookie.id': true } }),
      'no request parameter',
    ],
    [
      'models by content type',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, RequestModels: { 'application/json': 'x' } }),
      'models for $default only',
    ],
    [
      'a quota a month',
      'AWS::ApiGateway::UsagePlan',
      (all) => ({ ...all, Quota: { Limit: 1, Period: 'MONTH' } }),
      'quotas a day, not a MONTH',
    ],
    [
      'a mapping template',
      'AWS::ApiGateway::GatewayResponse',
      (all) => ({ ...all, ResponseTemplates: { 'application/json': '$context.error.message' } }),
      'mapping templates',
    ],
    [
      'a header that is computed',
      'AWS::ApiGateway::GatewayResponse',
      (all) => ({ ...all, ResponseParameters: { 'gatewayresponse.header.A': 'method.request.header.B' } }),
      'is no literal',
    ],
  ])('on %s', (_what, type, change, message) => {
    expect(() => apiDefinition(changed(type, change))).toThrow(message);
  });

  test('without a stage', () => {
    expect(() => apiDefinition(new Deployment({}, sandboxSettings))).toThrow('no stage');
  });
});

describe('a reference', () => {
  const one = (properties: Properties) =>
    new Deployment(
      { Stack: { Resources: { It: { Type: 'AWS::Example::Thing', Properties: properties } } } },
      sandboxSettings,
    ).all('AWS::Example::Thing')[0]?.properties;

  test('is resolved, within a stack and between stacks, the same each time', () => {
    const deployment = new Deployment(
      {
        One: {
          Resources: { Key: { Type: 'AWS::KMS::Key' } },
          Outputs: { Out: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: 'One:Key' } } },
        },
        Two: {
          Resources: { It: { Type: 'AWS::Example::Thing', Properties: { Key: { 'Fn::ImportValue': 'One:Key' } } } },
        },
      },
      sandboxSettings,
    );
    expect(deployment.all('AWS::Example::Thing')[0]?.properties['Key']).toBe(deployment.all('AWS::KMS::Key')[0]?.arn);
    expect(deployment.all('AWS::KMS::Key')[0]?.arn).toMatch(
      /^arn:aws:kms:eu-central-1:111122223333:key\/[0-9a-f-]{36}$/,
    );
  });

  test('may be joined, split and chosen from', () => {
    expect(
      one({
        A: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] },
        B: { 'Fn::Select': [1, { 'Fn::Split': [':', 'x:y'] }] },
      }),
    ).toEqual({ A: 'a-eu-central-1', B: 'y' });
  });

  test.each<[string, Properties, string]>([
    ['that leads nowhere', { A: { Ref: 'Nothing' } }, 'a reference to Nothing, which is not in the template'],
    ['to a stack that exports nothing', { A: { 'Fn::ImportValue': 'Nothing' } }, 'no stack exports Nothing'],
    ['of a kind nobody knows', { A: { 'Fn::Transform': {} } }, 'Fn::Transform is not known to the local run'],
  ])('%s is refused', (_what, properties, message) => {
    expect(() => one(properties)).toThrow(message);
  });
});
