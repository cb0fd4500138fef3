import { isCustomerManagedKey } from '../kms/customer-managed-key';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { DATABASES, hasOrigin, readSecurityGroups, skipClusterMembers } from './database-members';

const IN_A_VPC = awsDocs('AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html');
/** IAM authentication exists for these engines only. */
const HAS_IAM_AUTHENTICATION = /postgres|mysql|maria|^aurora$/;

/** Rules for databases: clusters, and instances without a cluster. */
export const rdsRules: readonly Rule[] = [
  {
    id: 'RdsStorageEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: DATABASES,
    what: 'RDS database storage is encrypted at rest',
    why: 'Storage, backups and snapshots without encryption can be read by whoever copies them.',
    fix: 'Set StorageEncrypted to true. For a database restored from a backup set KmsKeyId instead.',
    property: 'Properties.StorageEncrypted',
    references: [securityHub('RDS.3'), securityHub('RDS.27'), nist('SC-28')],
    check: skipClusterMembers(
      (database) =>
        database.at('StorageEncrypted').flag() === true ||
        // CloudFormation refuses StorageEncrypted here; RDS encrypts the restored storage with the key.
        (hasOrigin(database) && database.at('KmsKeyId').present),
    ),
  },
  {
    id: 'RdsCustomerManagedKey',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: DATABASES,
    what: 'RDS database is encrypted with a customer managed key',
    why: 'Access to the AWS managed key cannot be restricted or withdrawn when a snapshot is stolen.',
    fix: 'Set KmsKeyId to a customer managed key. It cannot be changed later.',
    property: 'Properties.KmsKeyId',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html'), nist('SC-12')],
    check: skipClusterMembers((database) => isCustomerManagedKey(database.at('KmsKeyId'))),
  },
  {
    id: 'RdsDeletionPolicyKeepsData',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: DATABASES,
    what: 'RDS database is retained or leaves a snapshot when it is deleted or replaced',
    why: 'A changed property can replace the database by an empty one, and the data is lost.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Snapshot or Retain.',
    property: 'DeletionPolicy',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'), nist('CP-9')],
    check: skipClusterMembers((database) =>
      (['DeletionPolicy', 'UpdateReplacePolicy'] as const).every((name) =>
        /^(Snapshot|Retain)/.test(database.policy(name).text() ?? ''),
      ),
    ),
  },
  {
    id: 'RdsCopyTagsToSnapshot',
    level: 'required',
    group: 'backups',
    types: DATABASES,
    what: 'RDS database copies its tags to snapshots',
    why: 'A snapshot without tags has no known owner, and policies by tag do not protect it.',
    fix: 'Set CopyTagsToSnapshot to true.',
    property: 'Properties.CopyTagsToSnapshot',
    references: [securityHub('RDS.16'), securityHub('RDS.17'), nist('CM-8')],
    check: skipClusterMembers((database) => database.at('CopyTagsToSnapshot').flag() === true),
  },
  {
    id: 'RdsAutoMinorVersionUpgrade',
    level: 'required',
    group: 'patched',
    types: DATABASES,
    what: 'RDS database installs minor engine versions automatically',
    why: 'Minor versions close security holes that are public from the day of the release.',
    fix: 'Set AutoMinorVersionUpgrade to true, or remove it: true is the default.',
    property: 'Properties.AutoMinorVersionUpgrade',
    references: [securityHub('RDS.13'), securityHub('RDS.35'), nist('SI-2')],
    check: (database) => database.at('AutoMinorVersionUpgrade').flag() !== false,
  },
  {
    id: 'RdsIamAuthenticationEnabled',
    level: 'required',
    group: 'databaseIdentity',
    types: DATABASES,
    what: 'RDS database has IAM authentication enabled',
    why: 'A leaked password works until it is changed. An IAM token expires after 15 minutes.',
    fix: 'Set EnableIAMDatabaseAuthentication to true.',
    property: 'Properties.EnableIAMDatabaseAuthentication',
    references: [securityHub('RDS.10'), securityHub('RDS.12'), nist('IA-2')],
    check: skipClusterMembers((database) => {
      const engine = database.at('Engine').text();
      if (engine !== undefined && !HAS_IAM_AUTHENTICATION.test(engine)) return 'not applicable';
      return database.at('EnableIAMDatabaseAuthentication').flag() === true;
    }),
  },
  {
    id: 'RdsVpcSecurityGroups',
    level: 'hardening',
    group: 'closedInbound',
    types: DATABASES,
    what: 'RDS database names its security groups',
    why: 'Without one RDS uses the default security group, whose members reach each other on every port.',
    fix: 'Set VpcSecurityGroupIds (instance: VPCSecurityGroups) to a security group of this database.',
    property: 'Properties.VpcSecurityGroupIds',
    references: [awsDocs('vpc/latest/userguide/default-security-group.html'), nist('SC-7')],
    check: skipClusterMembers((database) => readSecurityGroups(database).length > 0),
  },
  {
    id: 'RdsDbSubnetGroupNotDefault',
    level: 'hardening',
    group: 'privateNetwork',
    types: DATABASES,
    what: 'RDS database names a DB subnet group other than the default',
    why: 'Without one RDS uses the default VPC, whose subnets all have a route to the internet.',
    fix: 'Set DBSubnetGroupName to a group of private subnets.',
    property: 'Properties.DBSubnetGroupName',
    references: [IN_A_VPC, nist('SC-7')],
    check: skipClusterMembers((database) => {
      const group = database.at('DBSubnetGroupName');
      return group.target() !== undefined || /^(?!default$).+/.test(group.text() ?? '');
    }),
  },
];
