import type { AddedWeakness } from './added-weakness';
import {
  GROUP,
  KEY,
  NO_AUTHENTICATION,
  NO_LOGS,
  NO_PROTECTION,
  OLD,
  PRIVILEGED,
  PUBLIC,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

/** EFS, FSx and Transfer Family. */
export const fileSystemWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::EFS::FileSystem', { Encrypted: true, KmsKeyId: KEY, BackupPolicy: { Status: 'ENABLED' } }, [
    ['files-plain', REST, 'Encrypted', false, /encrypted at rest|encryption at rest/],
    ['files-plain-default', REST, 'Encrypted', undefined, /encrypted at rest/],
    ['files-no-backup', NO_PROTECTION, 'BackupPolicy.Status', 'DISABLED', /automatic backups/],
  ]),
  ...weaken(
    'AWS::EFS::AccessPoint',
    {
      FileSystemId: 'fs-0abc',
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: { Path: '/app', CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0750' } },
    },
    [
      ['access-point-root', TOO_BROAD, 'RootDirectory.Path', '/', /enforces a root directory/],
      ['access-point-no-root', TOO_BROAD, 'RootDirectory', undefined, /enforces a root directory/],
      ['access-point-no-user', NO_AUTHENTICATION, 'PosixUser', undefined, /enforces a user identity/],
      ['access-point-superuser', PRIVILEGED, 'PosixUser.Uid', '0', /make its clients root/],
      ['access-point-writable', TOO_BROAD, 'RootDirectory.CreationInfo.Permissions', '0777', /every user may write/],
    ],
  ),
  ...weaken(
    'AWS::FSx::FileSystem',
    {
      FileSystemType: 'WINDOWS',
      KmsKeyId: KEY,
      SubnetIds: ['subnet-0abc'],
      WindowsConfiguration: {
        ThroughputCapacity: 32,
        AutomaticBackupRetentionDays: 30,
        AuditLogConfiguration: {
          FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
          FileShareAccessAuditLogLevel: 'FAILURE_ONLY',
        },
      },
    },
    [
      [
        'windows-files-no-backup',
        NO_PROTECTION,
        'WindowsConfiguration.AutomaticBackupRetentionDays',
        0,
        /automatic backups/,
      ],
      [
        'windows-files-no-log',
        NO_LOGS,
        'WindowsConfiguration.AuditLogConfiguration.FileAccessAuditLogLevel',
        'DISABLED',
        /logs access to files/,
      ],
    ],
  ),
  ...weaken(
    'AWS::FSx::FileSystem',
    {
      FileSystemType: 'OPENZFS',
      KmsKeyId: KEY,
      SubnetIds: ['subnet-0abc'],
      OpenZFSConfiguration: {
        DeploymentType: 'SINGLE_AZ_2',
        AutomaticBackupRetentionDays: 30,
        RootVolumeConfiguration: {
          NfsExports: [{ ClientConfigurations: [{ Clients: '10.0.0.0/24', Options: ['rw', 'root_squash'] }] }],
        },
      },
    },
    [
      [
        'zfs-root',
        PRIVILEGED,
        'OpenZFSConfiguration.RootVolumeConfiguration.NfsExports.0.ClientConfigurations.0.Options',
        ['rw', 'no_root_squash'],
        /clients act as root/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Transfer::Server',
    {
      Protocols: ['SFTP'],
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-0abc', SubnetIds: ['subnet-0abc'], SecurityGroupIds: ['sg-0abc'] },
      SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
      StructuredLogDestinations: [`${GROUP}:*`],
    },
    [
      ['transfer-ftp', TRANSIT, 'Protocols', ['FTP'], /does not use FTP/],
      ['transfer-public', PUBLIC, 'EndpointType', 'PUBLIC', /not on the internet/],
      ['transfer-public-default', PUBLIC, 'EndpointType', undefined, /not on the internet/],
      ['transfer-old-policy', OLD, 'SecurityPolicyName', 'TransferSecurityPolicy-2018-11', /current security policy/],
      ['transfer-no-log', NO_LOGS, 'StructuredLogDestinations', undefined, /activity of its users/],
    ],
  ),
  ...weaken(
    'AWS::Transfer::Connector',
    {
      AccessRole: WORK,
      LoggingRole: WORK,
      Url: 'https://s-0abc.server.transfer.eu-central-1.amazonaws.com',
      As2Config: { EncryptionAlgorithm: 'AES256_CBC', SigningAlgorithm: 'SHA256', MdnResponse: 'SYNC' },
    },
    [
      ['connector-no-log', NO_LOGS, 'LoggingRole', undefined, /connector has logging/],
      ['connector-plain', TRANSIT, 'As2Config.EncryptionAlgorithm', 'NONE', /encrypts messages/],
      ['connector-3des', OLD, 'As2Config.EncryptionAlgorithm', 'DES_EDE3_CBC', /encrypts messages/],
      ['connector-unsigned', NO_AUTHENTICATION, 'As2Config.SigningAlgorithm', 'NONE', /signs messages/],
      [
        'connector-http',
        TRANSIT,
        'Url',
        'http://s-0abc.server.transfer.eu-central-1.amazonaws.com',
        /encrypted protocol/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Transfer::Agreement',
    {
      ServerId: 's-0abc',
      AccessRole: WORK,
      PartnerProfileId: 'p-0abc',
      LocalProfileId: 'p-0def',
      EnforceMessageSigning: 'ENABLED',
    },
    [['agreement-unsigned', NO_AUTHENTICATION, 'EnforceMessageSigning', 'DISABLED', /unsigned messages/]],
  ),
];
