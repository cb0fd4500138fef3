import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from '../audit/access-log-bucket';

export interface ConfigurationBucketProps {
  /** The audit key of the environment. */
  readonly key: IKey;
  readonly retention: Duration;
}

/**
 * Bucket for the history and the snapshots of AWS Config. AWS Config does not deliver to a bucket with Object Lock, so
 * it is not the log archive. Versioning keeps what is overwritten or deleted.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export class ConfigurationBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { key, retention }: ConfigurationBucketProps) {
    super(scope, id);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retention });
    this.bucket = new Bucket(this, 'Resource', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      serverAccessLogsBucket: accessLogs.bucket,
      serverAccessLogsPrefix: 'configuration/',
      lifecycleRules: [
        {
          id: 'Retention',
          expiration: retention,
          noncurrentVersionExpiration: retention,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { account } = Stack.of(this);
    this.#allowConfig('AllowConfigToCheckBucket', ['s3:GetBucketAcl', 's3:ListBucket'], this.bucket.bucketArn);
    this.#allowConfig(
      'AllowConfigToWriteFiles',
      ['s3:PutObject'],
      this.bucket.arnForObjects(`AWSLogs/${account}/Config/*`),
      { 's3:x-amz-acl': 'bucket-owner-full-control' },
    );
  }

  #allowConfig(sid: string, actions: string[], resource: string, conditions: Record<string, string> = {}): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal('config.amazonaws.com')],
        actions,
        resources: [resource],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account, ...conditions } },
      }),
    );
  }
}
