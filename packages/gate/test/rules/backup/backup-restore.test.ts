import { backupRestoreRules } from '../../../src/rules/backup/backup-restore';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const RECENT = { IncludeVaults: ['records'], RecoveryPointTypes: ['SNAPSHOT'], SelectionWindowDays: 7 };
const trial = (selection: object, hours: unknown = 4) => ({
  RecoveryPointSelection: { ...RECENT, ...selection },
  StartWindowHours: hours,
});
const PRIVATE = {
  ProtectedResourceType: 'Aurora',
  ProtectedResourceArns: ['arn:aws:rds:eu-central-1:111122223333:cluster:records'],
  RestoreMetadataOverrides: { dbSubnetGroupName: 'private', dbClusterParameterGroupName: 'strict' },
  ValidationWindowHours: 1,
};

rulesDecide('restore test rules', backupRestoreRules, {
  BackupRestoreTestRecent: {
    holds: [trial({})],
    broken: [
      {},
      trial({ IncludeVaults: undefined }),
      trial({ RecoveryPointTypes: [] }),
      trial({ SelectionWindowDays: 30 }),
      trial({ SelectionWindowDays: 0 }),
      trial({}, 4000),
      trial({}, 0),
    ],
    undecided: [trial({}, UNKNOWN)],
  },
  BackupRestoreTestPrivate: {
    holds: [PRIVATE, { ...PRIVATE, ProtectedResourceType: 'S3', RestoreMetadataOverrides: undefined }],
    broken: [
      { ...PRIVATE, ProtectedResourceArns: [] },
      { ...PRIVATE, RestoreMetadataOverrides: undefined },
      { ...PRIVATE, RestoreMetadataOverrides: { dbSubnetGroupName: 'private' } },
      { ...PRIVATE, RestoreMetadataOverrides: { dbClusterParameterGroupName: 'strict' } },
      { ...PRIVATE, ValidationWindowHours: 0 },
      { ...PRIVATE, ValidationWindowHours: 1000 },
    ],
    undecided: [{ ...PRIVATE, ValidationWindowHours: UNKNOWN }],
  },
});
