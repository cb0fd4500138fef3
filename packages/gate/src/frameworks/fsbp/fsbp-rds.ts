import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of RDS and Aurora. */
export const fsbpRds: readonly Control[] = [
  ...describeControls(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    [{ id: 'RDS.1', title: 'Snapshots of databases are private' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [
      { id: 'RDS.2', title: 'Database instances are not publicly accessible' },
      { id: 'RDS.3', title: 'Database instances are encrypted' },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    [{ id: 'RDS.4', title: 'Snapshots of databases are encrypted', cited: ['RdsStorageEncrypted'] }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [
      { id: 'RDS.5', title: 'Database instances use several Availability Zones' },
      {
        id: 'RDS.6',
        title: 'Database instances report metrics of the operating system',
      },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster', 'AWS::RDS::GlobalCluster'],
    [{ id: 'RDS.7', title: 'Database clusters are protected from deletion' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [
      {
        id: 'RDS.8',
        title: 'Database instances are protected from deletion',
      },
      { id: 'RDS.9', title: 'Database instances write logs to CloudWatch' },
      { id: 'RDS.10', title: 'Database instances authenticate with IAM' },
      {
        id: 'RDS.11',
        title: 'Database instances are backed up automatically',
      },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [{ id: 'RDS.12', title: 'Database clusters authenticate with IAM', cited: ['AuroraMySQLPostgresIAMAuth'] }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [
      {
        id: 'RDS.13',
        title: 'Database instances install minor versions automatically',
      },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [
      { id: 'RDS.14', title: 'Aurora MySQL clusters can be backtracked', cited: ['AuroraMySQLBacktrack'] },
      { id: 'RDS.15', title: 'Database clusters use several Availability Zones' },
      { id: 'RDS.16', title: 'Aurora clusters copy tags to snapshots' },
    ],
  ),
  ...describeControls(['AWS::RDS::DBInstance'], [{ id: 'RDS.17', title: 'Database instances copy tags to snapshots' }]),
  ...describeControls(
    ['AWS::RDS::EventSubscription'],
    [
      { id: 'RDS.19', title: 'Event subscriptions include critical events of clusters' },
      { id: 'RDS.20', title: 'Event subscriptions include critical events of instances' },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    [
      { id: 'RDS.21', title: 'A subscription reports critical events of parameter groups' },
      { id: 'RDS.22', title: 'A subscription reports critical events of security groups' },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [{ id: 'RDS.23', title: 'Database instances do not listen at the default port' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [{ id: 'RDS.24', title: 'Database clusters have a custom administrator name' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [{ id: 'RDS.25', title: 'Database instances have a custom administrator name' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster', 'AWS::RDS::GlobalCluster'],
    [{ id: 'RDS.27', title: 'Database clusters are encrypted' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [
      { id: 'RDS.34', title: 'Aurora MySQL clusters write audit logs to CloudWatch' },
      { id: 'RDS.35', title: 'Database clusters install minor versions automatically' },
    ],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [{ id: 'RDS.36', title: 'PostgreSQL instances write logs to CloudWatch' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [{ id: 'RDS.37', title: 'Aurora PostgreSQL clusters write logs to CloudWatch' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance'],
    [
      { id: 'RDS.38', title: 'PostgreSQL instances require TLS' },
      { id: 'RDS.39', title: 'MySQL instances require TLS' },
      { id: 'RDS.40', title: 'SQL Server instances write logs to CloudWatch' },
      { id: 'RDS.41', title: 'SQL Server instances require TLS' },
      { id: 'RDS.42', title: 'MariaDB instances write logs to CloudWatch' },
    ],
  ),
  ...describeControls(['AWS::RDS::DBProxy'], [{ id: 'RDS.43', title: 'Database proxies require TLS' }]),
  ...describeControls(['AWS::RDS::DBInstance'], [{ id: 'RDS.44', title: 'MariaDB instances require TLS' }]),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [{ id: 'RDS.45', title: 'Aurora MySQL clusters record audit logs', cited: ['AuroraMySQLLogging'] }],
  ),
  ...describeControls(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBSubnetGroup'],
    [{ id: 'RDS.46', title: 'Database instances are in subnets without a route to the internet' }],
  ),
  ...describeControls(
    ['AWS::RDS::DBCluster'],
    [
      { id: 'RDS.47', title: 'PostgreSQL clusters copy tags to snapshots', cited: ['RdsCopyTagsToSnapshot'] },
      { id: 'RDS.48', title: 'MySQL clusters copy tags to snapshots', cited: ['RdsCopyTagsToSnapshot'] },
      { id: 'RDS.50', title: 'Database clusters keep backups long enough', cited: ['RdsBackupRetentionPeriod'] },
    ],
  ),
];
