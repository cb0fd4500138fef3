import type { AssemblyTemplates } from '../cloud/templates';
import type { DatabaseDefinition } from './cluster-server';

/** Name and master user of the database, as the templates give them to the cluster. */
export function readDatabaseDefinition(templates: AssemblyTemplates): DatabaseDefinition {
  const { Properties = {} } = templates.require('AWS::RDS::DBCluster').definition;
  const { DatabaseName, MasterUsername } = Properties;
  if (typeof DatabaseName !== 'string' || typeof MasterUsername !== 'string') {
    throw new Error('the cluster has no literal DatabaseName and MasterUsername');
  }
  return { name: DatabaseName, masterUser: MasterUsername };
}
