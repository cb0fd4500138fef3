import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { networkTemplate } from './synthesized';

const template = networkTemplate();
const endpoints = Object.values(template.findResources('AWS::EC2::VPCEndpoint'))
  .map(({ Properties }) => Properties)
  .filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');
const statements = endpoints.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

/** Service to its calls, each as actions and the resource. */
const calls = Object.fromEntries(
  endpoints.map(({ ServiceName, PolicyDocument }) => [
    ServiceName,
    PolicyDocument.Statement.map(({ Action, Resource }: { Action: unknown; Resource: unknown }) => [Action, Resource]),
  ]),
);

describe('endpoints of AWS services', () => {
  test('carry the calls of functions and no other, on resources of this account', () => {
    expect(calls).toEqual({
      'com.amazonaws.eu-central-1.kms': [
        [['kms:Decrypt', 'kms:GenerateDataKey'], 'arn:aws:kms:eu-central-1:111122223333:key/*'],
      ],
      'com.amazonaws.eu-central-1.secretsmanager': [
        [
          ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          'arn:aws:secretsmanager:eu-central-1:111122223333:secret:*',
        ],
      ],
      'com.amazonaws.eu-central-1.sts': [
        ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/*'],
        ['sts:GetCallerIdentity', '*'],
      ],
      'com.amazonaws.eu-central-1.logs': [
        [['logs:CreateLogStream', 'logs:PutLogEvents'], 'arn:aws:logs:eu-central-1:111122223333:log-group:*'],
      ],
      'com.amazonaws.eu-central-1.monitoring': [['cloudwatch:PutMetricData', '*']],
      'com.amazonaws.eu-central-1.xray': [
        [
          [
            'xray:GetSamplingRules',
            'xray:GetSamplingStatisticSummaries',
            'xray:GetSamplingTargets',
            'xray:PutTelemetryRecords',
            'xray:PutTraceSegments',
          ],
          '*',
        ],
      ],
      'com.amazonaws.eu-central-1.events': [
        ['events:PutEvents', 'arn:aws:events:eu-central-1:111122223333:event-bus/*'],
      ],
      'com.amazonaws.eu-central-1.sqs': [['sqs:SendMessage', 'arn:aws:sqs:eu-central-1:111122223333:*']],
    });
  });

  test('refuse identities and resources of other accounts', () => {
    expect(statements).toHaveLength(9);
    for (const statement of statements) {
      expect(statement.Effect).toBe('Allow');
      expect(statement.Condition).toEqual({
        StringEquals: { 'aws:PrincipalAccount': '111122223333' },
        StringEqualsIfExists: { 'aws:ResourceAccount': '111122223333' },
      });
    }
  });

  test('answer to the usual names of the services', () => {
    for (const endpoint of endpoints) expect(endpoint.PrivateDnsEnabled).toBe(true);
  });

  test('stand in the workload subnets behind one security group, which admits nobody by itself', () => {
    for (const { SubnetIds, SecurityGroupIds } of endpoints) {
      expect(SubnetIds).toEqual([
        { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet1/) },
        { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet2/) },
      ]);
      expect(SecurityGroupIds).toEqual([
        { 'Fn::GetAtt': [expect.stringMatching(/^NetworkEndpointsSecurityGroup/), 'GroupId'] },
      ]);
    }
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Endpoints of AWS services',
      SecurityGroupIngress: Match.absent(),
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });
});
