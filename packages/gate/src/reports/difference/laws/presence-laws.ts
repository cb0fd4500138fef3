import { judgeOpeningPresence, judgePresence } from '../judge-setting';
import type { SettingLaw } from '../setting-law';

/** Parts that protect, or open something, by being there. */
export const presenceLaws: readonly SettingLaw[] = [
  {
    of:
      'KmsKeyId KMSKeyId KmsKeyArn KmsKey KMSMasterKeyID KmsMasterKeyId EncryptionKey EncryptionKeyArn KeyArn KMSKeyArn ' +
      'KmsKeyIdentifier PerformanceInsightsKMSKeyId SSESpecification BucketEncryption EncryptionInfo EncryptionConfiguration ' +
      'EncryptionConfig EncryptionSettings ServerSideEncryptionConfiguration StreamEncryption EncryptionAtRestOptions ' +
      'NodeToNodeEncryptionOptions DomainEndpointOptions SecurityConfiguration KmsEncryptionConfig',
    judge: judgePresence,
  },
  { of: /(?:^|\.)(?:\w*(?:Kms|KMS)\w*(?:Key|Arn|Id)\w*|\w*EncryptionKey\w*)$/, judge: judgePresence },
  {
    of:
      'AccessLogSetting AccessLogSettings AccessLoggingPolicy LoggingConfiguration LoggingConfig LogConfiguration LoggingInfo ' +
      'LoggingProperties CloudWatchLogsLogGroupArn CloudWatchLogsRoleArn LogPublishingOptions LogDestination ' +
      'MonitoringRoleArn SnsTopicName SnsTopicArn TracingConfig NotificationConfig ImageScanningConfiguration LogGroupName',
    judge: judgePresence,
  },
  {
    of:
      'AuthorizerId PermissionsBoundary WebACLId WebACLArn SourceArn SourceAccount EventSourceToken PrincipalOrgID ' +
      'RequestValidatorId RequestModels ClientCertificateId MutualTlsAuthentication MutualAuthentication TruststoreUri ' +
      'CodeSigningConfigArn Authentication AuthenticationOptions AdvancedSecurityOptions UserPoolAddOns ' +
      'AccountTakeoverRiskConfiguration CompromisedCredentialsRiskConfiguration ExternalId',
    judge: judgePresence,
  },
  {
    of:
      'VpcConfig VpcConfiguration VPCOptions PublicAccessBlockConfiguration OwnershipControls ObjectLockConfiguration ' +
      'VersioningConfiguration PointInTimeRecoverySpecification ReplicationConfiguration LifecycleConfiguration BackupPolicy ' +
      'LockConfiguration DeadLetterConfig RedrivePolicy OnFailure RotationRules RotationLambdaARN DataProtectionPolicy ' +
      'OriginAccessControlId OriginAccessIdentity TrustedKeyGroups TrustedSigners ResponseHeadersPolicyId GeoRestriction ' +
      'RateBasedStatement GuardrailConfiguration HealthCheckConfig',
    judge: judgePresence,
  },
  {
    of:
      'WebsiteConfiguration CorsConfiguration Cors CorsRules AccelerateConfiguration FunctionUrlConfig KeyName ' +
      'NatGatewayId EgressOnlyInternetGatewayId TransitGatewayId VpcPeeringConnectionId ScopeDownStatement',
    judge: judgeOpeningPresence,
  },
];
