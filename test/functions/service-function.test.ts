import { expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ServiceFunction } from '../../lib/functions/service-function';
import { findAllProperties, findOnlyProperties, listStatements } from '../api/api-template';
import { createSharedResources, createTestStack } from '../scaffold';

const stack = createTestStack();
const { keys, deadLetters } = createSharedResources(stack);
const outside = new ServiceFunction(stack, 'Outside', {
  purpose: 'Runs outside the VPC',
  code: 'token-claims',
  timeout: Duration.seconds(5),
  memoryMiB: 256,
  concurrency: 2,
  environment: {},
  shared: { keys, deadLetters, logRetentionDays: 30 },
});

test('a function outside the VPC has no security group, and the error explains it', () => {
  expect(() => outside.securityGroup).toThrow(
    'Test/Outside: runs outside the VPC and has no security group; set the property "network"',
  );
});

test('a function outside the VPC cannot ask for an endpoint, and the error explains it', () => {
  expect(() => outside.allowEndpoint('kms')).toThrow(
    'Test/Outside: runs outside the VPC, where endpoints have no effect; set the property "network"',
  );
});

test('a function outside the VPC has no permissions on network interfaces', () => {
  const template = Template.fromStack(stack);
  expect(findOnlyProperties(template, 'AWS::Lambda::Function')).not.toHaveProperty('VpcConfig');
  expect(JSON.stringify(listStatements(template, 'OutsideRole'))).not.toContain('ec2:');
});

test('a function has no inline policy and no AWS managed policy', () => {
  const template = Template.fromStack(stack);
  expect(findAllProperties(template, 'AWS::IAM::Policy')).toEqual([]);
  for (const role of findAllProperties(template, 'AWS::IAM::Role')) {
    expect(role).not.toHaveProperty('Policies');
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  }
});
