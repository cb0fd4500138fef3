import { describe, expect, test } from '@jest/globals';
import { RESPONSE_ROLES } from '../response/response-roles';
import { productionSettings, sandboxSettings } from '../scaffold';
import { readRoleRights } from './role-rights';
import { synthStacks } from './synthesized-stacks';

const LOGS = 'logs:CreateLogStream, logs:PutLogEvents';
const TRACES = 'xray:PutTelemetryRecords, xray:PutTraceSegments';
const INTERFACES =
  'ec2:AssignPrivateIpAddresses, ec2:CreateNetworkInterface, ec2:DeleteNetworkInterface, ec2:DescribeNetworkInterfaces, ec2:DescribeSubnets, ec2:UnassignPrivateIpAddresses';
/**
 * Permissions of every function in the VPC: network interfaces (denied to its code), traces and the dead letter queue.
 */
const IN_VPC = [
  'assumed by Service lambda.amazonaws.com',
  `allow ${INTERFACES}, ${TRACES} on *`,
  `deny ${INTERFACES} on * if ArnLike lambda:SourceFunctionArn arn:aws:lambda:eu-central-1:111122223333:function:*`,
  'allow sqs:SendMessage on <Audit DeadLetters.Arn>',
  'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
];

const CLUSTER = 'DatabaseClusterGeneration1Cluster';
/** Without a proxy a function signs in to the cluster itself. */
const USER = `arn:aws:rds-db:eu-central-1:111122223333:dbuser:<Data ${CLUSTER}.DBClusterResourceId>`;
const PROXY_USER = 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:<Data DatabaseProxyZonesabc.DBProxyArn>[6]';
/** The same cluster, or proxy, seen from its own stack. */
const OWN_USER = USER.replace('<Data ', '<');
const KEYS = 'arn:aws:kms:eu-central-1:111122223333:key/*';
const FOR_EPOCHS = 'if StringEquals aws:ResourceTag/bulwark-epochs sandbox, kms:EncryptionContext:purpose epoch-key';
const FOR_TENANT_KEYS = 'if StringEquals kms:EncryptionContext:purpose tenant-key';

/** Every role and all its permissions. A new permission must be added here, where a reviewer sees it. */
const ROLES: Record<string, string[]> = {
  'Audit EventDetectionsRole': [
    'assumed by Service events.amazonaws.com',
    'allow sns:Publish on <Alerts>',
    'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
  ],
  'Monitoring HealthNoticesRole': [
    'assumed by Service events.amazonaws.com',
    'allow sns:Publish on <Audit Alerts>',
    'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
  ],
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
  'Data MigrationFunctionRole': [
    ...IN_VPC,
    `allow ${LOGS} on <MigrationFunctionLog.Arn>`,
    'allow rds-db:connect on arn:aws:rds-db:eu-central-1:111122223333:dbuser:<DatabaseClusterGeneration1Cluster.DBClusterResourceId>/bulwark_master',
  ],
  // It may create and destroy keys of epochs, and use no key of a tenant.
  'Data KeeperFunctionRole': [
    ...IN_VPC,
    `allow ${LOGS} on <KeeperFunctionLog.Arn>`,
    `allow rds-db:connect on ${OWN_USER}/bulwark_keeper`,
    `allow kms:Decrypt, kms:GenerateDataKey on ${KEYS} ${FOR_EPOCHS}`,
    'allow kms:CreateKey on * if StringEquals aws:RequestTag/bulwark-epochs sandbox',
    `allow kms:TagResource on ${KEYS} if StringEquals aws:RequestTag/bulwark-epochs sandbox`,
    `allow kms:ScheduleKeyDeletion on ${KEYS} if StringEquals aws:ResourceTag/bulwark-epochs sandbox`,
  ],
  'Data TenantTasksFunctionRole': [
    ...IN_VPC,
    `allow ${LOGS} on <TenantTasksFunctionLog.Arn>`,
    `allow rds-db:connect on ${OWN_USER}/bulwark_tenants`,
    `allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysSubjects.Arn> ${FOR_TENANT_KEYS}`,
    `allow kms:Decrypt on ${KEYS} ${FOR_EPOCHS}`,
  ],
  'Data BackupsRole': [
    'assumed by Service backup.amazonaws.com',
    'allow rds:DescribeDBClusters, rds:ListTagsForResource on arn:aws:rds:eu-central-1:111122223333:cluster:awsbackup-restore-test-*, arn:aws:rds:eu-central-1:111122223333:cluster:<DatabaseClusterGeneration1Cluster>',
    'allow rds:AddTagsToResource, rds:CopyDBClusterSnapshot, rds:CreateDBClusterSnapshot, rds:DeleteDBClusterSnapshot, rds:DescribeDBClusterSnapshots, rds:ListTagsForResource, rds:ModifyDBClusterSnapshotAttribute on arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:awsbackup:*, arn:aws:rds:eu-central-1:111122223333:cluster:<DatabaseClusterGeneration1Cluster>',
    'allow rds:DescribeDBClusterParameterGroups, rds:DescribeDBSubnetGroups on arn:aws:rds:eu-central-1:111122223333:cluster-pg:<DatabaseClusterParameterGroup>, arn:aws:rds:eu-central-1:111122223333:subgrp:<DatabaseClusterSubnetGroup>',
    'allow rds:AddTagsToResource, rds:DeleteDBCluster, rds:RestoreDBClusterFromSnapshot on arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:awsbackup:*, arn:aws:rds:eu-central-1:111122223333:cluster:awsbackup-restore-test-*, arn:aws:rds:eu-central-1:111122223333:og:default:aurora-postgresql-17, arn:aws:rds:eu-central-1:111122223333:cluster-pg:<DatabaseClusterParameterGroup>, arn:aws:rds:eu-central-1:111122223333:subgrp:<DatabaseClusterSubnetGroup>',
    'allow backup:CopyIntoBackupVault, backup:DescribeBackupVault on <BackupsVault.BackupVaultArn>',
    'allow kms:Decrypt, kms:DescribeKey, kms:GenerateDataKey on <Encryption KeysDatabase.Arn>',
    'allow kms:CreateGrant on <Encryption KeysDatabase.Arn> if Bool kms:GrantIsForAWSResource true',
  ],
  // It runs outside the VPC.
  'Identity TokenClaimsFunctionRole': [
    'assumed by Service lambda.amazonaws.com',
    'allow sqs:SendMessage on <Audit DeadLetters.Arn>',
    'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
    `allow ${LOGS} on <TokenClaimsFunctionLog.Arn>`,
    `allow ${TRACES} on *`,
  ],
  'Api FunctionsReadRole': [
    ...IN_VPC,
    `allow ${LOGS} on <FunctionsReadLog.Arn>`,
    `allow rds-db:connect on ${USER}/bulwark_read`,
    `allow kms:Decrypt on <Encryption KeysSubjects.Arn> ${FOR_TENANT_KEYS}`,
    `allow kms:Decrypt on ${KEYS} ${FOR_EPOCHS}`,
  ],
  'Api FunctionsWriteRole': [
    ...IN_VPC,
    `allow ${LOGS} on <FunctionsWriteLog.Arn>`,
    `allow rds-db:connect on ${USER}/bulwark_write`,
    `allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysSubjects.Arn> ${FOR_TENANT_KEYS}`,
    `allow kms:Decrypt on ${KEYS} ${FOR_EPOCHS}`,
  ],
  // It deletes tenant keys in the database and uses no KMS key.
  'Api FunctionsEraseRole': [
    ...IN_VPC,
    `allow ${LOGS} on <FunctionsEraseLog.Arn>`,
    `allow rds-db:connect on ${USER}/bulwark_erase`,
  ],
  'Api RecordsAccountLoggingRole': [
    'assumed by Service apigateway.amazonaws.com',
    'allow logs:CreateLogGroup, logs:CreateLogStream, logs:DescribeLogGroups, logs:DescribeLogStreams, logs:FilterLogEvents, logs:GetLogEvents, logs:PutLogEvents on arn:aws:logs:eu-central-1:111122223333:log-group:*',
  ],
};

/** In production functions use the proxy, the instances are monitored, and CodeDeploy has a role for canaries. */
const PRODUCTION_ROLES: Record<string, string[]> = {
  ...Object.fromEntries(
    Object.entries(ROLES).map(([role, rights]) => [
      role,
      rights.map((right) =>
        right
          .replace(USER, PROXY_USER)
          .replace(
            /<DatabaseCluster\w+[.]DBClusterResourceId>(?=.bulwark_[kt])/,
            '<DatabaseProxyZonesabc.DBProxyArn>[6]',
          )
          .replace('-epochs sandbox', '-epochs production'),
      ),
    ]),
  ),
  'Data DatabaseClusterGeneration1MonitoringRole': [
    'assumed by Service monitoring.rds.amazonaws.com if StringEquals aws:SourceAccount 111122223333, ArnLike aws:SourceArn arn:aws:rds:eu-central-1:111122223333:db:*',
    'allow logs:CreateLogGroup, logs:PutRetentionPolicy on arn:aws:logs:eu-central-1:111122223333:log-group:RDSOSMetrics, arn:aws:logs:eu-central-1:111122223333:log-group:RDSOSMetrics:*',
    'allow logs:CreateLogStream, logs:DescribeLogStreams, logs:GetLogEvents, logs:PutLogEvents on arn:aws:logs:eu-central-1:111122223333:log-group:RDSOSMetrics:log-stream:*',
  ],
  'Detection AccountSetupFunctionRole': [
    'assumed by Service lambda.amazonaws.com',
    'allow sqs:SendMessage on <Audit DeadLetters.Arn>',
    'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
    'allow logs:CreateLogStream, logs:PutLogEvents on <AccountSetupFunctionLog.Arn>',
    'allow inspector2:BatchGetAccountStatus, inspector2:Disable, inspector2:Enable, xray:PutTelemetryRecords, xray:PutTraceSegments on *',
    'allow ssm:DeleteParameter, ssm:GetParameter, ssm:PutParameter on arn:aws:ssm:eu-central-1:111122223333:parameter/production/inspector-scans',
    ...[
      ['inspector2.amazonaws.com', 'AWSServiceRoleForAmazonInspector2'],
      ['config.amazonaws.com', 'AWSServiceRoleForConfig'],
    ].map(
      ([service, name]) =>
        `allow iam:CreateServiceLinkedRole on arn:aws:iam::111122223333:role/aws-service-role/${service}/${name} if StringEquals iam:AWSServiceName ${service}`,
    ),
  ],
  'Data DatabaseProxyRole': [
    'assumed by Service rds.amazonaws.com',
    `allow rds-db:connect on ${['erase', 'keeper', 'read', 'tenants', 'write'].map((user) => `arn:aws:rds-db:eu-central-1:111122223333:dbuser:<${CLUSTER}.DBClusterResourceId>/bulwark_${user}`).join(', ')}`,
  ],
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

describe('every role has exactly these permissions', () => {
  test('in a sandbox', () => {
    expect(readRoleRights(synthStacks(sandboxSettings))).toEqual({ ...ROLES, ...RESPONSE_ROLES });
  });

  test('in production', () => {
    const renamed: object = JSON.parse(JSON.stringify(RESPONSE_ROLES).replaceAll('sandbox', 'production'));
    expect(readRoleRights(synthStacks(productionSettings))).toEqual({ ...PRODUCTION_ROLES, ...renamed });
  });
});
