import type { Deployment, Resource } from '../deployment/deployment';
import { isOwnKey } from './own-key';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'];
const GUESSED_FIRST = /^(admin|administrator|awsuser|master|postgres|root|sa)$/i;
const EXPORTS = awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html');

/** Rules for databases: clusters, and instances that stand alone. An instance of a cluster has what its cluster has. */
export const databaseRules: readonly Rule[] = [
  {
    id: 'RdsOwnKey',
    types: TYPES,
    what: 'A database is encrypted with a key of its owner.',
    why: 'Its storage, its backups and its snapshots can be copied; the policy of an own key goes with them.',
    fix: 'Set StorageEncrypted to true and KmsKeyId to a customer managed key. Neither can be changed later.',
    property: 'Properties.KmsKeyId',
    references: [securityHub('RDS.27'), nist('SC-28')],
    check: ofDatabase(
      (database) => database.at('StorageEncrypted').flag() === true && isOwnKey(database.at('KmsKeyId')),
    ),
  },
  {
    id: 'RdsBackupsKept',
    types: TYPES,
    what: 'A database can be put back to any second of the last seven days or more.',
    why: 'Most mistakes are found within a week; without the backup they stay.',
    fix: 'Set BackupRetentionPeriod to 7 or more.',
    property: 'Properties.BackupRetentionPeriod',
    references: [securityHub('RDS.11'), nist('CP-9')],
    check: ofDatabase((database) => (database.at('BackupRetentionPeriod').number() ?? 1) >= 7),
  },
  {
    id: 'RdsBackupsOutliveIt',
    types: TYPES,
    what: 'Backups stay when the database is deleted.',
    why: 'Otherwise one deletion takes the data and the way back.',
    fix: 'Set DeleteAutomatedBackups to false.',
    property: 'Properties.DeleteAutomatedBackups',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.Retaining.html'), nist('CP-9')],
    check: ofDatabase((database) => database.at('DeleteAutomatedBackups').flag() === false),
  },
  {
    id: 'RdsRetained',
    types: TYPES,
    what: 'Of a database that leaves its stack a snapshot stays.',
    why: 'A changed property can replace the database, and an empty one takes its place.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Snapshot or Retain.',
    property: 'DeletionPolicy',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'), nist('CP-9')],
    check: ofDatabase((database) =>
      (['DeletionPolicy', 'UpdateReplacePolicy'] as const).every((name) =>
        /^(Snapshot|Retain)/.test(database.policy(name).text() ?? ''),
      ),
    ),
  },
  {
    id: 'RdsSnapshotsTagged',
    types: TYPES,
    what: 'Snapshots carry the tags of their database.',
    why: 'A snapshot without an owner is kept for ever, and no policy by tags protects it.',
    fix: 'Set CopyTagsToSnapshot to true.',
    property: 'Properties.CopyTagsToSnapshot',
    references: [securityHub('RDS.16'), nist('CM-8')],
    check: ofDatabase((database) => database.at('CopyTagsToSnapshot').flag() === true),
  },
  {
    id: 'RdsMinorUpgrades',
    types: TYPES,
    what: 'Minor versions are installed by themselves.',
    why: 'They close holes that are public the day they come out.',
    fix: 'Set AutoMinorVersionUpgrade to true.',
    property: 'Properties.AutoMinorVersionUpgrade',
    references: [securityHub('RDS.13'), securityHub('RDS.35'), nist('SI-2')],
    check: (database) => database.at('AutoMinorVersionUpgrade').flag() === true,
  },
  {
    id: 'RdsIamAuthentication',
    types: TYPES,
    what: 'Clients can sign in with IAM tokens.',
    why: 'A password outlives the one who knew it. A token ends after 15 minutes.',
    fix: 'Set EnableIAMDatabaseAuthentication to true.',
    property: 'Properties.EnableIAMDatabaseAuthentication',
    references: [securityHub('RDS.12'), nist('IA-2')],
    check: ofDatabase((database) => database.at('EnableIAMDatabaseAuthentication').flag() === true),
  },
  {
    id: 'RdsMasterWithoutPassword',
    types: TYPES,
    what: 'The master user has no password that anybody writes down.',
    why: 'A password in a template is in the history of the repository and of the stack.',
    fix: 'Set MasterUserAuthenticationType to iam-db-auth, or ManageMasterUserPassword to true, and leave MasterUserPassword out.',
    property: 'Properties.MasterUserAuthenticationType',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html'), nist('IA-5')],
    check: ofDatabase(
      (database) =>
        !database.at('MasterUserPassword').present &&
        (database.at('MasterUserAuthenticationType').text() === 'iam-db-auth' ||
          database.at('ManageMasterUserPassword').flag() === true),
    ),
  },
  {
    id: 'RdsMasterHardToGuess',
    types: TYPES,
    what: 'The master user has a name that is not tried first.',
    why: 'Half of a guess is the name.',
    fix: 'Set MasterUsername to a name of your own.',
    property: 'Properties.MasterUsername',
    references: [securityHub('RDS.24'), securityHub('RDS.25'), nist('IA-5')],
    check: ofDatabase((database) => {
      const name = database.at('MasterUsername').text();
      return name !== undefined && !GUESSED_FIRST.test(name);
    }),
  },
  {
    id: 'RdsOwnSecurityGroup',
    types: TYPES,
    what: 'A database has a security group of its own.',
    why: 'Without one it is in the default group of its network, with whatever else forgot to name one.',
    fix: 'Set VpcSecurityGroupIds.',
    property: 'Properties.VpcSecurityGroupIds',
    references: [securityHub('EC2.2'), nist('SC-7')],
    check: ofDatabase((database) => database.at('VpcSecurityGroupIds').items().length > 0),
  },
  {
    id: 'RdsOwnNetwork',
    types: TYPES,
    what: 'A database says in which subnets it stands.',
    why: 'Without them it stands in the default network of the account, of which every subnet leads to the internet.',
    fix: 'Set DBSubnetGroupName.',
    property: 'Properties.DBSubnetGroupName',
    references: [securityHub('RDS.18'), nist('SC-7')],
    check: ofDatabase((database) => {
      const group = database.at('DBSubnetGroupName');
      return group.target() !== undefined || /^(?!default$).+/.test(group.text() ?? '');
    }),
  },
  {
    id: 'RdsLogsExported',
    types: TYPES,
    what: 'A database sends its logs to CloudWatch, with those of failed IAM sign-ins where there are any.',
    why: 'On the machine a log is gone after days, and no alarm reads it.',
    fix: 'Add postgresql and iam-db-auth-error (MySQL: audit and error) to EnableCloudwatchLogsExports.',
    property: 'Properties.EnableCloudwatchLogsExports',
    references: [securityHub('RDS.9'), securityHub('RDS.37'), EXPORTS, nist('AU-6')],
    check: ofDatabase((database) => {
      const exported = database
        .at('EnableCloudwatchLogsExports')
        .items()
        .map((name) => name.text());
      const engine = database.at('Engine').text() ?? '';
      const expected = /postgres/.test(engine) ? ['postgresql'] : /mysql|maria/.test(engine) ? ['audit', 'error'] : [];
      const tokens = /postgres/.test(engine) && database.at('EnableIAMDatabaseAuthentication').flag() === true;
      const missing = [...expected, ...(tokens ? ['iam-db-auth-error'] : [])].filter(
        (name) => !exported.includes(name),
      );
      return exported.length > 0 && missing.length === 0;
    }),
  },
  {
    id: 'RdsLogGroupsMade',
    types: TYPES,
    what: 'The groups that a database logs to are made by the templates.',
    why: 'A group that RDS makes is kept for ever and encrypted with a key of AWS.',
    fix: 'Make a log group called /aws/rds/cluster/<identifier>/<log> (instance: /aws/rds/instance/...) for each log, before the database.',
    property: 'Properties.EnableCloudwatchLogsExports',
    references: [EXPORTS, nist('AU-11')],
    check: ofDatabase((database, deployment) => {
      const exported = database.at('EnableCloudwatchLogsExports').items();
      if (exported.length === 0) return 'not applicable';
      const isCluster = database.type === 'AWS::RDS::DBCluster';
      const identifier = database.at(isCluster ? 'DBClusterIdentifier' : 'DBInstanceIdentifier').text();
      const made = new Set(deployment.ofType('AWS::Logs::LogGroup').map((group) => group.at('LogGroupName').display()));
      const folder = `/aws/rds/${isCluster ? 'cluster' : 'instance'}/${identifier}`;
      return identifier !== undefined && exported.every((log) => made.has(`${folder}/${log.text()}`));
    }),
  },
];

/** A check of what a cluster decides for its instances: it is asked of the cluster, and of instances that have none. */
function ofDatabase(check: Rule['check']): Rule['check'] {
  return (database, deployment) => (isMember(database) ? 'not applicable' : check(database, deployment));
}

function isMember(database: Resource): boolean {
  return database.type === 'AWS::RDS::DBInstance' && database.at('DBClusterIdentifier').present;
}

/** Instances of a cluster. */
export function membersOf(cluster: Resource, deployment: Deployment): readonly Resource[] {
  return deployment
    .ofType('AWS::RDS::DBInstance')
    .filter((instance) => instance.at('DBClusterIdentifier').target() === cluster);
}
