import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const REFERENCE = 'AWSCloudFormation/latest/TemplateReference';
const POLICIES = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

/**
 * Types that hold data which no other resource has. Not among them: buckets and backup vaults, which CloudFormation does
 * not delete while something is in them, and secrets, which can be restored for some days.
 */
const STORES: readonly string[] = [
  'AWS::Cassandra::Keyspace',
  'AWS::Cassandra::Table',
  'AWS::CloudTrail::EventDataStore',
  'AWS::CodeCommit::Repository',
  'AWS::Cognito::UserPool',
  'AWS::DSQL::Cluster',
  'AWS::DocDB::DBCluster',
  'AWS::DocDBElastic::Cluster',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::EC2::Volume',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Elasticsearch::Domain',
  'AWS::FSx::FileSystem',
  'AWS::FSx::Volume',
  'AWS::HealthLake::FHIRDatastore',
  'AWS::KMS::Key',
  'AWS::Lightsail::Database',
  'AWS::Lightsail::Disk',
  'AWS::MSK::Cluster',
  'AWS::MemoryDB::Cluster',
  'AWS::Neptune::DBCluster',
  'AWS::NeptuneGraph::Graph',
  'AWS::OpenSearchServerless::Collection',
  'AWS::OpenSearchService::Domain',
  'AWS::QLDB::Ledger',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::Table',
  'AWS::S3Tables::TableBucket',
  'AWS::S3Vectors::VectorBucket',
  'AWS::Timestream::Database',
  'AWS::Timestream::InfluxDBInstance',
  'AWS::Timestream::Table',
];

/** Rules for data that a stack takes with it. */
export const deletedDataRules: readonly Rule[] = [
  {
    id: 'DeletedDataNotChosen',
    level: 'required',
    group: 'resilience',
    keepsData: true,
    types: STORES,
    what: 'Data store does not choose to be deleted with its stack, or by a change that replaces it',
    why: 'A deleted stack, a renamed resource or a property that forces a replacement destroys the only copy of the data.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain, or to Snapshot where the type supports it.',
    property: 'DeletionPolicy',
    references: [
      securityHub('DynamoDB.6'),
      awsDocs(`${REFERENCE}/aws-attribute-deletionpolicy.html`),
      awsDocs(`${REFERENCE}/aws-attribute-updatereplacepolicy.html`),
      nist('CP-9'),
    ],
    check: (store) => {
      // The data of such an instance is in the volume of its cluster.
      if (store.type === 'AWS::RDS::DBInstance' && store.at('DBClusterIdentifier').present) return 'not applicable';
      const [deletion, replacement] = POLICIES.map((policy) => readPolicy(store, policy));
      const chosen = POLICIES.filter((policy) => readPolicy(store, policy) === 'Delete');
      // A resource that is kept at a deletion is meant to be kept: CloudFormation's default deletes it at a replacement.
      const forgotten = deletion !== undefined && deletion !== 'Delete' && replacement === undefined;
      return forgotten ? ['UpdateReplacePolicy: not set'] : chosen.map((policy) => `${policy}: Delete`);
    },
  },
];

function readPolicy(store: TemplateResource, name: (typeof POLICIES)[number]): string | undefined {
  return store.policy(name).text();
}
