import { ecsClusterRules } from '../../../src/rules/ecs/ecs-cluster';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const commands = (ExecuteCommandConfiguration: unknown) => ({ Configuration: { ExecuteCommandConfiguration } });
const bucket = { S3BucketName: 'logs' };

rulesDecide('ECS cluster rules', ecsClusterRules, {
  EcsClusterExecuteCommandLogs: {
    holds: [{}, commands({ Logging: 'OVERRIDE' }), commands({ Logging: 'DEFAULT' })],
    broken: [commands({ Logging: 'NONE' })],
    undecided: [commands({ Logging: UNKNOWN })],
  },
  EcsClusterExecuteCommandLogsEncrypted: {
    holds: [commands({ LogConfiguration: { ...bucket, S3EncryptionEnabled: true } })],
    broken: [
      commands({ LogConfiguration: bucket }),
      commands({ LogConfiguration: { ...bucket, S3EncryptionEnabled: false } }),
    ],
    undecided: [commands({ LogConfiguration: { ...bucket, S3EncryptionEnabled: UNKNOWN } })],
    notApplicable: [{}, commands({ LogConfiguration: { CloudWatchLogGroupName: 'commands' } })],
  },
  EcsClusterExecuteCommandKey: {
    holds: [commands({ KmsKeyId: 'alias/commands' })],
    broken: [commands({ Logging: 'OVERRIDE' })],
    undecided: [commands({ KmsKeyId: UNKNOWN })],
    notApplicable: [{}],
  },
});
