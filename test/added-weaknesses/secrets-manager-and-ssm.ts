import type { AddedWeakness, Resources } from './added-weakness';
import { KEY, NO_DETECTION, NO_LOGS, PUBLIC, REST, weaken } from './weakened-properties';

const ROTATED: Resources = {
  Rotation: {
    Type: 'AWS::SecretsManager::RotationSchedule',
    Properties: {
      SecretId: { Ref: 'Subject' },
      RotationLambdaARN: 'arn:aws:lambda:eu-central-1:111122223333:function:rotate',
      RotationRules: { AutomaticallyAfterDays: 30 },
    },
  },
};
const session = (inputs: object) => ({ schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs });
const INPUTS = {
  s3BucketName: '',
  cloudWatchLogGroupName: 'sessions',
  cloudWatchEncryptionEnabled: true,
  kmsKeyId: KEY,
};

/** Secrets, and the management of machines. */
export const secretsManagerAndSsmWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::SecretsManager::Secret',
    { KmsKeyId: KEY, GenerateSecretString: { PasswordLength: 32 } },
    [
      [
        'secret-aws-key',
        REST,
        'KmsKeyId',
        'alias/aws/secretsmanager',
        /secret is encrypted with a customer managed key/,
      ],
      ['secret-no-key', REST, 'KmsKeyId', undefined, /secret is encrypted with a customer managed key/],
      ['secret-short', 'weak password', 'GenerateSecretString.PasswordLength', 6, /at least 12 characters/],
    ],
    ROTATED,
  ),
  ...weaken(
    'AWS::SecretsManager::RotationSchedule',
    {
      SecretId: 'records',
      RotationLambdaARN: 'arn:aws:lambda:eu-central-1:111122223333:function:rotate',
      RotationRules: { AutomaticallyAfterDays: 30 },
    },
    [['secret-rotated-yearly', 'weak password', 'RotationRules.AutomaticallyAfterDays', 365, /at least every 90 days/]],
  ),
  ...weaken('AWS::SSM::Document', { DocumentType: 'Session', Content: session(INPUTS) }, [
    [
      'ssm-session-no-log',
      NO_LOGS,
      'Content',
      session({ ...INPUTS, cloudWatchLogGroupName: '' }),
      /send the output of sessions/,
    ],
    [
      'ssm-session-plain-log',
      REST,
      'Content',
      session({ ...INPUTS, cloudWatchEncryptionEnabled: false }),
      /require encryption of the logs of sessions/,
    ],
    [
      'ssm-session-no-key',
      'plain in transit',
      'Content',
      session({ ...INPUTS, kmsKeyId: '' }),
      /encrypt sessions with a KMS/,
    ],
  ]),
  ...weaken(
    'AWS::SSM::Document',
    {
      DocumentType: 'Automation',
      Content: {
        schemaVersion: '0.3',
        mainSteps: [{ name: 'one', action: 'aws:executeAwsApi', inputs: { Service: 'rds', Api: 'StartDBCluster' } }],
      },
    },
    [
      [
        'ssm-automation-stops-trail',
        NO_DETECTION,
        'Content.mainSteps.0.inputs',
        { Service: 'cloudtrail', Api: 'StopLogging' },
        /makes no call that stops logs/,
      ],
    ],
  ),
  ...weaken(
    'AWS::SSM::ServiceSetting',
    { SettingId: '/ssm/documents/console/public-sharing-permission', SettingValue: 'Disable' },
    [['ssm-public-documents', PUBLIC, 'SettingValue', 'Enable', /blocks public sharing of documents/]],
  ),
  ...weaken(
    'AWS::SSM::PatchBaseline',
    {
      Name: 'servers',
      OperatingSystem: 'AMAZON_LINUX_2023',
      ApprovalRules: { PatchRules: [{ ApproveAfterDays: 7, ComplianceLevel: 'CRITICAL' }] },
    },
    [
      [
        'ssm-patches-late',
        'old version',
        'ApprovalRules.PatchRules.0.ApproveAfterDays',
        180,
        /approves patches within a month/,
      ],
    ],
  ),
];
