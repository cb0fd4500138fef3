import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

const TYPES = ['AWS::ECS::Cluster'];
const COMMANDS = 'Configuration.ExecuteCommandConfiguration';
const PAGE = awsDocs('AmazonECS/latest/developerguide/ecs-exec.html');

/** Rules for clusters about commands that people run inside containers. */
export const ecsClusterRules: readonly Rule[] = createPropertyRules([
  {
    id: 'EcsClusterExecuteCommandLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'ECS cluster logs commands that are run inside containers',
    why: 'Without the log, an investigation cannot show what a person did in a shell beside production data.',
    fix: 'Set ExecuteCommandConfiguration.Logging to OVERRIDE, and name a log group or bucket.',
    property: `${COMMANDS}.Logging`,
    references: [checkov('CKV_AWS_223'), PAGE, nist('AU-12')],
    expects: { differsFrom: 'NONE' },
  },
  {
    id: 'EcsClusterExecuteCommandLogsEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'ECS cluster encrypts the log of commands in S3',
    why: 'The log has whatever a person typed or read in the shell, passwords included.',
    fix: 'Set ExecuteCommandConfiguration.LogConfiguration.S3EncryptionEnabled to true.',
    property: `${COMMANDS}.LogConfiguration.S3EncryptionEnabled`,
    references: [checkov('CKV_AWS_224'), PAGE, nist('SC-28')],
    expects: { equals: true },
    onlyIf: (cluster) => cluster.at(`${COMMANDS}.LogConfiguration.S3BucketName`).present,
  },
  {
    id: 'EcsClusterExecuteCommandKey',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'ECS cluster encrypts commands with a customer managed key',
    why: 'What people type and read in the shell crosses the network of the service.',
    fix: 'Set ExecuteCommandConfiguration.KmsKeyId to a customer managed key.',
    property: `${COMMANDS}.KmsKeyId`,
    references: [checkov('CKV_AWS_224'), PAGE, nist('SC-12')],
    expects: { customerManagedKey: true },
    onlyIf: (cluster) => cluster.at(COMMANDS).present,
  },
]);
