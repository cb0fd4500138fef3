/** Every role of the response stack of a sandbox and all its permissions, for test/app/roles.test.ts as well. */

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';
const ARCHIVE = '<Audit Archive.Arn>';
const DENY_ALL = 'StringEquals iam:PolicyARN arn:aws:iam::aws:policy/AWSDenyAll';
const OWN_ROLES = `arn:aws:iam::${ACCOUNT}:role/sandbox-*`;
const OWN_USERS = `arn:aws:iam::${ACCOUNT}:user/sandbox-*`;
const USERS = `arn:aws:iam::${ACCOUNT}:user/*`;
const TAGGED = 'aws:ResourceTag/environment sandbox';
const OWN_FUNCTIONS = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:sandbox-`;
const RDS = `arn:aws:rds:${REGION}:${ACCOUNT}`;
const PUBLISH = 'allow sns:Publish on <Audit Alerts>';
const IP_SET = 'allow wafv2:GetIPSet, wafv2:UpdateIPSet on <Api WebAclBlockedAddresses.Arn>';
const TRACES = 'xray:PutTelemetryRecords, xray:PutTraceSegments';
const RECORD = `allow s3:GetObject, s3:PutObject on ${ARCHIVE}/incidents/*`;

/** A function has its log, its traces, the dead letter queue and the key of the archive. */
function describeFunction(name: string, withoutResource: readonly string[], ...own: readonly string[]) {
  return [
    `Response ${name}Role`,
    [
      'assumed by Service lambda.amazonaws.com',
      'allow sqs:SendMessage on <Audit DeadLetters.Arn>',
      'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysAudit.Arn>, <Encryption KeysMessaging.Arn>',
      `allow logs:CreateLogStream, logs:PutLogEvents on <${name}Log.Arn>`,
      `allow ${[...withoutResource, TRACES].join(', ')} on *`,
      ...own,
    ],
  ] as const;
}

function describeMachine(id: string, playbook: string) {
  const machine = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:sandbox-${playbook}`;
  const key = '<Encryption KeysSecrets.Arn> if StringEquals kms:EncryptionContext';
  return [
    `Response ${id}MachineRole`,
    [
      `assumed by Service states.amazonaws.com if StringEquals aws:SourceAccount ${ACCOUNT}, ArnLike aws:SourceArn ${machine}`,
      `allow lambda:InvokeFunction on <ApprovalsAsk.Arn>, <Close.Arn>, <Playbooks${id}.Arn>`,
      `allow logs:CreateLogDelivery, logs:DeleteLogDelivery, logs:DescribeLogGroups, logs:DescribeResourcePolicies, logs:GetLogDelivery, logs:ListLogDeliveries, logs:PutResourcePolicy, logs:UpdateLogDelivery, xray:GetSamplingRules, xray:GetSamplingTargets, ${TRACES} on *`,
      `allow kms:Decrypt, kms:GenerateDataKey on ${key}:aws:states:stateMachineArn ${machine}`,
      `allow kms:GenerateDataKey on ${key}:SourceArn arn:aws:logs:${REGION}:${ACCOUNT}:*`,
    ],
  ] as const;
}

export const RESPONSE_ROLES: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  describeFunction(
    'ApprovalsDecide',
    ['states:SendTaskFailure, states:SendTaskSuccess'],
    `allow s3:GetObject, s3:PutObject on ${ARCHIVE}/approvals/*`,
    'allow kms:VerifyMac on <ApprovalsKey.Arn>',
  ),
  describeFunction(
    'ApprovalsAsk',
    [],
    `allow s3:PutObject on ${ARCHIVE}/approvals/*, ${ARCHIVE}/incidents/*`,
    'allow kms:GenerateMac on <ApprovalsKey.Arn>',
    PUBLISH,
  ),
  describeFunction(
    'Close',
    [],
    `allow s3:PutObject on ${ARCHIVE}/incident-days/*, ${ARCHIVE}/incidents/*`,
    `allow s3:GetObject on ${ARCHIVE}/incidents/*`,
    PUBLISH,
  ),
  describeFunction(
    'PlaybooksContainFunction',
    [],
    RECORD,
    `allow lambda:DeleteFunctionConcurrency, lambda:GetFunction, lambda:PutFunctionConcurrency on ${OWN_FUNCTIONS}*`,
    `deny lambda:DeleteFunctionConcurrency, lambda:PutFunctionConcurrency on ${OWN_FUNCTIONS}Response-*`,
    `allow iam:ListAttachedRolePolicies on ${OWN_ROLES}`,
    `allow iam:AttachRolePolicy, iam:DetachRolePolicy on ${OWN_ROLES} if ${DENY_ALL}`,
    `deny iam:AttachRolePolicy, iam:DetachRolePolicy on arn:aws:iam::${ACCOUNT}:role/sandbox-Response-*`,
  ),
  describeFunction(
    'PlaybooksQuarantineCredential',
    [],
    RECORD,
    `allow iam:GetRole, iam:ListAttachedRolePolicies on ${OWN_ROLES}`,
    `allow iam:AttachRolePolicy, iam:DetachRolePolicy on ${OWN_ROLES} if ${DENY_ALL}`,
    `deny iam:AttachRolePolicy, iam:DetachRolePolicy on arn:aws:iam::${ACCOUNT}:role/sandbox-Response-*`,
    `allow iam:ListAttachedUserPolicies, iam:UpdateAccessKey on ${OWN_USERS}`,
    `allow iam:AttachUserPolicy, iam:DetachUserPolicy on ${OWN_USERS} if ${DENY_ALL}`,
    `allow iam:ListAccessKeys, iam:ListAttachedUserPolicies, iam:ListUserTags on ${USERS}`,
    `allow iam:AttachUserPolicy, iam:DetachUserPolicy on ${USERS} if ${DENY_ALL}, ${TAGGED}`,
    `allow iam:UpdateAccessKey on ${USERS} if StringEquals ${TAGGED}`,
  ),
  describeFunction('PlaybooksBlockAddress', [], RECORD, IP_SET, `allow s3:PutObject on ${ARCHIVE}/blocks/*`),
  describeFunction(
    'PlaybooksDisableUser',
    [],
    RECORD,
    'allow cognito-idp:AdminDisableUser, cognito-idp:AdminEnableUser, cognito-idp:AdminGetUser, cognito-idp:AdminUserGlobalSignOut on <Identity UserPool.Arn>',
  ),
  describeFunction(
    'PlaybooksRestoreTrail',
    [],
    RECORD,
    `allow cloudtrail:CreateTrail, cloudtrail:GetEventSelectors, cloudtrail:GetTrail, cloudtrail:PutEventSelectors, cloudtrail:PutInsightSelectors, cloudtrail:StartLogging, cloudtrail:UpdateTrail on arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/sandbox-trail`,
    'allow iam:PassRole on <Audit TrailRole.Arn> if StringEquals iam:PassedToService cloudtrail.amazonaws.com',
    'allow kms:DescribeKey on <Encryption KeysAudit.Arn>',
  ),
  describeFunction(
    'PlaybooksPreserveDatabase',
    [],
    RECORD,
    `allow rds:AddTagsToResource, rds:CreateDBClusterSnapshot on ${RDS}:cluster-snapshot:sandbox-incident-*, ${RDS}:cluster:sandbox-records-*`,
    `allow rds:DescribeDBClusters, rds:ModifyDBCluster on ${RDS}:cluster:sandbox-records-*`,
    `allow rds:RebootDBInstance on ${RDS}:db:sandbox-*`,
    `allow kms:CreateGrant on <Encryption KeysDatabase.Arn> if StringEquals kms:ViaService rds.${REGION}.amazonaws.com, Bool kms:GrantIsForAWSResource true`,
    'allow kms:DescribeKey on <Encryption KeysDatabase.Arn>',
  ),
  describeMachine('ContainFunction', 'contain-function'),
  describeMachine('BlockAddress', 'block-address'),
  describeMachine('DisableUser', 'disable-user'),
  describeMachine('QuarantineCredential', 'quarantine-credential'),
  describeMachine('RestoreTrail', 'restore-trail'),
  describeMachine('PreserveDatabase', 'preserve-database'),
  describeFunction(
    'RouterRoute',
    [],
    `allow s3:PutObject on ${ARCHIVE}/incident-days/*, ${ARCHIVE}/incidents/*`,
    `allow s3:GetObject on ${ARCHIVE}/incidents/*`,
    PUBLISH,
    'allow states:StartExecution on <BlockAddressMachine.Arn>, <ContainFunctionMachine.Arn>, <DisableUserMachine.Arn>, <PreserveDatabaseMachine.Arn>, <QuarantineCredentialMachine.Arn>, <RestoreTrailMachine.Arn>',
  ),
  [
    'Response UnfinishedRole',
    [
      'assumed by Service events.amazonaws.com',
      PUBLISH,
      'allow kms:Decrypt, kms:GenerateDataKey on <Encryption KeysMessaging.Arn>',
    ],
  ],
  describeFunction('ScheduledSweep', [], IP_SET, `allow s3:GetObject on ${ARCHIVE}/blocks/*`),
  describeFunction(
    'ScheduledDigest',
    [],
    `allow s3:ListBucket on ${ARCHIVE} if StringLike s3:prefix incident-days/*`,
    `allow s3:GetObject on ${ARCHIVE}/incident-days/*`,
    PUBLISH,
  ),
]);
