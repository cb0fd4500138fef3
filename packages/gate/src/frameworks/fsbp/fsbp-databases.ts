import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of databases and of replication between them. */
export const fsbpDatabases: readonly Control[] = [
  ...describeControls(
    ['AWS::DMS::ReplicationInstance'],
    [
      { id: 'DMS.1', title: 'Replication instances are not public' },
      { id: 'DMS.6', title: 'Replication instances install minor versions automatically' },
    ],
  ),
  ...describeControls(
    ['AWS::DMS::ReplicationTask'],
    [
      { id: 'DMS.7', title: 'Replication tasks log the target database' },
      { id: 'DMS.8', title: 'Replication tasks log the source database' },
    ],
  ),
  ...describeControls(
    ['AWS::DMS::Endpoint'],
    [
      { id: 'DMS.9', title: 'Endpoints of replication use TLS' },
      { id: 'DMS.10', title: 'Endpoints for Neptune authorize with IAM' },
      { id: 'DMS.11', title: 'Endpoints for MongoDB authenticate' },
      { id: 'DMS.12', title: 'Endpoints for Redis use TLS' },
    ],
  ),
  ...describeControls(
    ['AWS::DMS::ReplicationInstance'],
    [{ id: 'DMS.13', title: 'Replication instances use several Availability Zones' }],
  ),
  ...describeControls(
    ['AWS::DocDB::DBCluster'],
    [
      { id: 'DocumentDB.1', title: 'DocumentDB clusters are encrypted', cited: ['DocumentDBClusterEncryptionAtRest'] },
      {
        id: 'DocumentDB.2',
        title: 'DocumentDB clusters keep backups long enough',
        cited: ['DocumentDBClusterBackupRetentionPeriod'],
      },
      { id: 'DocumentDB.3', title: 'DocumentDB snapshots are not public' },
      { id: 'DocumentDB.4', title: 'DocumentDB clusters write audit logs', cited: ['DocumentDBClusterLogExports'] },
      { id: 'DocumentDB.5', title: 'DocumentDB clusters are protected from deletion' },
      { id: 'DocumentDB.6', title: 'DocumentDB clusters require TLS' },
    ],
  ),
  ...describeControls(
    ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    [
      { id: 'DynamoDB.1', title: 'Tables scale capacity with demand' },
      { id: 'DynamoDB.2', title: 'Tables can be restored to any point in time' },
    ],
  ),
  ...describeControls(
    ['AWS::DAX::Cluster'],
    [{ id: 'DynamoDB.3', title: 'DAX clusters are encrypted', cited: ['DAXEncrypted'] }],
  ),
  ...describeControls(
    ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    [{ id: 'DynamoDB.6', title: 'Tables are protected from deletion' }],
  ),
  ...describeControls(['AWS::DAX::Cluster'], [{ id: 'DynamoDB.7', title: 'DAX clusters encrypt traffic' }]),
  ...describeControls(
    ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],
    [
      {
        id: 'ElastiCache.1',
        title: 'Redis clusters are backed up automatically',
      },
    ],
  ),
  ...describeControls(
    ['AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::ReplicationGroup'],
    [{ id: 'ElastiCache.2', title: 'Caches install minor versions automatically' }],
  ),
  ...describeControls(
    ['AWS::ElastiCache::ReplicationGroup'],
    [
      {
        id: 'ElastiCache.3',
        title: 'Replication groups fail over automatically',
        cited: ['ElastiCacheRedisClusterMultiAZ'],
      },
      {
        id: 'ElastiCache.4',
        title: 'Replication groups are encrypted at rest',
        cited: ['ElastiCacheRedisClusterEncryption'],
      },
      {
        id: 'ElastiCache.5',
        title: 'Replication groups encrypt traffic',
        cited: ['ElastiCacheRedisClusterEncryption'],
      },
      {
        id: 'ElastiCache.6',
        title: 'Replication groups of old versions require a token',
        cited: ['ElastiCacheRedisClusterRedisAuth'],
      },
    ],
  ),
  ...describeControls(
    ['AWS::ElastiCache::CacheCluster'],
    [{ id: 'ElastiCache.7', title: 'Caches are in a subnet group of the app', cited: ['ElastiCacheClusterInVPC'] }],
  ),
  ...describeControls(
    ['AWS::Elasticsearch::Domain'],
    [
      { id: 'ES.1', title: 'Elasticsearch domains are encrypted', published: ['OpenSearchEncryptedAtRest'] },
      { id: 'ES.2', title: 'Elasticsearch domains are in a VPC', published: ['OpenSearchInVPCOnly'] },
      {
        id: 'ES.3',
        title: 'Elasticsearch nodes encrypt traffic between them',
        published: ['OpenSearchNodeToNodeEncryption'],
      },
      {
        id: 'ES.4',
        title: 'Elasticsearch domains write error logs',
        published: ['OpenSearchErrorLogsToCloudWatch'],
        cited: ['OpenSearchDomainErrorLog'],
      },
      { id: 'ES.5', title: 'Elasticsearch domains write audit logs', cited: ['OpenSearchDomainAuditLog'] },
      { id: 'ES.6', title: 'Elasticsearch domains have three data nodes or more' },
      {
        id: 'ES.7',
        title: 'Elasticsearch domains have three dedicated primary nodes or more',
        cited: ['OpenSearchDedicatedMasterNode'],
      },
      { id: 'ES.8', title: 'Elasticsearch domains require a current TLS policy', cited: ['OpenSearchDomainTlsPolicy'] },
    ],
  ),
  ...describeControls(
    ['AWS::Neptune::DBCluster', 'AWS::Neptune::GlobalCluster'],
    [{ id: 'Neptune.1', title: 'Neptune clusters are encrypted', cited: ['NeptuneClusterEncryptionAtRest'] }],
  ),
  ...describeControls(
    ['AWS::Neptune::DBCluster'],
    [
      { id: 'Neptune.2', title: 'Neptune clusters write audit logs' },
      { id: 'Neptune.3', title: 'Neptune snapshots are not public' },
      { id: 'Neptune.4', title: 'Neptune clusters are protected from deletion' },
      {
        id: 'Neptune.5',
        title: 'Neptune clusters are backed up automatically',
        cited: ['NeptuneClusterBackupRetentionPeriod'],
      },
      { id: 'Neptune.6', title: 'Neptune snapshots are encrypted', cited: ['NeptuneClusterEncryptionAtRest'] },
      { id: 'Neptune.7', title: 'Neptune clusters authenticate with IAM', cited: ['NeptuneClusterIAMAuth'] },
      { id: 'Neptune.8', title: 'Neptune clusters copy tags to snapshots' },
    ],
  ),
  ...describeControls(
    ['AWS::OpenSearchService::Domain'],
    [
      { id: 'Opensearch.1', title: 'OpenSearch domains are encrypted' },
      { id: 'Opensearch.2', title: 'OpenSearch domains are in a VPC' },
      {
        id: 'Opensearch.3',
        title: 'OpenSearch nodes encrypt traffic between them',
      },
      { id: 'Opensearch.4', title: 'OpenSearch domains write error logs' },
      { id: 'Opensearch.5', title: 'OpenSearch domains write audit logs' },
      { id: 'Opensearch.6', title: 'OpenSearch domains have three data nodes or more' },
      { id: 'Opensearch.7', title: 'OpenSearch domains have fine-grained access control' },
      { id: 'Opensearch.8', title: 'OpenSearch domains require a current TLS policy' },
      { id: 'Opensearch.10', title: 'OpenSearch domains install software updates' },
    ],
  ),
  ...describeControls(['AWS::Redshift::Cluster'], [{ id: 'Redshift.1', title: 'Redshift clusters are not public' }]),
  ...describeControls(
    ['AWS::Redshift::Cluster', 'AWS::Redshift::ClusterParameterGroup'],
    [{ id: 'Redshift.2', title: 'Redshift clusters require TLS' }],
  ),
  ...describeControls(
    ['AWS::Redshift::Cluster'],
    [
      {
        id: 'Redshift.3',
        title: 'Redshift clusters take snapshots automatically',
      },
      { id: 'Redshift.4', title: 'Redshift clusters write audit logs', cited: ['RedshiftClusterAuditLogging'] },
      {
        id: 'Redshift.6',
        title: 'Redshift clusters install major versions automatically',
      },
      {
        id: 'Redshift.7',
        title: 'Redshift clusters move data inside of the VPC',
      },
      {
        id: 'Redshift.8',
        title: 'Redshift clusters have a custom administrator name',
        cited: ['RedshiftClusterNonDefaultUsername'],
      },
      { id: 'Redshift.10', title: 'Redshift clusters are encrypted', cited: ['RedshiftClusterEncryptionAtRest'] },
      { id: 'Redshift.15', title: 'Security groups open the port of Redshift to named sources only' },
      { id: 'Redshift.18', title: 'Redshift clusters use several Availability Zones' },
    ],
  ),
  ...describeControls(
    ['AWS::RedshiftServerless::Workgroup'],
    [
      { id: 'RedshiftServerless.1', title: 'Redshift workgroups move data inside of the VPC' },
      { id: 'RedshiftServerless.2', title: 'Redshift workgroups require TLS' },
      { id: 'RedshiftServerless.3', title: 'Redshift workgroups are not public' },
    ],
  ),
  ...describeControls(
    ['AWS::RedshiftServerless::Namespace'],
    [
      { id: 'RedshiftServerless.5', title: 'Redshift namespaces have a custom administrator name' },
      { id: 'RedshiftServerless.6', title: 'Redshift namespaces write logs to CloudWatch' },
    ],
  ),
];
