import { judgeLimit, judgeMinimum, judgeRetention, judgeTls, judgeVersion } from '../judge-setting';
import type { SettingLaw } from '../setting-law';

/** Numbers and versions by the names that they have in most services. */
export const numberLaws: readonly SettingLaw[] = [
  {
    of:
      'ThrottlingRateLimit ThrottlingBurstLimit RateLimit BurstLimit Limit QueryDepthLimit ResolverCountLimit AccessTokenValidity ' +
      'IdTokenValidity RefreshTokenValidity AuthSessionValidity MaxSessionDuration SessionDuration AuthorizerResultTtlInSeconds ' +
      'MaxAge MaxAgeSeconds CacheTtlInSeconds IdleClientTimeout IdleSessionTTLInSeconds TemporaryPasswordValidityDays ' +
      'UnusedAccountValidityDays RetryGracePeriodSeconds KmsDataKeyReusePeriodSeconds HttpPutResponseHopLimit',
    judge: judgeLimit,
  },
  {
    of:
      'ReservedConcurrentExecutions MaximumConcurrency MaximumEventAgeInSeconds MaximumRetryAttempts MaxConnectionsPercent ' +
      'MaxIdleConnectionsPercent ConnectionBorrowTimeout RotationPeriodInDays AutomaticallyAfterDays maxReceiveCount ' +
      'EvaluationPeriods DatapointsToAlarm MaxAggregationInterval StartWindowMinutes CompletionWindowMinutes ' +
      'UnusedAccessAge maxLength maximum maxItems maxProperties exclusiveMaximum',
    judge: judgeLimit,
  },
  {
    of:
      'MinimumLength PasswordHistorySize PendingWindowInDays minLength minimum minItems exclusiveMinimum MinimalKeyLength ' +
      'PasswordLength MinApprovalsRequired',
    judge: judgeMinimum,
  },
  {
    of:
      'RetentionInDays RetentionPeriod RetentionPeriodHours RetentionPeriodInDays RetentionPeriodValue RetentionDays Retention ' +
      'BackupRetentionPeriod DeleteAfterDays ExpirationInDays NoncurrentDays NoncurrentVersionExpirationInDays NewerNoncurrentVersions ' +
      'MinRetentionDays MaxRetentionDays ChangeableForDays MessageRetentionPeriod SnapshotRetentionLimit SnapshotRetentionPeriod ' +
      'AutomatedSnapshotRetentionPeriod ManualSnapshotRetentionPeriod AutomaticBackupRetentionDays Days Years ' +
      'RecoveryPeriodInDays RetentionLockTimeInDays RetentionDuration MaxBackupsToRetain SelectionWindowDays',
    judge: judgeRetention,
  },
  {
    of: /(?:^|\.)(?:MinimumProtocolVersion|SecurityPolicy(?:Name)?|SslPolicy|TLSSecurityPolicy|TlsPolicy|MinimumTlsVersion|\w*TlsVersion)$/,
    judge: judgeTls,
  },
  { of: 'EngineVersion PlatformVersion RuntimeVersion Runtime', judge: judgeVersion },
];
