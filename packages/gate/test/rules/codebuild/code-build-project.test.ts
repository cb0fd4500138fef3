import { codeBuildProjectRules } from '../../../src/rules/codebuild/code-build-project';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const OFF = { holds: [false, undefined], broken: [true, 'true'] };
const variable = (entry: object) => nest('Environment.EnvironmentVariables.*', entry);

rulesDecide('CodeBuild project rules', codeBuildProjectRules, {
  CodeBuildProjectNotPrivileged: decideProperty('Environment.PrivilegedMode', OFF),
  CodeBuildProjectArtifactsEncrypted: decideProperty('Artifacts.EncryptionDisabled', OFF),
  CodeBuildProjectLogsEncrypted: decideProperty('LogsConfig.S3Logs.EncryptionDisabled', OFF),
  CodeBuildProjectSourceTlsVerified: decideProperty('SecondarySources.*.InsecureSsl', OFF),
  CodeBuildProjectSourceWithoutCredentials: decideProperty('Source.Location', {
    holds: ['https://git.example.com/records.git', UNKNOWN],
    broken: ['https://token@git.example.com/records.git', 'https://anna:password@git.example.com/records.git'],
    unknownAt: 'Source',
  }),
  CodeBuildProjectNoAwsCredentials: {
    holds: [
      variable({ Name: 'AWS_ACCESS_KEY_ID', Type: 'SECRETS_MANAGER', Value: 'build' }),
      variable({ Name: 'STAGE', Value: 'live' }),
    ],
    broken: [
      variable({ Name: 'AWS_ACCESS_KEY_ID', Value: 'example' }),
      variable({ Name: 'AWS_SECRET_ACCESS_KEY', Type: 'PLAINTEXT', Value: UNKNOWN }),
    ],
    undecided: [variable({ Name: UNKNOWN })],
  },
  CodeBuildProjectNotPublic: decideProperty('Visibility', { holds: ['PRIVATE', undefined], broken: ['PUBLIC_READ'] }),
  CodeBuildProjectLogging: {
    holds: [
      {},
      nest('LogsConfig.CloudWatchLogs.Status', 'ENABLED'),
      { LogsConfig: { CloudWatchLogs: { Status: 'DISABLED' }, S3Logs: { Status: 'ENABLED' } } },
    ],
    broken: [
      nest('LogsConfig.CloudWatchLogs.Status', 'DISABLED'),
      { LogsConfig: { CloudWatchLogs: { Status: 'DISABLED' }, S3Logs: { Status: 'DISABLED' } } },
    ],
    undecided: [nest('LogsConfig.CloudWatchLogs.Status', UNKNOWN)],
  },
});
