import { efsFileSystemRules } from '../../../src/rules/efs/efs-file-system';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const files = { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true } };

rulesDecide('EFS file system rules', efsFileSystemRules, {
  EfsFileSystemEncrypted: {
    holds: [{ Encrypted: true }],
    broken: [{}, { Encrypted: false }],
    undecided: [{ Encrypted: UNKNOWN }],
  },
  EfsFileSystemCustomerManagedKey: {
    holds: [{ KmsKeyId: 'alias/files' }],
    broken: [{}, { KmsKeyId: 'alias/aws/elasticfilesystem' }],
    undecided: [{ KmsKeyId: UNKNOWN }],
  },
  EfsFileSystemOverwriteProtection: {
    holds: [{}, { FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' } }],
    broken: [{ FileSystemProtection: { ReplicationOverwriteProtection: 'DISABLED' } }],
    undecided: [{ FileSystemProtection: { ReplicationOverwriteProtection: UNKNOWN } }],
  },
  EfsFileSystemBackup: {
    holds: [
      { BackupPolicy: { Status: 'ENABLED' } },
      { resources: { Files: files, Selection: { Type: 'AWS::Backup::BackupSelection', Properties: {} } } },
    ],
    broken: [{}, { BackupPolicy: { Status: 'DISABLED' } }],
    undecided: [{ BackupPolicy: { Status: UNKNOWN } }],
  },
});
