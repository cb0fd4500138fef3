import { describe, expect, test } from '@jest/globals';
import { findAllProperties, listStatements, synthApi } from '../api/api-template';
import { productionSettings, sandboxSettings } from '../scaffold';

const production = synthApi(productionSettings);
const sandbox = synthApi(sandboxSettings);
const NAMES = ['Read', 'Write', 'Erase'];
const aliases = Object.values(production.findResources('AWS::Lambda::Alias'));

test.each([
  ['sandbox', sandbox],
  ['production', production],
])('requests in %s use a published version through the alias live', (_name, template) => {
  expect(findAllProperties(template, 'AWS::Lambda::Alias')).toEqual(
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
  const group = findAllProperties(production, 'AWS::CodeDeploy::DeploymentGroup')[at];
  const alias = aliases[at];

  test('gets one more tenth of the requests every two minutes', () => {
    expect(alias?.['UpdatePolicy']).toEqual({
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: { Ref: expect.stringMatching(/CanaryApplication/) },
        DeploymentGroupName: { Ref: expect.stringMatching(/CanaryDeploymentGroup/) },
      },
    });
    expect(group).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery2Minutes',
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    });
  });

  test('is rolled back when it fails, or when the API responds with server errors', () => {
    expect(group).toMatchObject({
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
      AlarmConfiguration: {
        Enabled: true,
        Alarms: [
          { Name: { Ref: expect.stringMatching(new RegExp(`^Functions${name}LiveVersionAlarmsServerErrorAlarm`)) } },
          {
            Name: { Ref: expect.stringMatching(new RegExp(`^Functions${name}LiveVersionAlarmsInvocationErrorAlarm`)) },
          },
          { Name: { Ref: expect.stringMatching(/^ServerErrorAlarm/) } },
        ],
      },
    });
  });

  test('is deployed by a role that may update this alias, describe alarms, and nothing else', () => {
    expect(listStatements(production, `Functions${name}LiveCanaryRole`)).toEqual([
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

test('a new version in a sandbox gets all requests at once', () => {
  expect(findAllProperties(sandbox, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
});

test.each([
  ['sandbox', sandbox],
  ['production', production],
])('an alert is sent in %s when the live version or the API fails', (_name, template) => {
  const alarms = findAllProperties(template, 'AWS::CloudWatch::Alarm').filter(
    ({ MetricName, Dimensions }) => MetricName !== 'Events' && !JSON.stringify(Dimensions).includes('Version'),
  );
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
