import type { FactRecord } from '../../assessment/fact-record';
import type { ExposureChange } from './exposure-change';
import { type FactIndex, getEnvironmentFact } from './fact-index';
import { hasType, type TypesByService } from './types-by-service';

/** Resources that hold data which nothing else has. Caches, queues and logs are not among them. */
const DATA_STORES: TypesByService = {
  Cassandra: 'Table',
  CodeCommit: 'Repository',
  Cognito: 'UserPool',
  DSQL: 'Cluster',
  DocDB: 'DBCluster',
  DocDBElastic: 'Cluster',
  DynamoDB: 'GlobalTable Table',
  EC2: 'Volume',
  EFS: 'FileSystem',
  Elasticsearch: 'Domain',
  FSx: 'FileSystem Volume',
  HealthLake: 'FHIRDatastore',
  Lightsail: 'Bucket Database Disk',
  MemoryDB: 'Cluster',
  Neptune: 'DBCluster',
  NeptuneGraph: 'Graph',
  OpenSearchServerless: 'Collection',
  OpenSearchService: 'Domain',
  QLDB: 'Ledger',
  RDS: 'DBCluster DBInstance',
  Redshift: 'Cluster',
  RedshiftServerless: 'Namespace',
  S3: 'Bucket',
  S3Express: 'DirectoryBucket',
  S3Tables: 'Table TableBucket',
  S3Vectors: 'Index VectorBucket',
  SDB: 'Domain',
  SecretsManager: 'Secret',
  Timestream: 'InfluxDBInstance Table',
};

/** What becomes of a removed resource by its DeletionPolicy. */
const ENDS: Readonly<Record<string, string>> = {
  Retain: 'CloudFormation keeps it outside of the stack, where no rule judges it',
  Snapshot: 'CloudFormation deletes it after a last snapshot',
  Delete: 'CloudFormation deletes it with its data',
};

/**
 * Describes the removal of a data store, which people have to decide: less can be reached, and data is lost or is left
 * where no rule judges it. In a disposable environment data may be lost.
 *
 * @returns undefined for any other resource
 */
export function describeLostStore(fact: FactRecord, before: FactIndex): ExposureChange | undefined {
  const { type, settings, resource } = fact;
  // A member of a cluster has no data of its own.
  if (!hasType(DATA_STORES, type) || settings['DBClusterIdentifier'] !== undefined) return undefined;
  if (getEnvironmentFact(before, resource)?.settings['Disposable'] === true) return undefined;
  const end = ENDS[readDeletionPolicy(fact)] ?? ENDS['Delete'];
  return { direction: 'changed', resource, text: `${before.describe(fact)} (${type}) was removed. ${end}.` };
}

/** Databases of RDS are deleted with a snapshot by default. */
function readDeletionPolicy({ type, settings }: FactRecord): string {
  const policy = settings['DeletionPolicy'];
  if (typeof policy === 'string') return policy.replace('RetainExceptOnCreate', 'Retain');
  return type.startsWith('AWS::RDS::') ? 'Snapshot' : 'Delete';
}
