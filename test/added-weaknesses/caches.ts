import type { AddedWeakness } from './added-weakness';
import { KEY, NO_AUTHENTICATION, NO_PROTECTION, OLD, REST, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

const GROUP = {
  ReplicationGroupDescription: 'Sessions',
  Engine: 'valkey',
  CacheNodeType: 'cache.r7g.large',
  NumCacheClusters: 2,
  AutomaticFailoverEnabled: true,
  MultiAZEnabled: true,
  AtRestEncryptionEnabled: true,
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'required',
  KmsKeyId: KEY,
  UserGroupIds: ['sessions'],
  Port: 6390,
  SnapshotRetentionLimit: 7,
  CacheSubnetGroupName: 'private',
  SecurityGroupIds: ['sg-0abc'],
};
const USER = { Engine: 'valkey', UserId: 'app', UserName: 'app', AuthenticationMode: { Type: 'iam' } };

/** ElastiCache, MemoryDB and DynamoDB Accelerator. */
export const cacheWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::ElastiCache::ReplicationGroup', GROUP, [
    ['cache-prefers-tls', TRANSIT, 'TransitEncryptionMode', 'preferred', /without TLS/],
    ['cache-plain', TRANSIT, 'TransitEncryptionEnabled', false, /encryption in transit/],
    ['cache-plain-disk', REST, 'AtRestEncryptionEnabled', undefined, /at rest/],
    ['cache-no-backup', NO_PROTECTION, 'SnapshotRetentionLimit', 0, /automatic backups/],
    ['cache-no-updates', OLD, 'AutoMinorVersionUpgrade', false, /minor engine versions/],
  ]),
  ...weaken(
    'AWS::ElastiCache::CacheCluster',
    {
      Engine: 'memcached',
      CacheNodeType: 'cache.r7g.large',
      NumCacheNodes: 2,
      Port: 11290,
      TransitEncryptionEnabled: true,
      CacheSubnetGroupName: 'private',
      VpcSecurityGroupIds: ['sg-0abc'],
    },
    [['memcached-plain', TRANSIT, 'TransitEncryptionEnabled', undefined, /encrypts connections/]],
  ),
  ...weaken(
    'AWS::ElastiCache::ServerlessCache',
    {
      Engine: 'valkey',
      ServerlessCacheName: 'sessions',
      UserGroupId: 'sessions',
      SecurityGroupIds: ['sg-0abc'],
      SubnetIds: ['subnet-1', 'subnet-2'],
      KmsKeyId: KEY,
    },
    [['serverless-cache-no-users', NO_AUTHENTICATION, 'UserGroupId', undefined, /authenticates its clients/]],
  ),
  ...weaken('AWS::ElastiCache::User', { ...USER, AccessString: 'on ~app:* +@read +@write' }, [
    [
      'cache-user-no-password',
      NO_AUTHENTICATION,
      'AuthenticationMode.Type',
      'no-password-required',
      /needs a password or an IAM identity/,
    ],
    ['cache-user-every-right', TOO_BROAD, 'AccessString', 'on ~* +@all', /every command on every key/],
  ]),
  ...weaken('AWS::ElastiCache::UserGroup', { Engine: 'redis', UserGroupId: 'app', UserIds: ['app', 'app-default'] }, [
    ['cache-default-user', NO_AUTHENTICATION, 'UserIds', ['app', 'default'], /replaces the default user/],
  ]),
  ...weaken('AWS::MemoryDB::ACL', { ACLName: 'orders', UserNames: ['app'] }, [
    ['memory-db-default-user', NO_AUTHENTICATION, 'UserNames', ['app', 'default'], /default user/],
  ]),
  ...weaken(
    'AWS::MemoryDB::Cluster',
    {
      ClusterName: 'orders',
      NodeType: 'db.r7g.large',
      ACLName: 'orders',
      TLSEnabled: true,
      SubnetGroupName: 'private',
      SecurityGroupIds: ['sg-0abc'],
      SnapshotRetentionLimit: 7,
      KmsKeyId: KEY,
    },
    [
      ['memory-db-plain', TRANSIT, 'TLSEnabled', false, /encrypts connections/],
      ['memory-db-open', NO_AUTHENTICATION, 'ACLName', 'open-access', /open-access/],
      ['memory-db-no-updates', OLD, 'AutoMinorVersionUpgrade', false, /minor engine versions/],
    ],
  ),
  ...weaken(
    'AWS::MemoryDB::User',
    { UserName: 'app', AuthenticationMode: { Type: 'iam' }, AccessString: 'on ~orders:* &* -@all +@read +@write' },
    [['memory-db-user-every-right', TOO_BROAD, 'AccessString', 'on ~* &* +@all', /every command on every key/]],
  ),
  ...weaken(
    'AWS::DAX::Cluster',
    {
      ClusterEndpointEncryptionType: 'TLS',
      IAMRoleARN: 'arn:aws:iam::111122223333:role/dax',
      NodeType: 'dax.r5.large',
      ReplicationFactor: 3,
      SSESpecification: { SSEEnabled: true },
      SubnetGroupName: 'private',
      SecurityGroupIds: ['sg-0abc'],
    },
    [
      ['dax-plain', TRANSIT, 'ClusterEndpointEncryptionType', 'NONE', /encrypts connections/],
      ['dax-plain-disk', REST, 'SSESpecification.SSEEnabled', false, /server-side encryption/],
    ],
  ),
];
