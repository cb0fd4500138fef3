import { describe, expect, test } from '@jest/globals';
import { all, apiTemplate, only, rightsOf } from '../api/synthesized';
import { productionSettings, sandboxSettings } from '../scaffold';

const production = apiTemplate(productionSettings);
const sandbox = apiTemplate(sandboxSettings);
const NAMES = ['Read', 'Write', 'Erase'];
const aliases = Object.values(production.findResources('AWS::Lambda::Alias'));

test.each([
  ['sandbox', sandbox],
  ['production', production],
])('requests in %s reach a published version by the alias live', (_name, template) => {
  expect(all(template, 'AWS::Lambda::Alias')).toEqual(
    NAMES.map((name) =>
      expect.objectContaining({
        Name: 'live',
        FunctionVersion: {
          'Fn::GetAtt': [expect.stringMatching(new RegExp(`^Functions${name}CurrentVersion`)), 'Version'],
        },
      }),
    ),
  );
});

describe.each(NAMES.map((name, at) => [name, at] as const))('a new version of %s in production', (name, at) => {
  const group = all(production, 'AWS::CodeDeploy::DeploymentGroup')[at];
  const alias = aliases[at];

  test('gets one request in ten for five minutes before it gets all', () => {
    expect(alias?.['UpdatePolicy']).toEqual({
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: { Ref: expect.stringMatching(/CanaryApplication/) },
        DeploymentGroupName: { Ref: expect.stringMatching(/CanaryGroup/) },
      },
    });
    expect(group).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    });
  });

  test('is taken back when it fails, or when the API answers with errors of its own', () => {
    expect(group).toMatchObject({
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
      AlarmConfiguration: {
        Enabled: true,
        Alarms: [
          { Name: { Ref: expect.stringMatching(new RegExp(`^Functions${name}LiveErrors`)) } },
          { Name: { Ref: expect.stringMatching(/^ServerErrors/) } },
        ],
      },
    });
  });

  test('is shifted by a role that may move this alias, read alarms, and nothing else', () => {
    expect(rightsOf(production, `Functions${name}LiveCanaryRole`)).toEqual([
      {
        Effect: 'Allow',
        Action: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        Resource: [
          { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^Functions${name}`)), 'Arn'] },
          {
            'Fn::Join': [
              '',
              [{ 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^Functions${name}`)), 'Arn'] }, ':live'],
            ],
          },
        ],
      },
      {
        Effect: 'Allow',
        Action: 'cloudwatch:DescribeAlarms',
        Resource: 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*',
      },
    ]);
  });
});

test('a new version in a sandbox takes all requests at once', () => {
  expect(all(sandbox, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
});

test.each([
  ['sandbox', sandbox],
  ['production', production],
])('people are told in %s when the live version or the API fails', (_name, template) => {
  const alarms = all(template, 'AWS::CloudWatch::Alarm').filter(({ MetricName }) => MetricName !== 'Events');
  expect(alarms.map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`).sort()).toEqual([
    'AWS/ApiGateway 5XXError',
    ...NAMES.map(() => 'AWS/Lambda Errors'),
  ]);
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({
      AlarmActions: [{ 'Fn::ImportValue': expect.stringContaining('Alerts') }],
      TreatMissingData: 'notBreaching',
    });
  }
});

test('the alarm of the API watches the stage that is deployed', () => {
  expect(only(production, 'AWS::CloudWatch::Alarm', { MetricName: '5XXError' })['Dimensions']).toEqual([
    { Name: 'ApiName', Value: only(production, 'AWS::ApiGateway::RestApi')['Name'] },
    { Name: 'Stage', Value: only(production, 'AWS::ApiGateway::Stage')['StageName'] },
  ]);
});
