import { describe, expect, test } from '@jest/globals';
import { productionSettings } from '../scaffold';
import { networkTemplate, propertiesOf } from './synthesized';

const template = networkTemplate(productionSettings);
const flowLog = propertiesOf(template, 'AWS::EC2::FlowLog');

describe('flow logs', () => {
  test('record all traffic of the VPC by the minute', () => {
    expect(flowLog).toMatchObject({
      ResourceType: 'VPC',
      ResourceId: { Ref: expect.stringMatching(/^NetworkVpc/) },
      TrafficType: 'ALL',
      MaxAggregationInterval: 60,
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: { Ref: expect.stringMatching(/^NetworkFlowLogsLog/) },
    });
  });

  test('tell the direction, the AWS service behind an address, and why a packet was refused', () => {
    const format = String(flowLog['LogFormat']);
    // The default format comes first, so that whatever reads it reads this as well.
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

  test('are encrypted and kept for the days of the settings', () => {
    expect(propertiesOf(template, 'AWS::Logs::LogGroup', 'NetworkFlowLogs')).toEqual({
      KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^KeysLogs/), 'Arn'] },
      RetentionInDays: 400,
    });
  });

  test('are written by a role that flow logs of this account alone assume', () => {
    expect(propertiesOf(template, 'AWS::IAM::Role', 'NetworkFlowLogs')['AssumeRolePolicyDocument']).toEqual({
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

  test('the role writes to this log group and can do nothing else', () => {
    expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy', 'NetworkFlowLogs')['PolicyDocument']).toEqual({
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
