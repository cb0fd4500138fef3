import { expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ServiceFunction } from '../../lib/functions/service-function';
import { all, only, rightsOf } from '../api/synthesized';
import { foundations, testStack } from '../scaffold';

const stack = testStack();
const { keys, deadLetters } = foundations(stack);
const outside = new ServiceFunction(stack, 'Outside', {
  purpose: 'Runs outside the VPC',
  code: 'token-claims',
  timeout: Duration.seconds(5),
  memoryMiB: 256,
  concurrency: 2,
  environment: {},
  surroundings: { keys, deadLetters, logRetentionDays: 30 },
});

test('a function outside the VPC cannot be admitted by a resource in it, and says so', () => {
  expect(() => outside.securityGroup).toThrow(
    'Test/Outside runs outside the VPC and cannot be admitted by a resource in it',
  );
});

test('a function outside the VPC may touch no network interface', () => {
  const template = Template.fromStack(stack);
  expect(only(template, 'AWS::Lambda::Function')).not.toHaveProperty('VpcConfig');
  expect(JSON.stringify(rightsOf(template, 'OutsideRole'))).not.toContain('ec2:');
});

test('a function brings no inline policy and no AWS managed policy', () => {
  const template = Template.fromStack(stack);
  expect(all(template, 'AWS::IAM::Policy')).toEqual([]);
  for (const role of all(template, 'AWS::IAM::Role')) {
    expect(role).not.toHaveProperty('Policies');
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  }
});
