import type { CfnDBClusterProps } from 'aws-cdk-lib/aws-rds';
import type { Settings } from '../settings/settings';
import { DATABASE_NAME, MASTER_USER } from './database-role';

type Origin = Pick<
  CfnDBClusterProps,
  | 'databaseName'
  | 'masterUsername'
  | 'masterUserAuthenticationType'
  | 'storageEncrypted'
  | 'snapshotIdentifier'
  | 'restoreType'
  | 'sourceDbClusterIdentifier'
  | 'restoreToTime'
  | 'useLatestRestorableTime'
>;

/**
 * Builds the properties that say where the data of a cluster comes from. A restored cluster takes its database, its
 * master user and its encryption from the backup, so CloudFormation refuses these properties for it. Its key is set
 * either way.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
 */
export function buildClusterOrigin(restoreFrom: Settings['data']['restoreFrom']): Origin {
  if (restoreFrom === undefined) {
    return {
      databaseName: DATABASE_NAME,
      masterUsername: MASTER_USER,
      masterUserAuthenticationType: 'iam-db-auth',
      storageEncrypted: true,
    };
  }
  if ('snapshotArn' in restoreFrom) return { snapshotIdentifier: restoreFrom.snapshotArn };
  const { cluster, time } = restoreFrom;
  const moment = time === undefined ? { useLatestRestorableTime: true } : { restoreToTime: time };
  return { restoreType: 'full-copy', sourceDbClusterIdentifier: cluster, ...moment };
}
