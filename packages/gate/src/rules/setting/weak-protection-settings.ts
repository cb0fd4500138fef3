import { row, type WeakSetting } from './weak-setting';

/** Settings by which data, logs and evidence are lost or read by others. */
export const WEAK_PROTECTION_SETTINGS: readonly WeakSetting[] = [
  // Protections that can be passed by.
  row(
    ['AWS::AppConfig::ConfigurationProfile', 'AWS::AppConfig::Environment'],
    'DeletionProtectionCheck',
    'BYPASS',
    'lets a configuration be deleted while applications read it',
  ),
  row(
    ['AWS::EFS::FileSystem', 'AWS::KMS::Key'],
    'BypassPolicyLockoutSafetyCheck',
    'true',
    'lets a policy lock everyone out, also those who could mend it',
  ),
  row(
    'AWS::EFS::FileSystem',
    'FileSystemProtection.ReplicationOverwriteProtection',
    'DISABLED',
    'lets a replication overwrite the file system',
  ),
  row('AWS::DataSync::Task', 'Options.VerifyMode', 'NONE', 'lets damaged or changed copies pass unseen'),

  // Logs, evidence and detection.
  row('AWS::CloudTrail::Trail', 'IncludeGlobalServiceEvents', 'false', 'leaves events of IAM and STS out of the trail'),
  row('AWS::AuditManager::Assessment', 'Status', 'INACTIVE', 'stops the collection of evidence'),
  row('AWS::CodeStarNotifications::NotificationRule', 'Status', 'DISABLED', 'stops the notifications'),
  row('AWS::DMS::EventSubscription', 'Enabled', 'false', 'stops the notifications'),
  row(
    'AWS::BedrockAgentCore::BrowserCustom',
    'RecordingConfig.Enabled',
    'false',
    'leaves no record of what an agent did in the browser',
  ),
  row(
    ['AWS::ImageBuilder::Image', 'AWS::ImageBuilder::ImagePipeline'],
    'ImageScanningConfiguration.ImageScanningEnabled',
    'false',
    'releases images without a scan for vulnerabilities',
  ),
  row('AWS::SES::ReceiptRule', 'Rule.ScanEnabled', 'false', 'delivers mail with viruses'),

  // Data in logs, and data that is passed on.
  row('AWS::Events::EventBus', 'LogConfig.IncludeDetail', 'FULL', 'writes the content of events to logs'),
  row('AWS::Pipes::Pipe', 'LogConfiguration.IncludeExecutionData.*', 'ALL', 'writes the content of messages to logs'),
  row('AWS::CloudFront::Distribution', 'DistributionConfig.Logging.IncludeCookies', 'true', 'writes sessions to logs'),
  row(
    'AWS::CloudFront::RealtimeLogConfig',
    'Fields.*',
    ['cs-cookie', 'cs-headers'],
    'writes sessions and tokens to logs',
  ),
  row('AWS::RDS::DBProxy', 'DebugLogging', 'true', 'writes statements with their data to logs'),
  row(
    'AWS::ApiGateway::Deployment',
    'StageDescription.MethodSettings.*.DataTraceEnabled',
    'true',
    'writes requests and responses to logs',
  ),
  row(
    ['AWS::ApiGateway::Deployment'],
    'StageDescription.DataTraceEnabled',
    'true',
    'writes requests and responses to logs',
  ),
  row(
    'AWS::Cognito::UserPoolClient',
    'AnalyticsConfiguration.UserDataShared',
    'true',
    'copies data of users to Amazon Pinpoint',
  ),
  row('AWS::CleanRooms::Collaboration', 'DataEncryptionMetadata.AllowCleartext', 'true', 'takes unencrypted columns'),
  row('AWS::EventSchemas::Discoverer', 'CrossAccount', 'true', 'records events of other accounts'),
  row(
    'AWS::LakeFormation::DataLakeSettings',
    'AllowExternalDataFiltering',
    'true',
    'lets engines of others filter the data, so that they read all of it',
  ),
  row(
    'AWS::IoT::TopicRule',
    'TopicRulePayload.Actions.*.S3.CannedAcl',
    ['public-read', 'public-read-write'],
    'makes every object public',
  ),
  row(
    'AWS::IoT::TopicRule',
    'TopicRulePayload.ErrorAction.S3.CannedAcl',
    ['public-read', 'public-read-write'],
    'makes every object public',
  ),
];
