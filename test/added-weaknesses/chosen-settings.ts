import type { AddedWeakness } from './added-weakness';
import {
  KEY,
  NO_AUTHENTICATION,
  NO_DETECTION,
  NO_LOGS,
  NO_PROTECTION,
  PRIVILEGED,
  PUBLIC,
  TOO_BROAD,
  TRANSIT,
  WORK,
  weaken,
} from './weakened-properties';

const BUS = 'arn:aws:events:eu-central-1:111122223333:event-bus/records';
const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:records';
const LOGS = 'arn:aws:logs:eu-central-1:111122223333:log-group:records';

/** Settings that an engineer chooses although the default is better. */
export const chosenSettingWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::AppConfig::ConfigurationProfile',
    { ApplicationId: 'app', LocationUri: 'hosted', Name: 'limits', KmsKeyIdentifier: KEY },
    [['chosen-configuration', NO_PROTECTION, 'DeletionProtectionCheck', 'BYPASS', /be deleted while/]],
  ),
  ...weaken('AWS::SSMIncidents::ReplicationSet', { Regions: [], DeletionProtected: true }, [
    ['chosen-incidents', NO_PROTECTION, 'DeletionProtected', false, /delete all incident records/],
  ]),
  ...weaken(
    'AWS::DataSync::Task',
    {
      SourceLocationArn: 'a',
      DestinationLocationArn: 'b',
      CloudWatchLogGroupArn: LOGS,
      Options: { LogLevel: 'TRANSFER', VerifyMode: 'POINT_IN_TIME_CONSISTENT' },
    },
    [['chosen-unverified', NO_DETECTION, 'Options.VerifyMode', 'NONE', /changed copies pass/]],
  ),
  ...weaken('AWS::AuditManager::Assessment', { Name: 'pci', FrameworkId: 'f', Status: 'ACTIVE' }, [
    ['chosen-no-evidence', NO_LOGS, 'Status', 'INACTIVE', /stops the collection of evidence/],
  ]),
  ...weaken(
    'AWS::CodeStarNotifications::NotificationRule',
    {
      Name: 'failures',
      DetailType: 'BASIC',
      EventTypeIds: ['codebuild-project-build-state-failed'],
      Resource: 'arn:aws:codebuild:eu-central-1:111122223333:project/app',
      Targets: [{ TargetType: 'SNS', TargetAddress: 'arn:aws:sns:eu-central-1:111122223333:alerts' }],
      Status: 'ENABLED',
    },
    [['chosen-silent', NO_DETECTION, 'Status', 'DISABLED', /stops the notifications/]],
  ),
  ...weaken(
    'AWS::Events::EventBus',
    { Name: 'records', KmsKeyIdentifier: KEY, LogConfig: { Level: 'ERROR', IncludeDetail: 'NONE' } },
    [['chosen-event-content', TOO_BROAD, 'LogConfig.IncludeDetail', 'FULL', /content of events to logs/]],
  ),
  ...weaken(
    'AWS::Pipes::Pipe',
    {
      RoleArn: WORK,
      Source: QUEUE,
      Target: BUS,
      KmsKeyIdentifier: KEY,
      LogConfiguration: { Level: 'ERROR', CloudwatchLogsLogDestination: { LogGroupArn: LOGS } },
    },
    [['chosen-message-content', TOO_BROAD, 'LogConfiguration.IncludeExecutionData', ['ALL'], /content of messages/]],
  ),
  ...weaken(
    'AWS::CleanRooms::Collaboration',
    {
      Name: 'study',
      Description: 'study',
      CreatorDisplayName: 'app',
      CreatorMemberAbilities: ['CAN_QUERY'],
      QueryLogStatus: 'ENABLED',
      Members: [],
      DataEncryptionMetadata: {
        AllowCleartext: false,
        AllowDuplicates: false,
        AllowJoinsOnColumnsWithDifferentNames: false,
        PreserveNulls: false,
      },
    },
    [['chosen-cleartext', TOO_BROAD, 'DataEncryptionMetadata.AllowCleartext', true, /unencrypted columns/]],
  ),
  ...weaken('AWS::CodeStar::GitHubRepository', { RepositoryName: 'app', RepositoryOwner: 'example', IsPrivate: true }, [
    ['chosen-public-code', PUBLIC, 'IsPrivate', false, /publishes the source code/],
  ]),
  ...weaken('AWS::EC2::IPAMPool', { AddressFamily: 'ipv6', IpamScopeId: 's', PubliclyAdvertisable: false }, [
    ['chosen-announced', PUBLIC, 'PubliclyAdvertisable', true, /announces the addresses/],
  ]),
  ...weaken('AWS::EC2::VPCEncryptionControl', { VpcId: 'vpc-1', Mode: 'enforce' }, [
    ['chosen-monitor-only', TRANSIT, 'Mode', 'monitor', /unencrypted traffic pass/],
    ['chosen-gateway-plain', TRANSIT, 'InternetGatewayExclusionInput', 'enable', /unencrypted traffic pass/],
  ]),
  ...weaken(
    'AWS::Cognito::IdentityPoolRoleAttachment',
    {
      IdentityPoolId: 'pool',
      Roles: { authenticated: WORK },
      RoleMappings: { app: { IdentityProvider: 'p', Type: 'Token', AmbiguousRoleResolution: 'Deny' } },
    },
    [
      [
        'chosen-ambiguous-role',
        TOO_BROAD,
        'RoleMappings.app.AmbiguousRoleResolution',
        'AuthenticatedRole',
        /users whom no rule names/,
      ],
    ],
  ),
  ...weaken('AWS::Cognito::UserPoolUser', { UserPoolId: 'pool', Username: 'operator', ForceAliasCreation: false }, [
    ['chosen-alias', NO_AUTHENTICATION, 'ForceAliasCreation', true, /address away from another user/],
  ]),
  ...weaken(
    'AWS::Chatbot::SlackChannelConfiguration',
    {
      ConfigurationName: 'operations',
      IamRoleArn: WORK,
      SlackChannelId: 'C1',
      SlackWorkspaceId: 'T1',
      LoggingLevel: 'INFO',
      GuardrailPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
      UserRoleRequired: true,
    },
    [['chosen-channel-role', TOO_BROAD, 'UserRoleRequired', false, /every member of the channel/]],
  ),
  ...weaken(
    'AWS::Scheduler::Schedule',
    {
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      KmsKeyArn: KEY,
      Target: {
        Arn: 'arn:aws:ecs:eu-central-1:111122223333:cluster/app',
        RoleArn: WORK,
        DeadLetterConfig: { Arn: QUEUE },
        EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:eu-central-1:111122223333:task-definition/app:1' },
      },
    },
    [['chosen-task-shell', PRIVILEGED, 'Target.EcsParameters.EnableExecuteCommand', true, /opens shells/]],
  ),
  ...weaken('AWS::Route53Resolver::ResolverEndpoint', { Direction: 'OUTBOUND', SecurityGroupIds: ['sg-1'] }, [
    ['chosen-resolver-internet', PUBLIC, 'Ipv6InternetAccessEnabled', true, /to the internet/],
  ]),
  ...weaken('AWS::Logs::LogGroup', { LogGroupName: 'records', KmsKeyId: KEY, RetentionInDays: 400 }, [
    ['chosen-short-log', NO_LOGS, 'RetentionInDays', 3, /deletes the log before/],
  ]),
  ...weaken(
    'AWS::Backup::BackupVault',
    {
      BackupVaultName: 'records',
      EncryptionKeyArn: KEY,
      LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 400, ChangeableForDays: 3 },
    },
    [['chosen-short-lock', NO_PROTECTION, 'LockConfiguration.MinRetentionDays', 1, /before an error is noticed/]],
  ),
  ...weaken(
    'AWS::DynamoDB::Table',
    {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
    },
    [
      [
        'chosen-short-recovery',
        NO_PROTECTION,
        'PointInTimeRecoverySpecification.RecoveryPeriodInDays',
        1,
        /before an error is noticed/,
      ],
    ],
  ),
];
