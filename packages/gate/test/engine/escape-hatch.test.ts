import { describe, expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { evaluateApp, listIds } from './evaluate-app';

const createEncryptedQueue = (stack: Stack) =>
  new CfnQueue(stack, 'Queue', {
    kmsMasterKeyId: 'alias/own',
    redrivePolicy: { deadLetterTargetArn: 'x', maxReceiveCount: 3 },
  });

describe('an escape hatch', () => {
  test('that weakens a resource is found, although the typed properties are unchanged', () => {
    const hardened = evaluateApp([], (stack) => void createEncryptedQueue(stack));
    expect(listIds(hardened.open)).toEqual(['AwsSolutions-SQS4']);
    const weakened = evaluateApp([], (stack) => {
      const queue = createEncryptedQueue(stack);
      queue.addPropertyDeletionOverride('KmsMasterKeyId');
      queue.addOverride('Properties.RedrivePolicy', undefined);
      queue.addPropertyDeletionOverride('RedrivePolicy');
      queue.addPropertyOverride('SqsManagedSseEnabled', false);
    });
    expect(listIds(weakened.open)).toEqual(['AwsSolutions-SQS2', 'AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
  });

  test('is found on a resource whose other properties are references', () => {
    const { open } = evaluateApp([], (stack) => {
      const role = new CfnManagedPolicy(stack, 'Policy', { policyDocument: { Version: '2012-10-17', Statement: [] } });
      const bucket = new CfnBucket(stack, 'Bucket', {
        bucketName: role.ref,
        versioningConfiguration: { status: 'Enabled' },
      });
      bucket.addPropertyOverride('LoggingConfiguration.DestinationBucketName', { 'Fn::ImportValue': 'logs' });
    });
    expect(listIds(open)).not.toContain('AwsSolutions-S1');
  });

  test('that hardens a resource counts, and the app is unchanged afterwards', () => {
    let bucket: CfnBucket | undefined;
    const { open } = evaluateApp([], (stack) => {
      bucket = new CfnBucket(stack, 'Bucket');
      bucket.addPropertyOverride('LoggingConfiguration.DestinationBucketName', 'logs');
      bucket.addPropertyOverride('PublicAccessBlockConfiguration', {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    });
    expect(listIds(open)).toEqual(['AwsSolutions-S10']);
    expect(bucket?.loggingConfiguration).toBeUndefined();
    expect(bucket?.tags.renderTags()).toBeUndefined();
    expect(Object.hasOwn(bucket ?? {}, 'loggingConfiguration')).toBe(false);
  });
});
