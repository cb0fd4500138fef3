import type { AddedWeakness } from './added-weakness';
import { GROUP, KEY, NO_AUTHENTICATION, NO_LOGS, OLD, PUBLIC, TRANSIT, WORK, weaken } from './weakened-properties';

const SUBNET = 'arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0abc';
const SECURITY_GROUP = 'arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0abc';
const AGENT = 'arn:aws:datasync:eu-central-1:111122223333:agent/agent-0abc';
const LOCATION = 'arn:aws:datasync:eu-central-1:111122223333:location/loc-0abc';
const ENDPOINT = { EndpointType: 'source', KmsKeyId: KEY };
const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders-AbCdEf';
const writeSettings = (EnableLogging: boolean): string => JSON.stringify({ Logging: { EnableLogging } });

/** Database Migration Service, DataSync and DataBrew. */
export const transferWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::DMS::ReplicationInstance',
    {
      ReplicationInstanceClass: 'dms.r6i.large',
      KmsKeyId: KEY,
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      ReplicationSubnetGroupIdentifier: 'private',
      VpcSecurityGroupIds: ['sg-0abc'],
    },
    [
      ['migration-public', PUBLIC, 'PubliclyAccessible', true, /is not publicly accessible/],
      ['migration-public-by-default', PUBLIC, 'PubliclyAccessible', undefined, /is not publicly accessible/],
      ['migration-no-updates', OLD, 'AutoMinorVersionUpgrade', false, /minor engine versions/],
    ],
  ),
  ...weaken(
    'AWS::DMS::Endpoint',
    {
      ...ENDPOINT,
      EngineName: 'postgres',
      SslMode: 'verify-full',
      PostgreSqlSettings: { SecretsManagerSecretId: SECRET, SecretsManagerAccessRoleArn: WORK },
    },
    [['migration-plain', TRANSIT, 'SslMode', 'none', /endpoint encrypts its connection/]],
  ),
  ...weaken(
    'AWS::DMS::Endpoint',
    {
      ...ENDPOINT,
      EngineName: 'redis',
      RedisSettings: { ServerName: { Ref: 'Cache' }, SslSecurityProtocol: 'ssl-encryption', AuthType: 'auth-role' },
    },
    [
      ['migration-redis-plain', TRANSIT, 'RedisSettings.SslSecurityProtocol', 'plaintext', /Redis encrypts/],
      ['migration-redis-open', NO_AUTHENTICATION, 'RedisSettings.AuthType', 'none', /Redis signs in/],
    ],
    { Cache: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  ),
  ...weaken(
    'AWS::DMS::Endpoint',
    {
      ...ENDPOINT,
      EngineName: 'mongodb',
      SslMode: 'verify-full',
      MongoDbSettings: { AuthType: 'password', SecretsManagerSecretId: SECRET, SecretsManagerAccessRoleArn: WORK },
    },
    [['migration-mongo-open', NO_AUTHENTICATION, 'MongoDbSettings.AuthType', 'no', /MongoDB signs in/]],
  ),
  ...weaken(
    'AWS::DMS::ReplicationTask',
    {
      MigrationType: 'cdc',
      SourceEndpointArn: 'arn:aws:dms:eu-central-1:111122223333:endpoint:A',
      TargetEndpointArn: 'arn:aws:dms:eu-central-1:111122223333:endpoint:B',
      ReplicationInstanceArn: 'arn:aws:dms:eu-central-1:111122223333:rep:C',
      TableMappings: '{}',
      ReplicationTaskSettings: writeSettings(true),
    },
    [['migration-no-log', NO_LOGS, 'ReplicationTaskSettings', writeSettings(false), /task writes a log/]],
  ),
  ...weaken(
    'AWS::DataSync::LocationEFS',
    {
      Ec2Config: { SecurityGroupArns: [SECURITY_GROUP], SubnetArn: SUBNET },
      EfsFilesystemArn: 'arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-0abc',
      InTransitEncryption: 'TLS1_2',
    },
    [['copy-efs-plain', TRANSIT, 'InTransitEncryption', 'NONE', /EFS with TLS/]],
  ),
  ...weaken(
    'AWS::DataSync::LocationHDFS',
    {
      AgentArns: [AGENT],
      AuthenticationType: 'KERBEROS',
      KerberosPrincipal: 'copy@EXAMPLE.COM',
      NameNodes: [{ Hostname: '10.0.0.4', Port: 8020 }],
      QopConfiguration: { RpcProtection: 'PRIVACY', DataTransferProtection: 'PRIVACY' },
    },
    [
      ['copy-hdfs-plain', TRANSIT, 'QopConfiguration.DataTransferProtection', 'DISABLED', /connection to HDFS/],
      ['copy-hdfs-open', NO_AUTHENTICATION, 'AuthenticationType', 'SIMPLE', /Kerberos/],
    ],
  ),
  ...weaken(
    'AWS::DataSync::LocationSMB',
    { AgentArns: [AGENT], AuthenticationType: 'KERBEROS', Subdirectory: '/share', MountOptions: { Version: 'SMB3' } },
    [['copy-old-smb', OLD, 'MountOptions.Version', 'SMB1', /version 1 of SMB/]],
  ),
  ...weaken(
    'AWS::DataSync::Task',
    {
      SourceLocationArn: LOCATION,
      DestinationLocationArn: LOCATION,
      CloudWatchLogGroupArn: GROUP,
      Options: { LogLevel: 'TRANSFER', VerifyMode: 'ONLY_FILES_TRANSFERRED' },
    },
    [
      ['copy-log-off', NO_LOGS, 'Options.LogLevel', 'OFF', /switch off its log/],
      ['copy-no-log-group', NO_LOGS, 'CloudWatchLogGroupArn', undefined, /task writes a log/],
    ],
  ),
  ...weaken(
    'AWS::DataBrew::Job',
    {
      Name: 'clean',
      Type: 'RECIPE',
      RoleArn: WORK,
      DatasetName: 'orders',
      EncryptionMode: 'SSE-KMS',
      EncryptionKeyArn: KEY,
      LogSubscription: 'ENABLE',
    },
    [['brew-no-log', NO_LOGS, 'LogSubscription', 'DISABLE', /switch off its log/]],
  ),
];
