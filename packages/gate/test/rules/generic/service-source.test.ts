import { describe, expect, test } from '@jest/globals';
import { serviceSourceRules } from '../../../src/rules/generic/service-source';
import { judge, OWN, one } from './judge';

type Statement = Readonly<Record<string, unknown>>;

const find = (type: string, statement: Statement) =>
  judge(
    serviceSourceRules,
    'ServiceSourceLimited',
    one(type, { PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } }),
  );
const by = (service: string, Action: string, rest: Statement = {}): Statement => ({
  Principal: { Service: service },
  Action,
  ...rest,
});
const where = (operator: string, key: string, value: unknown): Statement => ({
  Condition: { [operator]: { [key]: value } },
});
const BUCKET = 'AWS::S3::BucketPolicy';
const QUEUE = 'AWS::SQS::QueuePolicy';

describe('services that work for every customer', () => {
  test.each<[string, Statement, string]>([
    [BUCKET, by('cloudfront.amazonaws.com', 's3:GetObject'), 'cloudfront.amazonaws.com'],
    [BUCKET, by('cloudtrail.amazonaws.com', 's3:PutObject', { Resource: 'arn:aws:s3:::b/*' }), 'cloudtrail'],
    [QUEUE, by('sns.amazonaws.com', 'sqs:SendMessage'), 'sns.amazonaws.com'],
    [QUEUE, by('sns.eu-south-1.amazonaws.com', 'sqs:SendMessage'), 'sns.eu-south-1'],
    [QUEUE, by('s3.amazonaws.com', 'sqs:SendMessage', where('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*')), 's3.'],
    [QUEUE, by('s3.amazonaws.com', 'sqs:SendMessage', where('StringLike', 'aws:SourceAccount', '*')), 's3.'],
    [QUEUE, by('s3.amazonaws.com', 'sqs:SendMessage', where('StringEqualsIfExists', 'aws:SourceAccount', OWN)), 's3.'],
    [
      BUCKET,
      by(
        'cloudtrail.amazonaws.com',
        's3:PutObject',
        where('StringEquals', 's3:x-amz-acl', 'bucket-owner-full-control'),
      ),
      'cloudtrail',
    ],
    ['AWS::SecretsManager::ResourcePolicy', by('appflow.amazonaws.com', 'secretsmanager:GetSecretValue'), 'appflow'],
  ])('%s %j', (type, statement, service) => {
    expect(find(type, statement)).toEqual([expect.stringContaining(service)]);
  });

  test.each<[string, Statement]>([
    [QUEUE, by('sns.amazonaws.com', 'sqs:SendMessage', where('StringEquals', 'aws:SourceAccount', OWN))],
    [
      QUEUE,
      by(
        'sns.amazonaws.com',
        'sqs:SendMessage',
        where('ArnEquals', 'aws:SourceArn', `arn:aws:sns:eu-central-1:${OWN}:topic`),
      ),
    ],
    [QUEUE, by('s3.amazonaws.com', 'sqs:SendMessage', where('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::own-bucket'))],
    [QUEUE, by('sns.amazonaws.com', 'sqs:SendMessage', where('StringEquals', 'aws:SourceOrgID', 'o-a1b2c3d4e5'))],
    // A trail writes below the id of its account only.
    [BUCKET, by('cloudtrail.amazonaws.com', 's3:PutObject', { Resource: `arn:aws:s3:::b/AWSLogs/${OWN}/*` })],
    [BUCKET, by('cloudtrail.amazonaws.com', 's3:GetBucketAcl')],
    // These act for resources of their own account, and CDK admits them without a condition.
    ['AWS::SNS::TopicPolicy', by('events.amazonaws.com', 'sns:Publish')],
    [QUEUE, { Principal: { AWS: OWN }, Action: 'sqs:SendMessage' }],
    [QUEUE, by('sns.amazonaws.com', 'sqs:SendMessage', { Effect: 'Deny' })],
    ['AWS::IAM::Role', by('s3.amazonaws.com', 'sts:AssumeRole')],
  ])('not %s %j', (type, statement) => {
    expect(find(type, statement)).toEqual([]);
  });

  test('is undecided where only a deployment determines the effect', () => {
    expect(find(QUEUE, by('sns.amazonaws.com', 'sqs:SendMessage', { Effect: { Ref: 'Given' } }))).toBe('undecided');
  });
});
