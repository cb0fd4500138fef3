import { awsDocs, nist, type Rule } from '../rule';

const TESTING = awsDocs('aws-backup/latest/devguide/restore-testing.html');
/** Hours and days. */
const [DAY, WEEK] = [24, 7];
/** What RDS takes from its defaults when a test does not name it. */
const AURORA_METADATA = ['dbSubnetGroupName', 'dbClusterParameterGroupName'];

/** Rules for restore tests. */
export const backupRestoreRules: readonly Rule[] = [
  {
    id: 'BackupRestoreTestRecent',
    level: 'hardening',
    group: 'restores',
    types: ['AWS::Backup::RestoreTestingPlan'],
    what: 'Restore testing plan restores recovery points of the last 7 days, within a day of its schedule',
    why: 'A restore of an old recovery point does not show that the backups of today can be restored.',
    fix: 'Set RecoveryPointSelection.SelectionWindowDays to 7 or less and StartWindowHours to 24 or less.',
    property: 'Properties.RecoveryPointSelection',
    references: [TESTING, nist('CP-9(1)')],
    check: (plan) => {
      const days = plan.at('RecoveryPointSelection.SelectionWindowDays').number() ?? 30;
      const hours = plan.at('StartWindowHours').number() ?? DAY;
      const isSelecting = ['IncludeVaults', 'RecoveryPointTypes'].every(
        (name) => plan.at(`RecoveryPointSelection.${name}`).items().length > 0,
      );
      return isSelecting && days >= 1 && days <= WEEK && hours >= 1 && hours <= DAY;
    },
  },
  {
    id: 'BackupRestoreTestPrivate',
    level: 'hardening',
    group: 'closedInbound',
    types: ['AWS::Backup::RestoreTestingSelection'],
    what: 'Restore test uses the subnets and parameters of the original, and deletes the copy within a day',
    why: 'A restored copy holds all the data. In default subnets it lacks the protection of the original.',
    fix: 'Set ProtectedResourceArns, RestoreMetadataOverrides, and ValidationWindowHours from 1 to 24.',
    property: 'Properties.RestoreMetadataOverrides',
    references: [TESTING, nist('CP-9(1)')],
    check: (selection) => {
      const hours = selection.at('ValidationWindowHours').number() ?? 0;
      const overrides = selection
        .at('RestoreMetadataOverrides')
        .entries()
        .map(([name]) => name);
      const isAurora = selection.at('ProtectedResourceType').text() === 'Aurora';
      return (
        selection.at('ProtectedResourceArns').items().length > 0 &&
        hours >= 1 &&
        hours <= DAY &&
        (!isAurora || AURORA_METADATA.every((name) => overrides.includes(name)))
      );
    },
  },
];
