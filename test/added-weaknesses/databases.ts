import type { AddedWeakness } from './added-weakness';
import { KEY, NO_LOGS, NO_PROTECTION, OLD, PUBLIC, REST, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

const KEYS = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const POINT_IN_TIME = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

/** DynamoDB, DocumentDB, Neptune, Timestream and QLDB. */
export const databaseWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::DynamoDB::Table', KEYS, [
    ['table-no-protection', NO_PROTECTION, 'DeletionProtectionEnabled', false, /protected against deletion/],
    ['table-no-recovery', NO_PROTECTION, POINT_IN_TIME, false, /Point-in-time Recovery/],
    ['table-key-of-aws', REST, 'SSESpecification', { SSEEnabled: false }, /encryption with KMS/],
  ]),
  ...weaken(
    'AWS::DynamoDB::GlobalTable',
    {
      ...KEYS,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: ['eu-central-1', 'eu-west-1'].map((Region) => ({
        Region,
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { KMSMasterKeyId: `arn:aws:kms:${Region}:111122223333:key/1` },
      })),
    },
    [
      ['replica-no-recovery', NO_PROTECTION, `Replicas.1.${POINT_IN_TIME}`, false, /in every region/],
      [
        'replica-open-policy',
        'policy for any principal',
        'Replicas.1.ResourcePolicy',
        {
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'dynamodb:GetItem', Resource: '*' }],
          },
        },
        /any principal may use dynamodb:GetItem/i,
      ],
      ['replica-no-protection', NO_PROTECTION, 'Replicas.1.DeletionProtectionEnabled', false, /in every region/],
    ],
  ),
  ...weaken(
    'AWS::DocDB::DBCluster',
    {
      StorageEncrypted: true,
      KmsKeyId: KEY,
      DeletionProtection: true,
      BackupRetentionPeriod: 14,
      Port: 27100,
      MasterUsername: '{{resolve:secretsmanager:documents:SecretString:username}}',
      MasterUserPassword: '{{resolve:secretsmanager:documents:SecretString:password}}',
      EnableCloudwatchLogsExports: ['audit', 'profiler', 'authenticate', 'createIndex', 'dropCollection'],
      DBSubnetGroupName: 'private',
      VpcSecurityGroupIds: ['sg-0abc'],
    },
    [
      ['documents-no-protection', NO_PROTECTION, 'DeletionProtection', undefined, /protected against deletion/],
      ['documents-plain-disk', REST, 'StorageEncrypted', false, /at rest/],
      ['documents-no-backup', NO_PROTECTION, 'BackupRetentionPeriod', 1, /backup retention/],
    ],
  ),
  ...weaken(
    'AWS::DocDB::DBClusterParameterGroup',
    { Description: 'Documents', Family: 'docdb5.0', Parameters: { tls: 'enabled', audit_logs: 'all' } },
    [
      ['documents-plain', TRANSIT, 'Parameters.tls', 'disabled', /does not switch off TLS/],
      ['documents-no-log', NO_LOGS, 'Parameters.audit_logs', 'disabled', /logs sign-ins/],
    ],
  ),
  ...weaken(
    'AWS::DocDBElastic::Cluster',
    {
      ClusterName: 'documents',
      AdminUserName: 'operator',
      AdminUserPassword: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:documents-AbCdEf',
      AuthType: 'SECRET_ARN',
      ShardCapacity: 2,
      ShardCount: 2,
      KmsKeyId: KEY,
      BackupRetentionPeriod: 14,
      SubnetIds: ['subnet-1', 'subnet-2'],
      VpcSecurityGroupIds: ['sg-0abc'],
    },
    [['elastic-documents-no-backup', NO_PROTECTION, 'BackupRetentionPeriod', 1, /backups for at least/]],
  ),
  ...weaken(
    'AWS::Neptune::DBCluster',
    {
      StorageEncrypted: true,
      KmsKeyId: KEY,
      IamAuthEnabled: true,
      DeletionProtection: true,
      BackupRetentionPeriod: 14,
      AvailabilityZones: ['eu-central-1a', 'eu-central-1b'],
      EnableCloudwatchLogsExports: ['audit'],
      DBSubnetGroupName: 'private',
      VpcSecurityGroupIds: ['sg-0abc'],
    },
    [
      ['graph-cluster-no-log', NO_LOGS, 'EnableCloudwatchLogsExports', undefined, /audit log/],
      ['graph-cluster-no-protection', NO_PROTECTION, 'DeletionProtection', false, /protected against deletion/],
      ['graph-cluster-passwordless', TOO_BROAD, 'IamAuthEnabled', false, /IAM Database Authentication/],
      ['graph-cluster-plain-disk', REST, 'StorageEncrypted', false, /at rest/],
    ],
  ),
  ...weaken(
    'AWS::Neptune::DBInstance',
    { DBInstanceClass: 'db.r6g.large', DBClusterIdentifier: 'graph', AutoMinorVersionUpgrade: true },
    [
      ['graph-instance-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/],
      ['graph-instance-no-updates', OLD, 'AutoMinorVersionUpgrade', false, /Auto Minor Version Upgrade/],
    ],
  ),
  ...weaken(
    'AWS::Neptune::DBClusterParameterGroup',
    { Description: 'Graph', Family: 'neptune1.4', Parameters: { neptune_enable_audit_log: '1' } },
    [
      ['graph-plain', TRANSIT, 'Parameters.neptune_enforce_ssl', '0', /does not switch off TLS/],
      ['graph-no-audit', NO_LOGS, 'Parameters.neptune_enable_audit_log', '0', /switch off the audit log/],
    ],
  ),
  ...weaken(
    'AWS::NeptuneGraph::Graph',
    { ProvisionedMemory: 32, DeletionProtection: true, PublicConnectivity: false, KmsKeyIdentifier: KEY },
    [['analytics-graph-public', PUBLIC, 'PublicConnectivity', true, /reachable from the internet/]],
  ),
  ...weaken(
    'AWS::Timestream::InfluxDBInstance',
    {
      AllocatedStorage: 100,
      DbInstanceType: 'db.influx.large',
      VpcSubnetIds: ['subnet-1'],
      VpcSecurityGroupIds: ['sg-0abc'],
      PubliclyAccessible: false,
    },
    [['influx-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/]],
  ),
  ...weaken('AWS::QLDB::Ledger', { PermissionsMode: 'STANDARD', DeletionProtection: true, KmsKey: KEY }, [
    ['ledger-open', TOO_BROAD, 'PermissionsMode', 'ALLOW_ALL', /by table and command/],
    ['ledger-no-protection', NO_PROTECTION, 'DeletionProtection', false, /protected against deletion/],
  ]),
];
