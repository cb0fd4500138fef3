import { awsConfig, awsDocs, nist, type Rule, securityHub } from '../rule';
import { DATABASES, skipClusterMembers } from './database-members';

/** Days. Also the default of the published controls. */
const WEEK = 7;

/** Rules for the automated backups of a database. */
export const rdsBackupRules: readonly Rule[] = [
  {
    id: 'RdsBackupRetentionPeriod',
    level: 'required',
    keepsData: true,
    group: 'backups',
    types: DATABASES,
    what: 'RDS automated backups are kept for at least 7 days',
    why: 'A deletion or a corruption that is noticed after the last backup has expired is final.',
    fix: 'Set BackupRetentionPeriod to 7 or more.',
    property: 'Properties.BackupRetentionPeriod',
    references: [securityHub('RDS.11'), awsConfig('rds-cluster-backup-retention-check'), nist('CP-9')],
    // A read replica has the backups of its source; RDS.11 leaves it out.
    check: skipClusterMembers((database) =>
      database.at('SourceDBInstanceIdentifier').present
        ? 'not applicable'
        : (database.at('BackupRetentionPeriod').number() ?? 1) >= WEEK,
    ),
  },
  {
    id: 'RdsBackupKeptAfterDeletion',
    level: 'hardening',
    keepsData: true,
    group: 'backups',
    types: DATABASES,
    what: 'RDS automated backups are kept when the database is deleted',
    why: 'Otherwise one call deletes the data together with its backups.',
    fix: 'Set DeleteAutomatedBackups to false.',
    property: 'Properties.DeleteAutomatedBackups',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.Retaining.html'), nist('CP-9')],
    check: skipClusterMembers((database) => database.at('DeleteAutomatedBackups').flag() === false),
  },
];
