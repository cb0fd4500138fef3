import { acknowledge } from '../compliance/acknowledgement';
import { PostgresCluster } from './postgres-cluster';

const team = { owner: 'platform-security', until: '2027-10-31' } as const;

export const postgresClusterAcks = acknowledge(PostgresCluster, ({ deletionProtection }) => [
  ...(deletionProtection.enabled
    ? []
    : [
        {
          rule: [
            'AwsSolutions-RDS10',
            'HIPAA.Security-RDSInstanceDeletionProtectionEnabled',
            'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled',
          ],
          at: 'Cluster',
          reason: deletionProtection.reason,
          ...team,
        },
      ]),
  {
    rule: ['HIPAA.Security-RDSInBackupPlan', 'NIST.800.53.R5-RDSInBackupPlan'],
    at: '*',
    reason:
      'AWS Backup takes Aurora by the cluster, which the plan selects by its ARN; an instance of Aurora holds no data of its own.',
    ...team,
  },
]);
