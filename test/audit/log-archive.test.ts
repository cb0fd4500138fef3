import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { productionSettings, sandboxSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const production = synthAudit(productionSettings);
const sandbox = synthAudit(sandboxSettings);

const ARCHIVE = { ObjectLockEnabled: true };

describe('the log archive', () => {
  test('is locked in compliance mode for seven years in production, so that no identity can delete it early', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('is locked in governance mode for 30 days in a sandbox, so that a privileged role can delete it', () => {
    sandbox.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } } },
    });
  });

  test('is encrypted with the audit key and has ACLs disabled', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
          },
        ],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  test('moves to cold storage where it is cheaper, and expires on the day after the lock ends', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            ExpirationInDays: 2558,
            Transitions: [
              { StorageClass: 'GLACIER_IR', TransitionInDays: 90 },
              { StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 365 },
            ],
          }),
        ],
      },
    });
    sandbox.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 31, Transitions: Match.absent() })] },
    });
  });

  test('logs its access to a second bucket, which is encrypted with S3 managed keys as log delivery requires', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...ARCHIVE,
      LoggingConfiguration: { LogFilePrefix: 'log-archive/', DestinationBucketName: Match.anyValue() },
    });
    production.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: Match.absent(),
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });
});

describe('every bucket', () => {
  test('blocks public access and is retained when the stack is deleted', () => {
    production.resourceCountIs('AWS::S3::Bucket', 2);
    production.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    production.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('denies requests without TLS 1.2 or later', () => {
    const matchDenial = (condition: object) =>
      Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: condition });
    production.resourceCountIs('AWS::S3::BucketPolicy', 2);
    production.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          matchDenial({ Bool: { 'aws:SecureTransport': 'false' } }),
          matchDenial({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
        ]),
      }),
    });
  });
});
