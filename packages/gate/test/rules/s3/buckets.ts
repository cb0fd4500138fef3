const TYPE = 'AWS::S3::Bucket';

/** A default encryption. */
export const encrypted = (SSEAlgorithm: unknown, KMSMasterKeyID?: unknown, BucketKeyEnabled?: unknown) => ({
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { BucketKeyEnabled, ServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } },
    ],
  },
});

/** A bucket that receives the access logs of another one. */
export const logged = (Properties: object) => ({
  resources: {
    Logs: { Type: TYPE, Properties: { ...Properties } },
    Source: { Type: TYPE, Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } } },
  },
});

/** A bucket that a trail writes to. */
export const audited = (Properties: object) => ({
  resources: {
    Archive: { Type: TYPE, Properties: { ...Properties } },
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Archive' } } },
  },
});

export const lifecycle = (rule: object, Status: unknown = 'Enabled') => ({
  LifecycleConfiguration: { Rules: [{ Status, ...rule }] },
});

export const lock = (Mode: unknown, Days: unknown, more: object = {}) => ({
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days } } },
  ...more,
});

export const noncurrent = (NoncurrentDays: unknown, more: object = {}) => ({
  NoncurrentVersionExpiration: { NoncurrentDays },
  ...more,
});
