import { anyOf, calls, is, isFalse, isPresent } from './calls';
import { type Detection, onEvents, onTrail } from './detection';

const FAMILY = { runbook: 'data-destruction.md', tactic: 'impact' } as const;

/** Someone deletes or encrypts data, or what it could be restored from. */
export const dataDestruction: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'BackupsDestroyed',
    title: 'Recovery points, snapshots, images or the protection of a vault were removed by hand.',
    techniques: ['T1490', 'T1485'],
    severity: 'critical',
    sees: 'Without a backup the victim pays. It is the step before deletion or encryption.',
    falseAlarms: 'An administrator deletes old snapshots or images. Expiry by a plan is not counted.',
    form: onTrail([
      calls('backup', [
        'DeleteRecoveryPoint',
        'DeleteBackupVault*',
        'DeleteBackupPlan',
        'DeleteBackupSelection',
        'StopBackupJob',
        'UpdateRecoveryPointLifecycle',
        'DisassociateRecoveryPoint*',
        'DeleteRestoreTestingPlan',
      ]),
      calls('rds', ['DeleteDBSnapshot', 'DeleteDBClusterSnapshot', 'DeleteDBClusterAutomatedBackup']),
      calls('ec2', ['DeregisterImage', 'DisableImage']),
      calls('rbin', ['DeleteRule', 'UnlockRule']),
    ]),
  },
  {
    ...FAMILY,
    id: 'DatabaseDestroyed',
    title: 'A database, table, file system or user pool was deleted, or its protection was removed.',
    techniques: ['T1485'],
    severity: 'critical',
    sees: 'Data are lost, up to the last backup.',
    falseAlarms: 'An environment is removed with another tool than CloudFormation.',
    form: onEvents([
      calls('rds', ['DeleteDBCluster', 'DeleteDBInstance', 'DeleteGlobalCluster']),
      calls('rds', ['ModifyDBCluster', 'ModifyDBInstance'], isFalse('requestParameters.deletionProtection')),
      calls('dynamodb', ['DeleteTable']),
      calls('elasticfilesystem', ['DeleteFileSystem']),
      calls('cognito-idp', ['DeleteUserPool']),
    ]),
  },
  {
    ...FAMILY,
    id: 'ObjectsDeletedInBatches',
    title: 'Objects of a bucket were deleted in batches.',
    techniques: ['T1485', 'T1486'],
    severity: 'high',
    sees: 'One call deletes a thousand objects or versions. A ransom note often follows.',
    falseAlarms: 'An administrator empties a bucket. Only buckets with data events in the trail are seen.',
    form: onTrail([calls('s3', ['DeleteObjects'])]),
  },
  {
    ...FAMILY,
    id: 'ObjectsDeletedOneByOne',
    title: 'Ten or more objects of buckets were deleted within five minutes.',
    techniques: ['T1485', 'T1486'],
    severity: 'high',
    sees: 'Files are downloaded, deleted, and replaced by a ransom note.',
    falseAlarms: 'An administrator cleans up. Only buckets with data events in the trail are seen.',
    form: onTrail([calls('s3', ['DeleteObject', 'DeleteObjectVersion'])], { threshold: 10 }),
  },
  {
    ...FAMILY,
    id: 'ObjectsEncryptedByCaller',
    title: 'Objects were written with an encryption key that the caller keeps, or a bucket got a key from outside.',
    techniques: ['T1486'],
    severity: 'critical',
    sees: 'Amazon S3 does not keep the key (SSE-C). Without it no identity of this account can read the objects.',
    falseAlarms: 'An application that uses SSE-C. Bulwark does not.',
    form: onTrail([
      calls(
        's3',
        ['PutObject', 'CopyObject', 'CreateMultipartUpload', 'UploadPart*'],
        anyOf(
          isPresent('requestParameters.x-amz-server-side-encryption-customer-algorithm'),
          is('additionalEventData.SSEApplied', 'SSE_C', 'SSE-C'),
        ),
      ),
      calls('s3', ['PutBucketEncryption', 'DeleteBucketEncryption']),
    ]),
  },
  {
    ...FAMILY,
    id: 'BucketProtectionChanged',
    title: 'Versioning of a bucket was suspended, or its object lock changed by hand.',
    techniques: ['T1490', 'T1485'],
    severity: 'high',
    sees: 'With versioning suspended, the next deletion cannot be undone.',
    falseAlarms: 'A bucket is set up with another tool than CloudFormation.',
    form: onEvents([
      calls('s3', ['PutBucketVersioning'], is('requestParameters.VersioningConfiguration.Status', 'Suspended')),
      calls('s3', ['PutBucketObjectLockConfiguration', 'PutObjectRetention', 'PutObjectLegalHold']),
    ]),
  },
  {
    ...FAMILY,
    id: 'KeyMaterialChanged',
    title: 'The material, rotation or region of a customer managed key was changed by hand.',
    techniques: ['T1486', 'T1485'],
    severity: 'high',
    sees: 'Data under the key can no longer be read, or the attacker has the key.',
    falseAlarms: 'A planned rotation of imported key material.',
    form: onEvents([
      calls('kms', [
        'DeleteImportedKeyMaterial',
        'ImportKeyMaterial',
        'DisableKeyRotation',
        'UpdatePrimaryRegion',
        'ReplicateKey',
        'DeleteCustomKeyStore',
        'DisconnectCustomKeyStore',
      ]),
    ]),
  },
];
