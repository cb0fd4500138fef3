import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import type { Rule } from '../rule';

const [CLUSTER, INSTANCE] = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'];

/** Databases: clusters, and instances with or without a cluster. */
export const DATABASES: readonly string[] = [CLUSTER, INSTANCE];

/** Properties that name the backup or the database that a database is created from. */
const ORIGINS = [
  'DBClusterSnapshotIdentifier',
  'DBSnapshotIdentifier',
  'GlobalClusterIdentifier',
  'ReplicationSourceIdentifier',
  'SnapshotIdentifier',
  'SourceDBClusterIdentifier',
  'SourceDBInstanceAutomatedBackupsArn',
  'SourceDBInstanceIdentifier',
];

/** Whether a database takes its users and its encryption from another one. */
export function hasOrigin(database: TemplateResource): boolean {
  return ORIGINS.some((property) => database.at(property).present);
}

/** A check of a setting that instances take from their cluster: it does not apply to the instances of a cluster. */
export function skipClusterMembers(check: Rule['check']): Rule['check'] {
  return (database, templates) => (isClusterMember(database) ? 'not applicable' : check(database, templates));
}

/** The instances of a cluster. */
export function findClusterMembers(cluster: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  return templates.ofType(INSTANCE).filter((instance) => instance.at('DBClusterIdentifier').target() === cluster);
}

/** The security groups of a cluster, an instance or a proxy. CloudFormation names the property of an instance differently. */
export function readSecurityGroups(database: TemplateResource): readonly Value[] {
  return database.at(database.type === INSTANCE ? 'VPCSecurityGroups' : 'VpcSecurityGroupIds').items();
}

export function isCluster(database: TemplateResource): boolean {
  return database.type === CLUSTER;
}

function isClusterMember(database: TemplateResource): boolean {
  return database.type === INSTANCE && database.at('DBClusterIdentifier').present;
}
