import type { AddedWeakness } from './added-weakness';
import { KEY, NO_PROTECTION, TOO_BROAD, WORK, weaken } from './weakened-properties';

const COPIES = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies';

/** AWS Backup and HealthLake. */
export const backupAndRecordWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Backup::BackupPlan',
    {
      BackupPlan: {
        BackupPlanName: 'daily',
        BackupPlanRule: [
          {
            RuleName: 'daily',
            TargetBackupVault: 'main',
            ScheduleExpression: 'cron(0 3 * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [{ DestinationBackupVaultArn: COPIES, Lifecycle: { DeleteAfterDays: 35 } }],
          },
        ],
      },
    },
    [
      [
        'backup-one-day',
        NO_PROTECTION,
        'BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays',
        1,
        /no recovery point before 7 days/,
      ],
      [
        'backup-copy-one-day',
        NO_PROTECTION,
        'BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays',
        1,
        /no recovery point before 7 days/,
      ],
    ],
  ),
  ...weaken(
    'AWS::HealthLake::FHIRDatastore',
    {
      DatastoreTypeVersion: 'R4',
      SseConfiguration: { KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: KEY } },
      IdentityProviderConfiguration: {
        AuthorizationStrategy: 'SMART_ON_FHIR',
        FineGrainedAuthorizationEnabled: true,
        IdpLambdaArn: WORK,
      },
    },
    [
      [
        'patients-of-everybody',
        TOO_BROAD,
        'IdentityProviderConfiguration.FineGrainedAuthorizationEnabled',
        false,
        /fine-grained authorization/,
      ],
    ],
  ),
];
