import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface AccessLogBucketProps {
  readonly retention: Duration;
}

/**
 * Records who read or wrote the log archive. Server access logging delivers only to buckets that encrypt with S3
 * managed keys and have no default retention. This is therefore the one bucket without a customer managed key and
 * without a lock. Versioning keeps overwritten and deleted logs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { retention }: AccessLogBucketProps) {
    super(scope, id);
    // Bucket implements IBucket; exactOptionalPropertyTypes makes the types incompatible, so cast.
    this.bucket = new Bucket(this, 'Resource', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [
        {
          id: 'Retention',
          expiration: retention,
          noncurrentVersionExpiration: retention,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    }) as IBucket;
  }
}
