import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import { AccessLogBucket } from './access-log-bucket';

export interface LogArchiveProps {
  /** The audit key of the environment. */
  readonly key: IKey;
  readonly settings: Settings['audit'];
  /** Whether the environment may be deleted with its data. */
  readonly disposable: boolean;
}

/**
 * Bucket that keeps logs as evidence. Objects are encrypted, versioned and locked, so that neither an intruder nor an
 * administrator can delete them early. In COMPLIANCE mode not even the account root can.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class LogArchive extends Construct {
  readonly bucket: Bucket;
  /** Whether a privileged role could delete trail files that the environment must keep. */
  readonly hasRemovableLock: boolean;

  constructor(scope: Construct, id: string, { key, settings, disposable }: LogArchiveProps) {
    super(scope, id);
    this.hasRemovableLock = settings.archiveLock === 'GOVERNANCE' && settings.trail === 'here' && !disposable;
    const retention = Duration.days(settings.archiveRetentionDays);
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
      objectLockEnabled: true,
      objectLockDefaultRetention:
        settings.archiveLock === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(retention)
          : ObjectLockRetention.governance(retention),
      serverAccessLogsBucket: accessLogs.bucket,
      serverAccessLogsPrefix: 'log-archive/',
      lifecycleRules: [buildLifecycleRule(settings.archiveRetentionDays)],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** Days after which a log is rarely read, and the minimum days that the cold storage classes bill. */
const COLD_AFTER = 90;
const DEEP_AFTER = 365;
const DEEP_MINIMUM = 180;

/**
 * Moves logs to cheaper classes where they stay longer than the minimum billing period. Deletes them on the day after
 * the lock ends.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
function buildLifecycleRule(retentionDays: number): LifecycleRule {
  const steps = [
    { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, after: COLD_AFTER, stay: COLD_AFTER },
    { storageClass: StorageClass.DEEP_ARCHIVE, after: DEEP_AFTER, stay: DEEP_MINIMUM },
  ];
  return {
    id: 'Retention',
    transitions: steps
      .filter(({ after, stay }) => retentionDays >= after + stay)
      .map(({ storageClass, after }) => ({ storageClass, transitionAfter: Duration.days(after) })),
    expiration: Duration.days(retentionDays + 1),
    noncurrentVersionExpiration: Duration.days(1),
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  };
}
