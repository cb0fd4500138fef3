import type { ResourceDeclaration } from '@bulwark/gate/templates';
import { describe, expect, test } from '@jest/globals';
import { readApiDefinition } from '../../../local/gateway/api-definition';
import { checkCoverage } from '../../../local/gateway/coverage';
import { synthesize } from '../../../local/template/assembly';
import { DeployedTemplates } from '../../../local/template/deployed-templates';
import { productionSettings, sandboxSettings } from '../../scaffold';

const assembly = synthesize(sandboxSettings);

type Properties = Readonly<Record<string, unknown>>;

/** The same templates with changed properties of the first resource of a type. */
function changeResource(type: string, change: (properties: Properties) => Properties): DeployedTemplates {
  let done = false;
  const stacks = Object.entries(assembly).map(([stack, template]) => {
    const resources = Object.entries(template.Resources ?? {}).map(([id, resource]) => {
      if (resource.Type !== type || done) return [id, resource];
      done = true;
      return [id, { ...resource, Properties: change(resource.Properties ?? {}) }];
    });
    return [stack, { ...template, Resources: Object.fromEntries(resources) }];
  });
  return new DeployedTemplates(Object.fromEntries(stacks), sandboxSettings);
}

function addResource(resource: ResourceDeclaration): DeployedTemplates {
  const [[stack = '', template = { Resources: {} }] = []] = Object.entries(assembly);
  return new DeployedTemplates(
    { ...assembly, [stack]: { ...template, Resources: { ...template.Resources, Added: resource } } },
    sandboxSettings,
  );
}

test.each([sandboxSettings, productionSettings])(
  'every property of the API of $name is applied, or ignored with a reason',
  (settings) => {
    const coverage = checkCoverage(new DeployedTemplates(synthesize(settings), settings));
    expect(coverage.applied).toContain('AWS::ApiGateway::Method.AuthorizationScopes');
    expect(coverage.applied).toContain('AWS::KMS::Key (the KMS endpoint: key policies)');
    expect(coverage.ignored).toContain('AWS::ApiGateway::RestApi.SecurityPolicy (no TLS on the loopback address)');
    expect(coverage.notRun).toContain('AWS::WAFv2::WebACL');
    for (const reason of coverage.ignored) expect(reason).toMatch(/ \(.{10,}\)$/);
  },
);

describe('the local run refuses to start', () => {
  test.each<[string, DeployedTemplates, string]>([
    [
      'a property',
      changeResource('AWS::ApiGateway::RestApi', (all) => ({ ...all, Policy: {} })),
      'AWS::ApiGateway::RestApi.Policy',
    ],
    [
      'a part of a property',
      changeResource('AWS::ApiGateway::Stage', (all) => ({
        ...all,
        AccessLogSetting: { ...Object(all['AccessLogSetting']), Sample: 1 },
      })),
      'AWS::ApiGateway::Stage.AccessLogSetting.Sample',
    ],
    [
      'a part of an integration',
      changeResource('AWS::ApiGateway::Method', (all) => ({
        ...all,
        Integration: { ...Object(all['Integration']), TimeoutInMillis: 1 },
      })),
      'AWS::ApiGateway::Method.Integration.TimeoutInMillis',
    ],
    ['a type', addResource({ Type: 'AWS::ApiGateway::VpcLink' }), 'AWS::ApiGateway::VpcLink'],
  ])('on %s that it does not support', (_what, templates, name) => {
    expect(() => checkCoverage(templates)).toThrow(
      `The local run does not support ${name}, so it would differ from AWS`,
    );
  });

  test.each<[string, string, (properties: Properties) => Properties, string]>([
    [
      'another type of authorizer',
      'AWS::ApiGateway::Authorizer',
      (all) => ({ ...all, Type: 'REQUEST' }),
      'supports Type COGNITO_USER_POOLS only, not REQUEST',
    ],
    [
      'another identity source',
      'AWS::ApiGateway::Authorizer',
      (all) => ({ ...all, IdentitySource: 'method.request.header.X' }),
      'supports IdentitySource',
    ],
    [
      'another type of integration',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, Integration: { Type: 'HTTP' } }),
      'AWS_PROXY integrations only',
    ],
    [
      'another authorization type',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, AuthorizationType: 'AWS_IAM' }),
      'authorization type AWS_IAM',
    ],
    [
      'a method that accepts identity tokens',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: [] }),
      'without scopes',
    ],
    [
      'a parameter from a cookie',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, RequestParameters: { 'method.request.cookie.id': true } }),
      'does not support the request parameter method.request.cookie.id',
    ],
    [
      'models by content type',
      'AWS::ApiGateway::Method',
      (all) => ({ ...all, RequestModels: { 'application/json': 'x' } }),
      'models for $default only',
    ],
    [
      'a quota per month',
      'AWS::ApiGateway::UsagePlan',
      (all) => ({ ...all, Quota: { Limit: 1, Period: 'MONTH' } }),
      'quotas per DAY, not per MONTH',
    ],
    [
      'a mapping template',
      'AWS::ApiGateway::GatewayResponse',
      (all) => ({ ...all, ResponseTemplates: { 'application/json': '$context.error.message' } }),
      'mapping templates',
    ],
    [
      'a computed header',
      'AWS::ApiGateway::GatewayResponse',
      (all) => ({ ...all, ResponseParameters: { 'gatewayresponse.header.A': 'method.request.header.B' } }),
      'must be a literal',
    ],
  ])('on %s', (_what, type, change, message) => {
    expect(() => readApiDefinition(changeResource(type, change))).toThrow(message);
  });

  test('without a stage', () => {
    expect(() => readApiDefinition(new DeployedTemplates({}, sandboxSettings))).toThrow('no stage');
  });
});

describe('a reference', () => {
  const resolveProperties = (properties: Properties) =>
    new DeployedTemplates(
      { Stack: { Resources: { It: { Type: 'AWS::Example::Thing', Properties: properties } } } },
      sandboxSettings,
    ).listResources('AWS::Example::Thing')[0]?.properties;

  test('is resolved, within a stack and between stacks, the same each time', () => {
    const templates = new DeployedTemplates(
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
    expect(templates.listResources('AWS::Example::Thing')[0]?.properties['Key']).toBe(
      templates.listResources('AWS::KMS::Key')[0]?.arn,
    );
    expect(templates.listResources('AWS::KMS::Key')[0]?.arn).toMatch(
      /^arn:aws:kms:eu-central-1:111122223333:key\/[0-9a-f-]{36}$/,
    );
  });

  test('is resolved inside Fn::Join, Fn::Split and Fn::Select', () => {
    expect(
      resolveProperties({
        A: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] },
        B: { 'Fn::Select': [1, { 'Fn::Split': [':', 'x:y'] }] },
      }),
    ).toEqual({ A: 'a-eu-central-1', B: 'y' });
  });

  test.each<[string, Properties, string]>([
    ['to a missing resource', { A: { Ref: 'Nothing' } }, 'a reference to Nothing, which is not in the template'],
    ['to a stack that exports nothing', { A: { 'Fn::ImportValue': 'Nothing' } }, 'no stack exports Nothing'],
    [
      'by an unknown intrinsic function',
      { A: { 'Fn::Transform': {} } },
      'The local run cannot resolve Stack.It.A: {"Fn::Transform":{}}',
    ],
  ])('%s is an error', (_what, properties, message) => {
    expect(() => resolveProperties(properties)).toThrow(message);
  });
});
