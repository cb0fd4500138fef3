import { row, type WeakSetting } from './weak-setting';

const DAYS_BELOW_A_WEEK = ['0', '1', '2', '3', '4', '5', '6'];
const PHONE_TYPES = ['PhoneNumber', 'Pool', 'ProtectConfiguration', 'SenderId'].map((name) => `AWS::SMSVOICE::${name}`);

/** Settings by which data is lost with its resource or too early. A disposable environment may choose them. */
export const WEAK_RETENTION_SETTINGS: readonly WeakSetting[] = [
  row('AWS::DocDB::GlobalCluster', 'DeletionProtection', 'false', 'lets one call delete the database'),
  row('AWS::DSQL::Cluster', 'DeletionProtectionEnabled', 'false', 'lets one call delete the database'),
  row(
    ['AWS::Neptune::GlobalCluster', 'AWS::NeptuneGraph::Graph'],
    'DeletionProtection',
    'false',
    'lets one call delete the database',
  ),
  row(PHONE_TYPES, 'DeletionProtectionEnabled', 'false', 'lets one call give the number or name away'),
  row('AWS::SSMIncidents::ReplicationSet', 'DeletionProtected', 'false', 'lets one call delete all incident records'),
  row('AWS::Cassandra::Table', 'PointInTimeRecoveryEnabled', 'false', 'leaves no way back from a wrong change'),
  row('AWS::OpsWorksCM::Server', 'DisableAutomatedBackup', 'true', 'leaves no backup'),
  row(
    ['AWS::ElastiCache::ServerlessCache', 'AWS::MemoryDB::Cluster'],
    'SnapshotRetentionLimit',
    '0',
    'leaves no backup',
  ),
  row(
    'AWS::Redshift::Cluster',
    'AutomatedSnapshotRetentionPeriod',
    DAYS_BELOW_A_WEEK,
    'deletes backups before an error is noticed',
  ),
  row(
    'AWS::DynamoDB::Table',
    'PointInTimeRecoverySpecification.RecoveryPeriodInDays',
    DAYS_BELOW_A_WEEK,
    'deletes backups before an error is noticed',
  ),
  row(
    'AWS::Backup::BackupVault',
    'LockConfiguration.MinRetentionDays',
    DAYS_BELOW_A_WEEK,
    'lets backups be deleted before an error is noticed',
  ),
  row('AWS::Logs::LogGroup', 'RetentionInDays', ['1', '3', '5'], 'deletes the log before most intrusions are noticed'),
];
