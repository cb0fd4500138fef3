import { rdsMasterRules } from '../../../src/rules/rds/rds-master';
import { rulesDecide, UNKNOWN } from '../rule-cases';

/** An instance of a cluster, which takes its settings from the cluster. */
const MEMBER = {
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } } },
};

const SECRET = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:password::}}']] };

rulesDecide('RDS master user rules', rdsMasterRules, {
  RdsMasterUsernameNotDefault: {
    holds: [
      { MasterUsername: 'records_owner' },
      { MasterUsername: '{{resolve:secretsmanager:records:SecretString:username}}' },
      { MasterUsername: { Ref: 'UserName' } },
    ],
    broken: [{}, { MasterUsername: 'postgres' }, { MasterUsername: 'Admin' }],
    undecided: [{ MasterUsername: UNKNOWN }],
    notApplicable: [MEMBER, { SnapshotIdentifier: 'arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:records' }],
  },
  RdsMasterPasswordNotInTemplate: {
    holds: [
      { MasterUserAuthenticationType: 'iam-db-auth' },
      { ManageMasterUserPassword: true },
      { MasterUserPassword: SECRET },
    ],
    broken: [
      {},
      { MasterUserAuthenticationType: 'password' },
      { MasterUserPassword: 'example', ManageMasterUserPassword: true },
      { MasterUserPassword: '{{resolve:ssm:/example/password}}' },
    ],
    undecided: [{ MasterUserAuthenticationType: UNKNOWN }],
    notApplicable: [MEMBER, { ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:records' }],
  },
});
