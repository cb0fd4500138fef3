import { expect, test } from '@jest/globals';
import { findProperties, synthNetwork } from './network-template';

const endpoint = findProperties(synthNetwork(), 'AWS::EC2::VPCEndpoint', 'NetworkS3Endpoint');

test('S3 has a gateway endpoint in the route tables of the workload subnets only', () => {
  expect(endpoint['VpcEndpointType']).toBe('Gateway');
  expect(endpoint['RouteTableIds']).toEqual([
    { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet1RouteTable/) },
    { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet2RouteTable/) },
  ]);
});

test('the S3 endpoint allows objects of this account for this account, and responses to CloudFormation, nothing else', () => {
  expect(endpoint['PolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'WithinThisAccount',
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:ResourceAccount': '111122223333' },
        },
      },
      {
        Sid: 'ResponsesToCloudFormation',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::cloudformation-custom-resource-response-eucentral1/*',
      },
    ],
  });
});
