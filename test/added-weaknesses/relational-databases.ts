import type { AddedWeakness } from './added-weakness';
import {
  KEY,
  NO_LOGS,
  NO_PROTECTION,
  OLD,
  PUBLIC,
  REST,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const INSTANCE = {
  Engine: 'mysql',
  EngineVersion: '8.4',
  DBInstanceClass: 'db.r7g.large',
  AllocatedStorage: '100',
  MultiAZ: true,
  Port: '3310',
  StorageEncrypted: true,
  KmsKeyId: KEY,
  DeletionProtection: true,
  BackupRetentionPeriod: 14,
  CopyTagsToSnapshot: true,
  AutoMinorVersionUpgrade: true,
  EnableIAMDatabaseAuthentication: true,
  EnableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'],
  MonitoringInterval: 30,
  MonitoringRoleArn: WORK,
  MasterUsername: 'operator',
  ManageMasterUserPassword: true,
  PubliclyAccessible: false,
  DBSubnetGroupName: 'private',
  DBParameterGroupName: 'orders',
  VPCSecurityGroups: ['sg-0abc'],
};
const GLOBAL = { GlobalClusterIdentifier: 'orders', Engine: 'aurora-postgresql', DeletionProtection: true };

/** RDS beside the cluster of PostgreSQL that this app has. */
export const relationalDatabaseWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::RDS::DBInstance', INSTANCE, [
    ['mysql-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/],
    ['mysql-plain-disk', REST, 'StorageEncrypted', false, /encrypted at rest/],
    ['mysql-no-protection', NO_PROTECTION, 'DeletionProtection', false, /deletion protection/],
    ['mysql-short-backup', NO_PROTECTION, 'BackupRetentionPeriod', 1, /at least 7 days/],
    ['mysql-no-iam', TOO_BROAD, 'EnableIAMDatabaseAuthentication', false, /IAM authentication/],
    ['mysql-no-log', NO_LOGS, 'EnableCloudwatchLogsExports', undefined, /publishes its logs/],
    ['mysql-no-updates', OLD, 'AutoMinorVersionUpgrade', false, /minor engine versions/],
    ['mysql-ended-version', OLD, 'EngineVersion', '5.7.44', /standard support/],
    ['mysql-old-certificate', OLD, 'CACertificateIdentifier', 'rds-ca-2019', /has not expired/],
  ]),
  ...weaken(
    'AWS::RDS::DBParameterGroup',
    {
      Description: 'Orders',
      Family: 'mysql8.4',
      Parameters: { require_secure_transport: 'ON', tls_version: 'TLSv1.2,TLSv1.3' },
    },
    [
      ['mysql-plain', TRANSIT, 'Parameters.require_secure_transport', 'OFF', /requires TLS/],
      ['mysql-plain-by-default', TRANSIT, 'Parameters.require_secure_transport', undefined, /requires TLS/],
      ['mysql-old-tls', OLD, 'Parameters.tls_version', 'TLSv1,TLSv1.2', /old versions of TLS/],
    ],
  ),
  ...weaken(
    'AWS::RDS::DBParameterGroup',
    { Description: 'Orders', Family: 'sqlserver-se-16.0', Parameters: { 'rds.force_ssl': '1' } },
    [['sql-server-plain', TRANSIT, 'Parameters', { 'rds.force_ssl': '0' }, /requires TLS/]],
  ),
  ...weaken('AWS::RDS::GlobalCluster', { ...GLOBAL, StorageEncrypted: true }, [
    ['global-database-plain', REST, 'StorageEncrypted', undefined, /encrypted at rest/],
    ['global-database-no-protection', NO_PROTECTION, 'DeletionProtection', false, /protected against deletion/],
  ]),
  ...weaken(
    'AWS::RDS::DBParameterGroup',
    {
      Description: 'Orders',
      Family: 'postgres17',
      Parameters: { 'rds.force_ssl': '1', password_encryption: 'scram-sha-256' },
    },
    [['postgres-md5', OLD, 'Parameters.password_encryption', 'md5', /passwords with MD5/]],
  ),
  ...weaken(
    'AWS::RDS::DBClusterParameterGroup',
    {
      Description: 'Orders',
      Family: 'aurora-mysql8.0',
      Parameters: { require_secure_transport: 'ON', server_audit_logging: '1' },
    },
    [['aurora-mysql-no-audit', NO_LOGS, 'Parameters.server_audit_logging', '0', /switch off the audit log/]],
  ),
  ...weaken(
    'AWS::RDS::DBProxy',
    {
      DBProxyName: 'orders',
      EngineFamily: 'POSTGRESQL',
      RequireTLS: true,
      RoleArn: WORK,
      VpcSubnetIds: ['subnet-1', 'subnet-2'],
      VpcSecurityGroupIds: ['sg-0abc'],
      Auth: [
        {
          AuthScheme: 'SECRETS',
          ClientPasswordAuthType: 'POSTGRES_SCRAM_SHA_256',
          IAMAuth: 'REQUIRED',
          SecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders-AbCdEf',
        },
      ],
    },
    [
      ['proxy-md5', OLD, 'Auth.0.ClientPasswordAuthType', 'POSTGRES_MD5', /old algorithms/],
      ['proxy-plain', TRANSIT, 'RequireTLS', false, /requires TLS/],
    ],
  ),
  ...weaken(
    'AWS::RDS::OptionGroup',
    {
      EngineName: 'oracle-se2',
      MajorEngineVersion: '19',
      OptionGroupDescription: 'Orders',
      OptionConfigurations: [
        {
          OptionName: 'NATIVE_NETWORK_ENCRYPTION',
          OptionSettings: [{ Name: 'SQLNET.ENCRYPTION_SERVER', Value: 'REQUIRED' }],
        },
      ],
    },
    [
      [
        'oracle-plain',
        TRANSIT,
        'OptionConfigurations.0.OptionSettings.0.Value',
        'REJECTED',
        /encrypts connections with strong/,
      ],
    ],
  ),
  ...weaken('AWS::RDS::DBShardGroup', { DBClusterIdentifier: 'orders', MaxACU: 64, PubliclyAccessible: false }, [
    ['shard-group-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/],
  ]),
];
