import { fsxFileSystemRules } from '../../../src/rules/fsx/fsx-file-system';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const exports = (...Options: unknown[]) => ({
  OpenZFSConfiguration: {
    RootVolumeConfiguration: { NfsExports: [{ ClientConfigurations: [{ Clients: '10.0.0.0/24', Options }] }] },
  },
});
const volume = (...Options: unknown[]) => ({
  resources: {
    Volume: {
      Type: 'AWS::FSx::Volume',
      Properties: {
        OpenZFSConfiguration: { NfsExports: [{ ClientConfigurations: [{ Clients: '10.0.0.0/24', Options }] }] },
      },
    },
  },
});
const lustre = (more: object) => ({
  FileSystemType: 'LUSTRE',
  LustreConfiguration: { DeploymentType: 'PERSISTENT_2', ...more },
});
const windows = (AuditLogConfiguration: unknown) => ({
  FileSystemType: 'WINDOWS',
  WindowsConfiguration: { AuditLogConfiguration },
});

rulesDecide('FSx file system rules', fsxFileSystemRules, {
  FsxFileSystemBackup: {
    holds: [{}, { OntapConfiguration: { AutomaticBackupRetentionDays: 30 } }],
    broken: [
      { WindowsConfiguration: { AutomaticBackupRetentionDays: 0 } },
      { LustreConfiguration: { AutomaticBackupRetentionDays: '0' } },
    ],
    undecided: [{ OpenZFSConfiguration: { AutomaticBackupRetentionDays: UNKNOWN } }],
  },
  FsxFileSystemLustreBackup: {
    holds: [lustre({ AutomaticBackupRetentionDays: 7 })],
    // FsxFileSystemBackup reports 0 days.
    broken: [lustre({}), lustre({ DeploymentType: 'PERSISTENT_1' })],
    undecided: [lustre({ DeploymentType: UNKNOWN })],
    notApplicable: [
      {},
      lustre({ DeploymentType: 'SCRATCH_2' }),
      lustre({ DeploymentType: 'PERSISTENT_1', ImportPath: 's3://records' }),
      {
        resources: {
          System: { Type: 'AWS::FSx::FileSystem', Properties: lustre({}) },
          Link: { Type: 'AWS::FSx::DataRepositoryAssociation', Properties: { FileSystemId: { Ref: 'System' } } },
        },
      },
    ],
  },
  FsxFileSystemRootSquash: {
    holds: [{}, exports('rw', 'root_squash'), volume('ro')],
    broken: [exports('rw', 'no_root_squash'), volume('rw', 'no_root_squash')],
    undecided: [exports(UNKNOWN)],
  },
  FsxFileSystemAuditLogs: {
    holds: [
      windows({ FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE' }),
      windows({ FileAccessAuditLogLevel: 'FAILURE_ONLY' }),
    ],
    broken: [windows({ FileAccessAuditLogLevel: 'DISABLED' }), { FileSystemType: 'WINDOWS' }],
    undecided: [windows({ FileAccessAuditLogLevel: UNKNOWN })],
    notApplicable: [{ FileSystemType: 'LUSTRE' }],
  },
  FsxFileSystemCustomerManagedKey: {
    holds: [{ KmsKeyId: 'alias/files' }],
    broken: [{}],
    undecided: [{ KmsKeyId: UNKNOWN }],
  },
});
