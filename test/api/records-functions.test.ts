import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxSettings } from '../scaffold';
import { findAllProperties, findOnlyProperties, synthApi } from './api-template';

// test/app/roles.test.ts lists the permissions of each function.
const FUNCTIONS = [
  ['Read', 'Reads records', 'bulwark_read', true],
  ['Write', 'Writes records', 'bulwark_write', true],
  ['Erase', 'Erases persons', 'bulwark_erase', false],
] as const;

describe.each([sandboxSettings, productionSettings])('in $name', (settings) => {
  const template = synthApi(settings);

  describe.each(FUNCTIONS)('the function %s', (name, purpose, databaseUser, hasTenantKeys) => {
    const found = findOnlyProperties(template, 'AWS::Lambda::Function', { Description: purpose });

    test('runs the current Node.js on arm64 with automatic runtime updates', () => {
      expect(found).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
      });
    });

    test('runs in isolated subnets with its own security group', () => {
      expect(Object(found['VpcConfig']).SubnetIds).toHaveLength(settings.network.zones.length);
      expect(Object(found['VpcConfig']).SecurityGroupIds).toEqual([
        { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^Functions${name}SecurityGroup`)), 'GroupId'] },
      ]);
    });

    test('is limited in concurrency, recursion and duration', () => {
      expect(found).toMatchObject({
        ReservedConcurrentExecutions: settings.api.functionConcurrency,
        RecursiveLoop: 'Terminate',
        // Without capacity the database first resumes; API Gateway waits 29 seconds.
        Timeout: settings.data.minCapacity === 0 ? 28 : 10,
      });
    });

    test('has no secret in its environment, which is encrypted nevertheless', () => {
      expect(found['KmsKeyArn']).toEqual({ 'Fn::ImportValue': expect.stringContaining('KeysSecrets') });
      const variables = Object(Object(found['Environment']).Variables);
      expect(Object.keys(variables).sort()).toEqual([
        'CLIENT_API_KEYS',
        'DATABASE_CONNECT_MS',
        'DATABASE_HOST',
        'DATABASE_NAME',
        'DATABASE_PORT',
        'DATABASE_USER',
        // The certificates of RDS, for functions that connect to the cluster without a proxy.
        ...(settings.data.proxy.enabled ? [] : ['NODE_EXTRA_CA_CERTS']),
        'NODE_OPTIONS',
        ...(hasTenantKeys ? ['TENANT_KEYS_KEY_ARN'] : []),
      ]);
      expect(variables['DATABASE_USER']).toBe(databaseUser);
    });

    test('is traced, logs JSON to its own log group and has a dead letter queue', () => {
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

  test('failed asynchronous invocations are sent to the dead letter queue', () => {
    for (const config of findAllProperties(template, 'AWS::Lambda::EventInvokeConfig')) {
      expect(config).toMatchObject({
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::ImportValue': expect.stringContaining('DeadLetters') } },
        },
      });
    }
  });
});
