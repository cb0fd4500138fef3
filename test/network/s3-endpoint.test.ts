import { expect, test } from '@jest/globals';
import { networkTemplate, propertiesOf } from './synthesized';

const endpoint = propertiesOf(networkTemplate(), 'AWS::EC2::VPCEndpoint', 'NetworkS3Endpoint');

test('S3 is reached by a gateway in the route tables of the workload subnets alone', () => {
  expect(endpoint['VpcEndpointType']).toBe('Gateway');
  expect(endpoint['RouteTableIds']).toEqual([
    { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet1RouteTable/) },
    { Ref: expect.stringMatching(/^NetworkVpcWorkloadSubnet2RouteTable/) },
  ]);
});

test('it carries objects of this account for this account, and answers to CloudFormation, nothing else', () => {
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
        Sid: 'AnswersToCloudFormation',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::cloudformation-custom-resource-response-eucentral1/*',
      },
    ],
  });
});
