import { trustRegionRules } from '../../../src/rules/generic/trust-region';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const of = (Type: string, Properties: object) => ({ resources: { Subject: { Type, Properties: { ...Properties } } } });
const table = (...regions: readonly unknown[]) =>
  of('AWS::DynamoDB::GlobalTable', { Replicas: regions.map((Region) => ({ Region })) });
const plan = (region: string) =>
  of('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        { CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:${region}:111122223333:backup-vault:copies` }] },
      ],
    },
  });

rulesDecide('rules for the region of copies', trustRegionRules, {
  TrustRegionOfCopies: {
    holds: [
      table('eu-central-1'),
      table('eu-central-1', 'eu-west-1'),
      plan('eu-west-1'),
      of('AWS::SecretsManager::Secret', {}),
    ],
    broken: [
      table('eu-central-1', 'us-east-1'),
      plan('ap-southeast-2'),
      of('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'us-gov-west-1' }] }),
    ],
    undecided: [table(UNKNOWN)],
  },
});
