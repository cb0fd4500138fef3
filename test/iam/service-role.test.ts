import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { ServiceRole } from '../../lib/iam/service-role';
import { createTestStack } from '../scaffold';

function synthRole(assumedBy: string, onBehalfOf?: string): Template {
  const stack = createTestStack();
  const role = new ServiceRole(stack, 'Role', {
    purpose: 'Reads one queue',
    assumedBy,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  });
  role.allow({ actions: ['sqs:ReceiveMessage'], resources: ['arn:aws:sqs:eu-central-1:111122223333:one'] });
  role.deny({ actions: ['sqs:DeleteMessage'], resources: ['*'], conditions: { Null: { 'aws:SourceIp': 'true' } } });
  return Template.fromStack(stack);
}

describe('a service role', () => {
  test('has one customer managed policy, and no inline or AWS managed policy', () => {
    const written = synthRole('lambda.amazonaws.com');
    written.resourceCountIs('AWS::IAM::Policy', 0);
    written.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    const role = Object.values(written.findResources('AWS::IAM::Role'))[0]?.['Properties'];
    expect(role).not.toHaveProperty('Policies');
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  });

  test('has the permissions that were allowed, and the denials', () => {
    synthRole('lambda.amazonaws.com').hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sqs:ReceiveMessage',
            Resource: 'arn:aws:sqs:eu-central-1:111122223333:one',
          },
          {
            Effect: 'Deny',
            Action: 'sqs:DeleteMessage',
            Resource: '*',
            Condition: { Null: { 'aws:SourceIp': 'true' } },
          },
        ],
      },
    });
  });

  test('is assumed by its service for this account only, if the service sets the source', () => {
    synthRole(
      'vpc-flow-logs.amazonaws.com',
      'arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*',
    ).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*' },
            },
          },
        ],
      },
    });
  });

  test('is assumed by its service without a condition, if the service sets no source', () => {
    const role = Object.values(synthRole('lambda.amazonaws.com').findResources('AWS::IAM::Role'))[0]?.['Properties'];
    expect(role.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    ]);
  });
});
