import { describe, expect, test } from '@jest/globals';
import { productionSettings } from '../scaffold';
import { findProperties, synthNetwork } from './network-template';

const template = synthNetwork(productionSettings);
const flowLog = findProperties(template, 'AWS::EC2::FlowLog');

describe('flow logs', () => {
  test('record all traffic of the VPC per minute', () => {
    expect(flowLog).toMatchObject({
      ResourceType: 'VPC',
      ResourceId: { Ref: expect.stringMatching(/^NetworkVpc/) },
      TrafficType: 'ALL',
      MaxAggregationInterval: 60,
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: { Ref: expect.stringMatching(/^NetworkFlowLogsLog/) },
    });
  });

  test('contain the direction, the AWS service of an address, and the reason of a rejection', () => {
    const format = String(flowLog['LogFormat']);
    // The default format comes first, so that tools for the default format can parse it.
    expect(format.split(' ').slice(0, 4)).toEqual([
      '$' + '{version}',
      '$' + '{account-id}',
      '$' + '{interface-id}',
      '$' + '{srcaddr}',
    ]);
    for (const field of ['flow-direction', 'pkt-dst-aws-service', 'reject-reason', 'tcp-flags']) {
      expect(format).toContain(`{${field}}`);
    }
  });

  test('are encrypted and have the retention of the settings', () => {
    expect(findProperties(template, 'AWS::Logs::LogGroup', 'NetworkFlowLogs')).toEqual({
      KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^KeysLogs/), 'Arn'] },
      RetentionInDays: 400,
    });
  });

  test('are written by a role that only flow logs of this account may assume', () => {
    expect(findProperties(template, 'AWS::IAM::Role', 'NetworkFlowLogs')['AssumeRolePolicyDocument']).toEqual({
      Version: '2012-10-17',
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
    });
  });

  test('have a role that may write to this log group, and nothing else', () => {
    expect(findProperties(template, 'AWS::IAM::ManagedPolicy', 'NetworkFlowLogs')['PolicyDocument']).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/^NetworkFlowLogsLog/), 'Arn'] },
        },
      ],
    });
  });
});
