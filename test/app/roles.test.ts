import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxSettings } from '../scaffold';
import { rightsOf } from './role-rights';
import { synthesized } from './synthesized';

const LOGS = 'logs:CreateLogStream, logs:PutLogEvents';
const TRACES = 'xray:PutTelemetryRecords, xray:PutTraceSegments';
const INTERFACES =
  'ec2:AssignPrivateIpAddresses, ec2:CreateNetworkInterface, ec2:DeleteNetworkInterface, ec2:DescribeNetworkInterfaces, ec2:DescribeSubnets, ec2:UnassignPrivateIpAddresses';
/** What every function in the VPC has: its network interfaces, which its own code is denied again, its traces and its failures. */
const IN_VPC = [
  'assumed by Service lambda.amazonaws.com',
  `allow ${INTERFACES}, ${TRACES} on *`,
  `deny ${INTERFACES} on * if ArnLike lambda:SourceFunctionArn arn:aws:lambda:eu-central-1:111122223333:function:*`,
  'allow sqs:SendMessage on <Audit DeadLetters.Arn>',
  'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
];

const PROXY_USER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:<Data DatabaseProxy.DBProxyArn>[6]';
const FOR_TENANT_KEYS = 'if StringEquals kms:EncryptionContext:purpose tenant-key';

/** Every role and all it may do, word for word. A right that is added has to be added here, where a reviewer sees it. */
const ROLES: Record<string, string[]> = {
  'Audit TrailRole': ['assumed by Service cloudtrail.amazonaws.com', `allow ${LOGS} on <TrailLog.Arn>`],
  'Network NetworkFlowLogsRole': [
    'assumed by Service vpc-flow-logs.amazonaws.com if StringEquals aws:SourceAccount 111122223333, ArnLike aws:SourceArn arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*',
    'allow logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents on <NetworkFlowLogsLog.Arn>',
  ],
  'Network NetworkSetupFunctionRole': [
    'assumed by Service lambda.amazonaws.com',
    'allow sqs:SendMessage on <Audit DeadLetters.Arn>',
    'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
    `allow ${LOGS} on <NetworkSetupFunctionLog.Arn>`,
    'allow ec2:DescribeManagedPrefixLists, ec2:DescribeSecurityGroups, xray:PutTelemetryRecords, xray:PutTraceSegments on *',
    'allow ec2:RevokeSecurityGroupEgress, ec2:RevokeSecurityGroupIngress on arn:aws:ec2:eu-central-1:111122223333:security-group/<NetworkVpc.DefaultSecurityGroup>',
  ],
  'Data DatabaseClusterMonitoringRole': [
    'assumed by Service monitoring.rds.amazonaws.com if StringEquals aws:SourceAccount 111122223333, ArnLike aws:SourceArn arn:aws:rds:eu-central-1:111122223333:db:*',
    'allow logs:CreateLogGroup, logs:PutRetentionPolicy on arn:aws:logs:eu-central-1:111122223333:log-group:RDSOSMetrics',
    'allow logs:CreateLogStream, logs:DescribeLogStreams, logs:GetLogEvents, logs:PutLogEvents on arn:aws:logs:eu-central-1:111122223333:log-group:RDSOSMetrics:log-stream:*',
  ],
  'Data DatabaseProxyRole': [
    'assumed by Service rds.amazonaws.com',
    `allow rds-db:connect on ${['erase', 'read', 'write'].map((user) => `arn:aws:rds-db:eu-central-1:111122223333:dbuser:<DatabaseCluster.DBClusterResourceId>/bulwark_${user}`).join(', ')}`,
  ],
  'Data MigrationFunctionRole': [
    ...IN_VPC,
    `allow ${LOGS} on <MigrationFunctionLog.Arn>`,
    'allow rds-db:connect on arn:aws:rds-db:eu-central-1:111122223333:dbuser:<DatabaseCluster.DBClusterResourceId>/bulwark_master',
  ],
  'Data BackupsRole': [
    'assumed by Service backup.amazonaws.com',
    'allow rds:DescribeDBClusters, rds:ListTagsForResource on arn:aws:rds:eu-central-1:111122223333:cluster:awsbackup-restore-test-*, arn:aws:rds:eu-central-1:111122223333:cluster:<DatabaseCluster>',
    'allow rds:AddTagsToResource, rds:CopyDBClusterSnapshot, rds:CreateDBClusterSnapshot, rds:DeleteDBClusterSnapshot, rds:DescribeDBClusterSnapshots, rds:ListTagsForResource, rds:ModifyDBClusterSnapshotAttribute on arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:awsbackup:*, arn:aws:rds:eu-central-1:111122223333:cluster:<DatabaseCluster>',
    'allow rds:DescribeDBClusterParameterGroups, rds:DescribeDBSubnetGroups on arn:aws:rds:eu-central-1:111122223333:cluster-pg:<DatabaseClusterParameters>, arn:aws:rds:eu-central-1:111122223333:subgrp:<DatabaseClusterSubnets>',
    'allow rds:AddTagsToResource, rds:DeleteDBCluster, rds:RestoreDBClusterFromSnapshot on arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:awsbackup:*, arn:aws:rds:eu-central-1:111122223333:cluster:awsbackup-restore-test-*, arn:aws:rds:eu-central-1:111122223333:cluster-pg:<DatabaseClusterParameters>, arn:aws:rds:eu-central-1:111122223333:subgrp:<DatabaseClusterSubnets>',
    'allow backup:CopyIntoBackupVault, backup:DescribeBackupVault on <BackupsVault.BackupVaultArn>',
    'allow kms:Decrypt, kms:DescribeKey, kms:GenerateDataKey on <Encryption KeysDatabase.Arn>',
    'allow kms:CreateGrant on <Encryption KeysDatabase.Arn> if Bool kms:GrantIsForAWSResource true',
  ],
  'Identity TokenClaimsFunctionRole': [...IN_VPC, `allow ${LOGS} on <TokenClaimsFunctionLog.Arn>`],
  'Api FunctionsReadRole': [
    ...IN_VPC,
    `allow ${LOGS} on <FunctionsReadLog.Arn>`,
    `allow rds-db:connect on ${PROXY_USER}/bulwark_read`,
    `allow kms:Decrypt on <Encryption KeysSubjects.Arn> ${FOR_TENANT_KEYS}`,
  ],
  'Api FunctionsWriteRole': [
    ...IN_VPC,
    `allow ${LOGS} on <FunctionsWriteLog.Arn>`,
    `allow rds-db:connect on ${PROXY_USER}/bulwark_write`,
    `allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysSubjects.Arn> ${FOR_TENANT_KEYS}`,
  ],
  // It takes keys away, and has none.
  'Api FunctionsEraseRole': [
    ...IN_VPC,
    `allow ${LOGS} on <FunctionsEraseLog.Arn>`,
    `allow rds-db:connect on ${PROXY_USER}/bulwark_erase`,
  ],
  'Api RecordsAccountLoggingRole': [
    'assumed by Service apigateway.amazonaws.com',
    'allow logs:CreateLogGroup, logs:CreateLogStream, logs:DescribeLogGroups, logs:DescribeLogStreams, logs:FilterLogEvents, logs:GetLogEvents, logs:PutLogEvents on arn:aws:logs:eu-central-1:111122223333:log-group:*',
  ],
};

/** Production shifts requests to a new version step by step, for which CodeDeploy has a role. */
const PRODUCTION_ROLES: Record<string, string[]> = {
  ...ROLES,
  ...Object.fromEntries(
    ['Read', 'Write', 'Erase'].map((name) => [
      `Api Functions${name}LiveCanaryRole`,
      [
        'assumed by Service codedeploy.amazonaws.com',
        `allow lambda:GetAlias, lambda:GetProvisionedConcurrencyConfig, lambda:UpdateAlias on <Functions${name}.Arn>, <Functions${name}.Arn>:live`,
        'allow cloudwatch:DescribeAlarms on arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*',
      ],
    ]),
  ),
};

describe('every role may do exactly what is written here', () => {
  test('in a sandbox', () => {
    expect(rightsOf(synthesized(sandboxSettings))).toEqual(ROLES);
  });

  test('in production', () => {
    expect(rightsOf(synthesized(productionSettings))).toEqual(PRODUCTION_ROLES);
  });
});
