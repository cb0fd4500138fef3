import { describe, expect, test } from '@jest/globals';
import { all, apiTemplate, only, rightsOf } from '../api/synthesized';
import { productionSettings, sandboxSettings } from '../scaffold';

const production = apiTemplate(productionSettings);
const sandbox = apiTemplate(sandboxSettings);
const [alias] = Object.values(production.findResources('AWS::Lambda::Alias'));

test.each([
  ['sandbox', sandbox],
  ['production', production],
])('requests in %s reach a published version by the alias live', (_name, template) => {
  expect(only(template, 'AWS::Lambda::Alias')).toMatchObject({
    Name: 'live',
    FunctionVersion: { 'Fn::GetAtt': [expect.stringMatching(/^FunctionsReadCurrentVersion/), 'Version'] },
  });
});

describe('a new version in production', () => {
  const group = only(production, 'AWS::CodeDeploy::DeploymentGroup');

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
          { Name: { Ref: expect.stringMatching(/^FunctionsReadLiveErrors/) } },
          { Name: { Ref: expect.stringMatching(/^ServerErrors/) } },
        ],
      },
    });
  });

  test('is shifted by a role that may move this alias, read alarms, and nothing else', () => {
    expect(rightsOf(production, 'FunctionsReadLiveCanaryRole')).toEqual([
      {
        Effect: 'Allow',
        Action: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        Resource: [
          { 'Fn::GetAtt': [expect.stringMatching(/^FunctionsRead/), 'Arn'] },
          { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^FunctionsRead/), 'Arn'] }, ':live']] },
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
  const alarms = all(template, 'AWS::CloudWatch::Alarm');
  expect(alarms.map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`).sort()).toEqual([
    'AWS/ApiGateway 5XXError',
    'AWS/Lambda Errors',
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
