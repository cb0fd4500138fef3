import {
  CreateDBClusterSnapshotCommand,
  DescribeDBClustersCommand,
  ModifyDBClusterCommand,
  type RDSClient,
  RebootDBInstanceCommand,
} from '@aws-sdk/client-rds';
import { isAwsError } from '../aws-error';
import { assertOwnName } from '../environment';
import type { Playbook } from '../playbooks/playbook';
import { readName } from '../playbooks/playbook-input';
import { Refused } from '../refused';

export interface DatabaseTarget {
  readonly clusterIdentifier: string;
}

interface DatabaseBefore {
  readonly securityGroups: readonly string[];
  readonly iamAuthentication: boolean;
  readonly instances: readonly string[];
}

/**
 * Keeps the data as evidence, then cuts everybody off: a security group without rules, no sign-in by IAM token, which is
 * the only one that the database has, and a restart that ends the open sessions.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.Enabling.html
 */
export function createPreserveDatabase(
  rds: RDSClient,
  isolationGroup: string,
): Playbook<DatabaseTarget, DatabaseBefore> {
  return {
    name: 'preserve-database',
    parseTarget: (target, environment) => {
      const clusterIdentifier = readName(target, 'clusterIdentifier', /^[a-z][a-z0-9-]{0,62}$/);
      assertOwnName(environment, clusterIdentifier);
      return { clusterIdentifier };
    },
    describe: ({ clusterIdentifier }) => `Cut the database ${clusterIdentifier} off from every client`,
    observe: async ({ clusterIdentifier }) => {
      const { DBClusters = [] } = await rds.send(
        new DescribeDBClustersCommand({ DBClusterIdentifier: clusterIdentifier }),
      );
      const [cluster] = DBClusters;
      if (cluster === undefined) throw new Refused(`there is no cluster ${clusterIdentifier}`);
      return {
        securityGroups: (cluster.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId: id }) => id ?? []),
        iamAuthentication: cluster.IAMDatabaseAuthenticationEnabled === true,
        instances: (cluster.DBClusterMembers ?? []).flatMap(({ DBInstanceIdentifier: id }) => id ?? []),
      };
    },
    preserve: [
      {
        name: 'keep-snapshot',
        run: async ({ clusterIdentifier }, _, { incident, environment }) => {
          const snapshot = buildSnapshotName(environment.name, incident);
          try {
            await rds.send(
              new CreateDBClusterSnapshotCommand({
                DBClusterIdentifier: clusterIdentifier,
                DBClusterSnapshotIdentifier: snapshot,
                Tags: [
                  { Key: 'environment', Value: environment.name },
                  { Key: 'incident', Value: incident },
                ],
              }),
            );
          } catch (error) {
            if (!isAwsError(error, 'DBClusterSnapshotAlreadyExistsFault')) throw error;
          }
          return { snapshot };
        },
      },
    ],
    contain: [
      {
        name: 'isolate',
        run: async ({ clusterIdentifier }) => {
          const isolation = { securityGroups: [isolationGroup], iamAuthentication: false };
          await modifyAccess(rds, clusterIdentifier, isolation);
          return isolation;
        },
      },
      {
        name: 'end-sessions',
        run: async (_, { instances }) => {
          for (const DBInstanceIdentifier of instances) {
            await rds.send(new RebootDBInstanceCommand({ DBInstanceIdentifier }));
          }
          return { restarted: instances };
        },
      },
    ],
    undo: [
      {
        name: 'restore-access',
        run: async ({ clusterIdentifier }, { securityGroups, iamAuthentication }) => {
          const access = { securityGroups, iamAuthentication };
          await modifyAccess(rds, clusterIdentifier, access);
          return access;
        },
      },
    ],
  };
}

async function modifyAccess(
  rds: RDSClient,
  DBClusterIdentifier: string,
  access: Pick<DatabaseBefore, 'securityGroups' | 'iamAuthentication'>,
): Promise<void> {
  await rds.send(
    new ModifyDBClusterCommand({
      DBClusterIdentifier,
      VpcSecurityGroupIds: [...access.securityGroups],
      EnableIAMDatabaseAuthentication: access.iamAuthentication,
      ApplyImmediately: true,
    }),
  );
}

/** RDS allows letters, digits and single hyphens. */
function buildSnapshotName(environment: string, incident: string): string {
  return `${environment}-incident-${incident}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}
