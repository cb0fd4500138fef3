import { rdsRules } from '../../../src/rules/rds/rds';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const policies = (DeletionPolicy: unknown, UpdateReplacePolicy: unknown) => ({
  resources: { Cluster: { Type: 'AWS::RDS::DBCluster', DeletionPolicy, UpdateReplacePolicy } },
});
/** An instance of a cluster, which takes its settings from the cluster. */
const MEMBER = {
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } } },
};
const instance = (properties: object) => ({
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { ...properties } } },
});

rulesDecide('RDS rules', rdsRules, {
  RdsStorageEncrypted: {
    holds: [
      { StorageEncrypted: true },
      instance({ StorageEncrypted: 'true' }),
      { SnapshotIdentifier: 'records', KmsKeyId: KEY },
      { SourceDBClusterIdentifier: 'records', KmsKeyId: KEY },
    ],
    broken: [{}, { StorageEncrypted: false }, instance({}), { SnapshotIdentifier: 'records' }, { KmsKeyId: KEY }],
    undecided: [{ StorageEncrypted: UNKNOWN }],
    notApplicable: [MEMBER],
  },
  RdsCustomerManagedKey: {
    holds: [{ KmsKeyId: KEY }, instance({ KmsKeyId: KEY })],
    broken: [{}, { KmsKeyId: 'alias/aws/rds' }, instance({})],
    undecided: [{ KmsKeyId: UNKNOWN }],
    notApplicable: [MEMBER],
  },
  RdsDeletionPolicyKeepsData: {
    holds: [policies('Snapshot', 'Snapshot'), policies('RetainExceptOnCreate', 'Retain')],
    broken: [policies(undefined, undefined), policies('Delete', 'Snapshot'), policies('Snapshot', 'Delete')],
    undecided: [policies(UNKNOWN, 'Snapshot')],
    notApplicable: [MEMBER],
  },
  RdsCopyTagsToSnapshot: {
    holds: [{ CopyTagsToSnapshot: true }],
    broken: [{}, { CopyTagsToSnapshot: false }],
    undecided: [{ CopyTagsToSnapshot: UNKNOWN }],
    notApplicable: [MEMBER],
  },
  RdsAutoMinorVersionUpgrade: {
    holds: [{}, { AutoMinorVersionUpgrade: true }, MEMBER],
    broken: [
      { AutoMinorVersionUpgrade: false },
      instance({ DBClusterIdentifier: { Ref: 'Cluster' }, AutoMinorVersionUpgrade: false }),
    ],
    undecided: [{ AutoMinorVersionUpgrade: UNKNOWN }],
  },
  RdsIamAuthenticationEnabled: {
    holds: [
      { EnableIAMDatabaseAuthentication: true },
      { Engine: 'aurora-postgresql', EnableIAMDatabaseAuthentication: true },
    ],
    broken: [{}, { EnableIAMDatabaseAuthentication: false }, instance({ Engine: 'mariadb' })],
    undecided: [{ EnableIAMDatabaseAuthentication: UNKNOWN }],
    notApplicable: [MEMBER, instance({ Engine: 'oracle-ee' }), instance({ Engine: 'sqlserver-se' })],
  },
  RdsVpcSecurityGroups: {
    holds: [
      { VpcSecurityGroupIds: ['sg-example'] },
      { resources: { Db: { Type: 'AWS::RDS::DBInstance', Properties: { VPCSecurityGroups: ['sg-example'] } } } },
    ],
    broken: [
      {},
      { VpcSecurityGroupIds: [] },
      { resources: { Db: { Type: 'AWS::RDS::DBInstance', Properties: { VpcSecurityGroupIds: ['sg-example'] } } } },
    ],
    undecided: [{ VpcSecurityGroupIds: UNKNOWN }],
    notApplicable: [MEMBER],
  },
  RdsDbSubnetGroupNotDefault: {
    holds: [{ DBSubnetGroupName: 'isolated' }],
    broken: [{}, { DBSubnetGroupName: 'default' }],
    undecided: [{ DBSubnetGroupName: UNKNOWN }],
    notApplicable: [MEMBER],
  },
});
