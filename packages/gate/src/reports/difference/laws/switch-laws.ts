import { judgeDefaultOpening, judgeDefaultSafeguard, judgeOpening, judgeSafeguard } from '../judge-setting';
import type { SettingLaw } from '../setting-law';

/** Switches by the names that they have in most services. */
export const switchLaws: readonly SettingLaw[] = [
  {
    of:
      'StorageEncrypted Encrypted Encrypt RequireEncryption SSEEnabled SqsManagedSseEnabled KMSEncrypted RequireEncryptionInTransit ' +
      'AtRestEncryptionEnabled TransitEncryptionEnabled CloudWatchEncryptionEnabled S3EncryptionEnabled CacheDataEncrypted ' +
      'RootVolumeEncryptionEnabled UserVolumeEncryptionEnabled EnableParametersEncryption EnableInterContainerTrafficEncryption ' +
      'EnforceHTTPS EnforceWorkGroupConfiguration TLSEnabled RequireTLS EnableSsl HttpsRedirectionEnabled EnableOCSPCheck',
    judge: judgeSafeguard,
  },
  {
    of:
      'DeletionProtection DeletionProtectionEnabled DeletionProtected DeleteProtection TerminationProtection ' +
      'TerminationProtectionEnabled TerminationProtected DisableApiTermination DisableApiStop FirewallPolicyChangeProtection ' +
      'SubnetChangeProtection AvailabilityZoneChangeProtection ObjectLockEnabled ObjectVersioning Versioned Worm MultiAZ MultiAZEnabled ' +
      'MultiAZWithStandbyEnabled AutomaticFailoverEnabled PointInTimeRecoveryEnabled EnableContinuousBackup SnapshotsEnabled BackupRetention',
    judge: judgeSafeguard,
  },
  {
    of:
      'EnableLogFileValidation IsMultiRegionTrail IsOrganizationTrail IsLogging IsLoggingEnabled LogEnabled CwLogEnabled BgpLogEnabled ' +
      'FlowLogsEnabled CloudwatchLogsEnabled AccessLoggingEnabled IncludeGlobalServiceEvents IncludeManagementEvents ' +
      'CloudWatchMetricsEnabled MetricsEnabled DetailedMetricsEnabled SampledRequestsEnabled ActionsEnabled TracingEnabled XrayEnabled ' +
      'AllSupported IncludeGlobalResourceTypes EnableDefaultStandards AutoEnable AutoEnableControls AutoEnableMembers AutoEnrollment ' +
      'AllAwsRegions AllRegions IncludeFutureRegions ScanOnPush ScanEnabled ImageScanningEnabled GeneralPurposeScanning DeepThreatInspection ' +
      'EvaluateTargetHealth HealthCheckEnabled PerformanceInsightsEnabled EnablePerformanceInsights',
    judge: judgeSafeguard,
  },
  {
    of:
      'ApiKeyRequired EnableIAMDatabaseAuthentication IamAuthEnabled EnableIamSessionBasedIdentity ValidateRequestBody ' +
      'ValidateRequestParameters ValidateBody ValidateParameters RequireLowercase RequireNumbers RequireSymbols RequireUppercase ' +
      'EnableTokenRevocation GenerateSecret AllowAdminCreateUserOnly ChallengeRequiredOnNewDevice EnableEmailMfa ' +
      'UserInteractionRequired ServerSideTokenCheck FineGrainedAuthorizationEnabled QueryAccessControlEnabled ' +
      'IdentityCenterApplicationAssignmentRequired RunAsNonRoot PasswordResetRequired Strict Enforced',
    judge: judgeSafeguard,
  },
  {
    of:
      'BlockPublicAcls BlockPublicPolicy IgnorePublicAcls RestrictPublicBuckets ReadonlyRootFilesystem ReadOnlyRootFilesystem ReadOnly ' +
      'EnableNetworkIsolation DisableExecuteApiEndpoint DisableNetworking DisableIMDSV1 EnhancedVpcRouting ApplianceModeSupport ' +
      'EnableKeyRotation ManageMasterUserPassword ManageMasterPassword RotateMasterUserPassword AutoMinorVersionUpgrade ' +
      'AutoSoftwareUpdateEnabled FipsEnabled SigningEnabled DkimSigningEnabled EndpointPrivateAccess EnableStrictOriginEnforcement ' +
      'RequestMACSec EnableTLSSessionHolding',
    judge: judgeSafeguard,
  },
  { of: 'SourceDestCheck AcceptanceRequired', judge: judgeDefaultSafeguard },
  { of: 'DeleteAutomatedBackups DirectInternetAccess EndpointPublicAccess RootAccess', judge: judgeDefaultOpening },
  {
    of:
      'PubliclyAccessible IsPubliclyAccessible IsPublic PublicConnectivity PubliclyAdvertisable AssignPublicIp MapPublicIpOnLaunch ' +
      'AssociatePublicIpAddress AssignIpv6AddressOnCreation AssociateCarrierIpAddress AutoAssignPublicIps AutoAssignElasticIps CreatePublicIP ' +
      'EnableDefaultInternetAccess Ipv6InternetAccessEnabled EnableHttpEndpoint EnableSSMAccess CrossAccount ' +
      'AutoAcceptSharedAttachments AutoAccept AllowExternalPrincipals EgressEnabled IngestionEnabled InsecureSsl InsecureIngest ' +
      'DisableSsl EncryptionDisabled SigningDisabled SplitTunnel',
    judge: judgeOpening,
  },
  {
    of:
      'Privileged PrivilegedMode AllowPrivilegeEscalation HostNetwork ShareProcessNamespace AccessSysfs MountROSysfs EnableExecuteCommand ' +
      'AllowCredentials AccessControlAllowCredentials AllowUnauthenticatedIdentities AnonymousAuthEnabled AllowClassicFlow ' +
      'AllowAuthorizerOverride AllowCleartext EnableBasicAuth ConsoleAccess ElevatedActionsEnabled NoPasswordRequired ' +
      'InternalUserDatabaseEnabled BootstrapClusterCreatorAdminPermissions DisableSSO DisableSessionTags AcceptRoleSessionName ' +
      'AuthorizeAllGroups IgnoreClientCertificateExpiry IgnoreCertificateExpiry ExportableKey Exportable ' +
      'EnableFaultInjection EnableDebugLogDelivery EnablePropagateAdditionalUserContextData',
    judge: judgeOpening,
  },
  {
    of:
      'DataTraceEnabled IncludeExecutionData IncludeCookies IncludeBody UserDataShared BypassPolicyLockoutSafetyCheck ' +
      'BypassPolicyLockoutCheck EmptyOnDelete ForceDelete DisableAutomatedBackup ' +
      'DeleteAllPolicyResources RecursiveDeleteOption SkipResourceInUseCheckOnDelete AllowMajorVersionUpgrade DeleteSourceFromS3 ' +
      'SuppressAlerts RuleDisabled IsPaused IsDisabled Disabled PendingDeletion',
    judge: judgeOpening,
  },
  { of: /(?:^|\.)(?:Enabled?|IsEnabled|Status|State|EnabledState|Activated?|Active)$/, judge: judgeSafeguard },
  { of: /(?:^|\.)(?:Allow|Public|Unauthenticated|Anonymous|Skip|Bypass|Insecure)\w*$/, judge: judgeOpening },
];
