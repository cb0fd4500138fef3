import { describe, expect, test } from '@jest/globals';
import { all, apiTemplate, only } from '../api/synthesized';
import { productionSettings, sandboxSettings } from '../scaffold';

// What each may do is written down word for word in test/app/roles.test.ts.
const FUNCTIONS = [
  ['Read', 'Reads records', 'bulwark_read', true],
  ['Write', 'Writes records', 'bulwark_write', true],
  ['Erase', 'Erases persons', 'bulwark_erase', false],
] as const;

describe.each([sandboxSettings, productionSettings])('in $name', (settings) => {
  const template = apiTemplate(settings);

  describe.each(FUNCTIONS)('the function %s', (name, purpose, databaseUser, hasTenantKeys) => {
    const found = only(template, 'AWS::Lambda::Function', { Description: purpose });

    test('runs the current Node.js on arm64 with automatic runtime updates', () => {
      expect(found).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
      });
    });

    test('stands in isolated subnets with a security group of its own', () => {
      expect(Object(found['VpcConfig']).SubnetIds).toHaveLength(settings.network.zones.length);
      expect(Object(found['VpcConfig']).SecurityGroupIds).toEqual([
        { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^Functions${name}SecurityGroup`)), 'GroupId'] },
      ]);
    });

    test('cannot grow beyond its reserved concurrency, loop or hang', () => {
      expect(found).toMatchObject({
        ReservedConcurrentExecutions: settings.api.functionConcurrency,
        RecursiveLoop: 'Terminate',
        Timeout: 10,
      });
    });

    test('has no secret in its environment, which is encrypted all the same', () => {
      expect(found['KmsKeyArn']).toEqual({ 'Fn::ImportValue': expect.stringContaining('KeysSecrets') });
      const variables = Object(Object(found['Environment']).Variables);
      expect(Object.keys(variables).sort()).toEqual([
        'DATABASE_HOST',
        'DATABASE_NAME',
        'DATABASE_PORT',
        'DATABASE_USER',
        'NODE_OPTIONS',
        ...(hasTenantKeys ? ['TENANT_KEYS_KEY_ARN'] : []),
      ]);
      expect(variables['DATABASE_USER']).toBe(databaseUser);
    });

    test('is traced, logs JSON to its own group and keeps what it failed to handle', () => {
      expect(found).toMatchObject({
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: {
          LogFormat: 'JSON',
          LogGroup: { Ref: expect.stringMatching(new RegExp(`^Functions${name}Log`)) },
        },
        DeadLetterConfig: { TargetArn: { 'Fn::ImportValue': expect.stringContaining('DeadLetters') } },
      });
    });
  });

  test('what fails in the background is kept', () => {
    for (const config of all(template, 'AWS::Lambda::EventInvokeConfig')) {
      expect(config).toMatchObject({
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::ImportValue': expect.stringContaining('DeadLetters') } },
        },
      });
    }
  });

  test('the events of each function are counted by their kind', () => {
    const filters = all(template, 'AWS::Logs::MetricFilter');
    expect(filters.map(({ LogGroupName }) => Object(LogGroupName).Ref)).toEqual(
      FUNCTIONS.map(([name]) => expect.stringMatching(new RegExp(`^Functions${name}Log`))),
    );
    for (const filter of filters) {
      expect(filter).toMatchObject({
        FilterPattern: '{ $.event = "*" }',
        MetricTransformations: [
          {
            MetricNamespace: `Bulwark/${settings.name}`,
            MetricName: 'Events',
            MetricValue: '1',
            Dimensions: [{ Key: 'Event', Value: '$.event' }],
          },
        ],
      });
    }
  });

  test('people are told of events that should never happen', () => {
    const alarms = all(template, 'AWS::CloudWatch::Alarm').filter(({ MetricName }) => MetricName === 'Events');
    expect(alarms.map(({ Dimensions, Threshold }) => [Object(Dimensions)[0].Value, Threshold])).toEqual([
      ['TokenMissing', 1],
      ['ScopeDenied', 1],
      ['TenantDenied', 1],
      ['DecryptFailed', 1],
      ['UnexpectedError', 1],
      ['KeysUnavailable', 5],
    ]);
  });
});
