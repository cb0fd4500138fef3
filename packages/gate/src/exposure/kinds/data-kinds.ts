import { type Kind, readsBy, usesBy, writesBy } from './kind';

const createStore = (type: string, noun: string, more: Partial<Kind> = {}): Kind => ({
  type,
  noun,
  zone: 'data',
  isStore: true,
  ...more,
});

const TABLE: Partial<Kind> = {
  name: 'TableName',
  arn: 'dynamodb:table/',
  protocol: 'HTTPS',
  uses: [
    readsBy('dynamodb', 'GetItem', 'BatchGetItem', 'Query', 'Scan', 'PartiQLSelect', 'GetRecords'),
    writesBy('dynamodb', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate'),
  ],
};

const SEARCH_DOMAIN: Partial<Kind> = {
  name: 'DomainName',
  arn: 'es:domain/',
  protocol: 'HTTPS',
  groups: ['VPCOptions.SecurityGroupIds'],
  subnets: ['VPCOptions.SubnetIds'],
  uses: [
    readsBy('es', 'ESHttpGet', 'ESHttpHead'),
    writesBy('es', 'ESHttpPost', 'ESHttpPut', 'ESHttpDelete', 'ESHttpPatch'),
  ],
};

const CONNECT = usesBy('connects to', 'rds-db', 'connect');
const DATA_API = usesBy('runs statements on', 'rds-data', 'ExecuteStatement', 'BatchExecuteStatement');

/** Types that keep data, with the actions that read and write it. */
export const DATA_KINDS: readonly Kind[] = [
  createStore('AWS::RDS::DBCluster', 'cluster', {
    name: 'DBClusterIdentifier',
    arn: 'rds:cluster:',
    groups: ['VpcSecurityGroupIds'],
    subnets: ['DBSubnetGroupName'],
    uses: [CONNECT, DATA_API],
  }),
  createStore('AWS::RDS::DBInstance', 'database', {
    name: 'DBInstanceIdentifier',
    arn: 'rds:db:',
    groups: ['VPCSecurityGroups'],
    subnets: ['DBSubnetGroupName'],
    uses: [CONNECT],
  }),
  createStore('AWS::RDS::GlobalCluster', 'global cluster', { name: 'GlobalClusterIdentifier' }),
  {
    type: 'AWS::RDS::DBProxy',
    noun: 'proxy',
    nouns: 'proxies',
    zone: 'data',
    name: 'DBProxyName',
    roles: ['RoleArn'],
    groups: ['VpcSecurityGroupIds'],
    subnets: ['VpcSubnetIds'],
    uses: [CONNECT],
  },
  createStore('AWS::DSQL::Cluster', 'cluster', {
    arn: 'dsql:cluster/',
    protocol: 'PostgreSQL 5432',
    uses: [usesBy('connects to', 'dsql', 'DbConnect', 'DbConnectAdmin')],
  }),
  createStore('AWS::DynamoDB::Table', 'table', TABLE),
  createStore('AWS::DynamoDB::GlobalTable', 'table', TABLE),
  createStore('AWS::S3::Bucket', 'bucket', {
    name: 'BucketName',
    arn: 's3:',
    protocol: 'HTTPS',
    uses: [
      readsBy('s3', 'GetObject', 'GetObjectVersion'),
      writesBy('s3', 'PutObject', 'DeleteObject', 'DeleteObjectVersion'),
    ],
  }),
  createStore('AWS::S3Express::DirectoryBucket', 'bucket', {
    name: 'BucketName',
    arn: 's3express:bucket/',
    protocol: 'HTTPS',
    uses: [usesBy('reads and writes', 's3express', 'CreateSession')],
  }),
  createStore('AWS::S3Tables::TableBucket', 'table bucket', {
    name: 'TableBucketName',
    arn: 's3tables:bucket/',
    protocol: 'HTTPS',
    uses: [readsBy('s3tables', 'GetTableData'), writesBy('s3tables', 'PutTableData')],
  }),
  createStore('AWS::S3Vectors::VectorBucket', 'vector bucket', {
    name: 'VectorBucketName',
    arn: 's3vectors:bucket/',
    protocol: 'HTTPS',
    uses: [readsBy('s3vectors', 'GetVectors', 'QueryVectors'), writesBy('s3vectors', 'PutVectors')],
  }),
  createStore('AWS::SQS::Queue', 'queue', {
    name: 'QueueName',
    arn: 'sqs:',
    protocol: 'HTTPS',
    uses: [readsBy('sqs', 'ReceiveMessage'), usesBy('sends to', 'sqs', 'SendMessage')],
  }),
  createStore('AWS::Kinesis::Stream', 'stream', {
    name: 'Name',
    arn: 'kinesis:stream/',
    protocol: 'HTTPS',
    uses: [readsBy('kinesis', 'GetRecords', 'SubscribeToShard'), writesBy('kinesis', 'PutRecord', 'PutRecords')],
  }),
  createStore('AWS::SecretsManager::Secret', 'secret', {
    name: 'Name',
    arn: 'secretsmanager:secret:',
    protocol: 'HTTPS',
    uses: [
      readsBy('secretsmanager', 'GetSecretValue', 'BatchGetSecretValue'),
      writesBy('secretsmanager', 'PutSecretValue', 'UpdateSecret'),
    ],
  }),
  createStore('AWS::EFS::FileSystem', 'file system', {
    arn: 'elasticfilesystem:file-system/',
    protocol: 'NFS 2049',
    uses: [
      readsBy('elasticfilesystem', 'ClientMount'),
      writesBy('elasticfilesystem', 'ClientWrite', 'ClientRootAccess'),
    ],
  }),
  createStore('AWS::FSx::FileSystem', 'file system', { groups: ['SecurityGroupIds'], subnets: ['SubnetIds'] }),
  createStore('AWS::DocDB::DBCluster', 'cluster', {
    name: 'DBClusterIdentifier',
    groups: ['VpcSecurityGroupIds'],
    subnets: ['DBSubnetGroupName'],
    protocol: 'MongoDB 27017',
  }),
  createStore('AWS::DocDBElastic::Cluster', 'cluster', { groups: ['VpcSecurityGroupIds'], subnets: ['SubnetIds'] }),
  createStore('AWS::Neptune::DBCluster', 'cluster', {
    name: 'DBClusterIdentifier',
    groups: ['VpcSecurityGroupIds'],
    subnets: ['DBSubnetGroupName'],
    uses: [
      readsBy('neptune-db', 'ReadDataViaQuery', 'connect'),
      writesBy('neptune-db', 'WriteDataViaQuery', 'DeleteDataViaQuery'),
    ],
  }),
  createStore('AWS::NeptuneGraph::Graph', 'graph', {
    arn: 'neptune-graph:graph/',
    uses: [readsBy('neptune-graph', 'ReadDataViaQuery'), writesBy('neptune-graph', 'WriteDataViaQuery')],
  }),
  createStore('AWS::ElastiCache::ReplicationGroup', 'cache', {
    groups: ['SecurityGroupIds'],
    subnets: ['CacheSubnetGroupName'],
    protocol: 'Redis 6379',
  }),
  createStore('AWS::ElastiCache::CacheCluster', 'cache', {
    groups: ['VpcSecurityGroupIds'],
    subnets: ['CacheSubnetGroupName'],
  }),
  createStore('AWS::ElastiCache::ServerlessCache', 'cache', { groups: ['SecurityGroupIds'], subnets: ['SubnetIds'] }),
  createStore('AWS::MemoryDB::Cluster', 'cluster', {
    groups: ['SecurityGroupIds'],
    subnets: ['SubnetGroupName'],
    protocol: 'Redis 6379',
  }),
  createStore('AWS::DAX::Cluster', 'cache', { groups: ['SecurityGroupIds'], roles: ['IAMRoleARN'] }),
  createStore('AWS::Redshift::Cluster', 'cluster', {
    name: 'ClusterIdentifier',
    arn: 'redshift:cluster:',
    roles: ['IamRoles.*'],
    groups: ['VpcSecurityGroupIds'],
    subnets: ['ClusterSubnetGroupName'],
    protocol: 'PostgreSQL 5439',
    uses: [usesBy('runs statements on', 'redshift-data', 'ExecuteStatement', 'BatchExecuteStatement')],
  }),
  createStore('AWS::RedshiftServerless::Workgroup', 'workgroup', {
    name: 'WorkgroupName',
    arn: 'redshift-serverless:workgroup/',
    groups: ['SecurityGroupIds'],
    subnets: ['SubnetIds'],
    protocol: 'PostgreSQL 5439',
    uses: [usesBy('runs statements on', 'redshift-data', 'ExecuteStatement', 'BatchExecuteStatement')],
  }),
  createStore('AWS::OpenSearchService::Domain', 'search domain', SEARCH_DOMAIN),
  createStore('AWS::Elasticsearch::Domain', 'search domain', SEARCH_DOMAIN),
  createStore('AWS::OpenSearchServerless::Collection', 'search collection', {
    name: 'Name',
    arn: 'aoss:collection/',
    protocol: 'HTTPS',
    uses: [usesBy('reads and writes', 'aoss', 'APIAccessAll')],
  }),
  createStore('AWS::MSK::Cluster', 'Kafka cluster', {
    name: 'ClusterName',
    arn: 'kafka:cluster/',
    groups: ['BrokerNodeGroupInfo.SecurityGroups'],
    subnets: ['BrokerNodeGroupInfo.ClientSubnets'],
    protocol: 'Kafka',
    uses: [readsBy('kafka-cluster', 'ReadData'), writesBy('kafka-cluster', 'WriteData')],
  }),
  createStore('AWS::AmazonMQ::Broker', 'broker', { groups: ['SecurityGroups'], subnets: ['SubnetIds'] }),
  createStore('AWS::Timestream::Table', 'time series', {
    arn: 'timestream:database/',
    protocol: 'HTTPS',
    uses: [readsBy('timestream', 'Select'), writesBy('timestream', 'WriteRecords')],
  }),
  createStore('AWS::Cassandra::Table', 'table', {
    arn: 'cassandra:/keyspace/',
    protocol: 'HTTPS',
    uses: [readsBy('cassandra', 'Select'), writesBy('cassandra', 'Modify')],
  }),
  createStore('AWS::ECR::Repository', 'repository', {
    nouns: 'repositories',
    name: 'RepositoryName',
    arn: 'ecr:repository/',
    protocol: 'HTTPS',
    uses: [readsBy('ecr', 'BatchGetImage'), writesBy('ecr', 'PutImage')],
  }),
];
