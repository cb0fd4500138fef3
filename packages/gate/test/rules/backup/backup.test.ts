import { backupRules } from '../../../src/rules/backup/backup';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const plan = (...days: unknown[]) => ({
  BackupPlan: { BackupPlanRule: days.map((DeleteAfterDays) => ({ Lifecycle: { DeleteAfterDays } })) },
});
const TAG = { ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'daily' };
const clusterWith = (selection: object, Tags?: unknown) => ({
  resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Tags } },
    Selection: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupSelection: selection } },
  },
});

rulesDecide('backup plan rules', backupRules, {
  BackupPlanCoversCluster: {
    holds: [
      clusterWith({ Resources: [{ 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }] }),
      clusterWith({ Resources: ['*'] }),
      clusterWith({ Resources: ['arn:aws:rds:*:*:cluster:*'] }),
      clusterWith({ ListOfTags: [TAG] }, [{ Key: 'backup', Value: 'daily' }]),
    ],
    broken: [
      {},
      clusterWith({ Resources: [] }),
      clusterWith({ Resources: ['arn:aws:rds:*:*:cluster:other'] }),
      clusterWith({ ListOfTags: [TAG] }, [{ Key: 'backup', Value: 'never' }]),
      clusterWith({ ListOfTags: [TAG] }),
    ],
    undecided: [clusterWith({ Resources: { 'Fn::Split': [',', UNKNOWN] } })],
  },
  BackupPlanRetention: {
    holds: [plan(7), plan(35, 365)],
    broken: [{}, plan(), plan(undefined), plan(6), plan(35, 1)],
    undecided: [plan(UNKNOWN)],
  },
});
