import { describe, expect, test } from '@jest/globals';
import { findProperties, synthNetwork } from './network-template';

const template = synthNetwork();
const setup = { 'Fn::GetAtt': [expect.stringMatching(/^NetworkSetupFunction/), 'Arn'] };
const defaultGroup = { 'Fn::GetAtt': [expect.stringMatching(/^NetworkVpc/), 'DefaultSecurityGroup'] };

describe('the set-up of the VPC', () => {
  test('empties the default security group during deployment', () => {
    expect(findProperties(template, 'Custom::VpcRestrictDefaultSG')).toEqual({
      ServiceToken: setup,
      ServiceTimeout: '300',
      GroupId: defaultGroup,
      Revision: 1,
    });
  });

  test('finds the prefix list of S3 in the region', () => {
    expect(findProperties(template, 'Custom::ManagedPrefixList')).toEqual({
      ServiceToken: setup,
      ServiceTimeout: '300',
      Name: 'com.amazonaws.eu-central-1.s3',
    });
  });

  test('runs outside the VPC, so that no workload gets an endpoint of the EC2 API', () => {
    expect(findProperties(template, 'AWS::Lambda::Function')).not.toHaveProperty('VpcConfig');
    expect(Object.values(template.findResources('AWS::EC2::VPCEndpoint'))).not.toContainEqual(
      expect.objectContaining({
        Properties: expect.objectContaining({ ServiceName: expect.stringMatching(/\.ec2$/) }),
      }),
    );
  });

  test('has a role that may revoke rules of the default security group of this VPC, and change no other EC2 resource', () => {
    expect(findProperties(template, 'AWS::IAM::ManagedPolicy', 'NetworkSetup')['PolicyDocument']).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/^DeadLetters/), 'Arn'] },
        },
        {
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/^KeysMessaging/), 'Arn'] },
        },
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/^NetworkSetupFunctionLog/), 'Arn'] },
        },
        {
          Effect: 'Allow',
          Action: [
            'ec2:DescribeManagedPrefixLists',
            'ec2:DescribeSecurityGroups',
            'xray:PutTelemetryRecords',
            'xray:PutTraceSegments',
          ],
          Resource: '*',
        },
        {
          Effect: 'Allow',
          Action: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
          Resource: {
            'Fn::Join': ['', ['arn:aws:ec2:eu-central-1:111122223333:security-group/', defaultGroup]],
          },
        },
      ],
    });
  });

  test('and the flow logs are the only parts of the network with a role, a policy or a function', () => {
    const listRoles = (type: string) =>
      Object.keys(template.findResources(type)).filter((id) => id.startsWith('Network'));
    expect(listRoles('AWS::IAM::Role')).toEqual([
      expect.stringMatching(/^NetworkFlowLogsRole/),
      expect.stringMatching(/^NetworkSetupFunctionRole/),
    ]);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 2);
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });
});
