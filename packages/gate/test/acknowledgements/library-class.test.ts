import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { isLibraryClass } from '../../src/acknowledgements/acknowledgement';

describe('isLibraryClass', () => {
  test.each([Bucket, CfnBucket, Construct, Key, LambdaFunction, ManagedPolicy, Queue, Role, SecurityGroup, Stack, Vpc])(
    'finds the class %p of aws-cdk-lib, wrapped by decorators or not',
    (subject) => {
      expect(isLibraryClass(subject)).toBe(true);
    },
  );

  test('does not take a class of the app for one of the library, also with the same name', () => {
    const createNamesake = (base: typeof Bucket) => {
      class Bucket2 extends base {}
      return Bucket2;
    };
    class Uploads extends Bucket {}
    class Storage extends Stack {}
    class Own extends Construct {}
    const classes = [createNamesake(Bucket), Uploads, Storage, Own];
    expect(classes.map(isLibraryClass)).toEqual([false, false, false, false]);
  });
});
