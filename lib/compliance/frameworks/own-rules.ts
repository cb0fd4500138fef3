/** Rules of our own pack by the safeguard that they show. Every rule has its place here: a test misses one that has none. */
export const ownRules = {
  encryptionAtRest: [
    ...['ApiCacheEncrypted', 'BackupVaultOwnKey', 'CloudTrailOwnKey', 'CognitoSenderKey', 'LambdaEnvironmentOwnKey'],
    ...['LogsOwnKey', 'LogsKeyServesThem', 'RdsOwnKey', 'RdsPerformanceInsights', 'S3Encryption', 'S3OwnKey'],
    ...['S3BucketKey', 'SnsOwnKey', 'SqsOwnKey'],
  ],
  keyManagement: [
    ...['KmsDeletionWaits', 'KmsKeyHasAnAdministrator', 'KmsKeyIsEnabled', 'KmsKeyRetained', 'KmsKeyRotates'],
    ...['KmsNoPublicKey', 'KmsKeyOfOneAccount', 'KmsExactActions', 'KmsUseIsBound', 'KmsGrantsOnlyForServices'],
    ...['KmsServicesActForThisAccount', 'KmsTrailFilesOnly', 'IamKeyUseBound', 'IamGrantsForServices'],
  ],
  separateKeyDuties: ['KmsAdministrationApartFromUse'],
  encryptionInTransit: [
    ...['ApiTls', 'ApiStrictEndpoint', 'ApiIntegrationTls', 'ApiClientCertificate', 'CognitoRedirectsEncrypted'],
    ...['LambdaTlsOfTheDatabase', 'RdsCertificateAuthority', 'RdsForcesTls', 'RdsMinimumTls', 'RdsProxyTls'],
    ...['S3DeniesInsecureTransport', 'S3DeniesOldTls', 'SnsDeniesInsecureTransport', 'SqsDeniesInsecureTransport'],
    'SnsSubscriptionHasAnEnd',
  ],
  closedInbound: [
    ...['ApiOneName', 'ApiPrivatePolicy', 'ApiRegionalEndpoint', 'Ec2DefaultGroupClosed', 'Ec2GroupOfANetwork'],
    ...['Ec2NoIngressFromEverybody', 'Ec2OnePort', 'RdsAclAdmitsOnePort', 'RdsAdmitsGroupsOnly'],
    ...['RdsOwnSecurityGroup', 'RdsProxyOwnSecurityGroup', 'RestoreTrialIsPrivate'],
  ],
  closedOutbound: [
    ...['Ec2NoDefaultEgress', 'Ec2NoEgressToEverywhere', 'Ec2EndpointHasPolicy', 'Ec2EndpointExactActions'],
    ...['Ec2EndpointExactResources', 'Ec2EndpointOfThisAccount', 'Ec2EndpointOwnGroup', 'VpcDnsFirewall'],
    ...['DnsFirewallAllowsNamedDomains', 'DnsFirewallBlocksTheRest', 'DnsFirewallCannotBeTakenAway'],
    'DnsFirewallListIsNotEmpty',
  ],
  privateNetwork: [
    ...['Ec2EndpointAnswersToItsName', 'Ec2GatewayServesFunctions', 'Ec2NamesResolveInside', 'Ec2NoPublicAddresses'],
    ...['LambdaWithDatabaseIsPrivate', 'RdsNoPathFromInternet', 'RdsNotPublic', 'RdsOwnNetwork'],
  ],
  noPublicAccess: [
    ...['S3NotPublic', 'S3OwnerEnforced', 'S3PolicyNamesWho', 'SnsPolicyNamesWho', 'SqsPolicyNamesWho'],
    ...['CloudTrailBucketIsClosed', 'BackupVaultAllowsNobody', 'IamTrustNotPublic'],
  ],
  leastPrivilege: [
    ...['IamExactActions', 'IamNamedResources', 'IamNoEscalation', 'IamNoInlinePolicies', 'IamNoUsers'],
    ...['IamPassNamedRole', 'IamPoliciesInTemplates', 'IamPolicyForOneRole', 'IamPolicyVersion'],
    ...['IamRoleReadsOrGrants', 'IamNetworkInterfacesDenied', 'IamTrustConfusedDeputy', 'IamTrustExactActions'],
    ...['IamTrustFederation', 'IamTrustNotWholeAccount', 'IamTrustOnePrincipal', 'IamTrustOtherAccounts'],
    ...['LambdaOwnRole', 'LambdaPermissionNamesItsSource', 'CognitoGroupRole', 'CognitoOwnTriggers'],
    ...['LogsPolicyForServices', 'LogsPolicyForThisAccount', 'LogsPolicyNamesGroups', 'LogsPolicyOnlyWrites'],
    ...['S3PolicyExactActions', 'S3PolicyExactObjects', 'S3ServicesActForOneSource', 'S3ServicesActForThisAccount'],
    ...['SnsPolicyExactActions', 'SnsPolicyExactTopic', 'SnsServicesActForThisAccount', 'SqsPolicyExactActions'],
    ...['SqsPolicyExactQueue', 'SqsServicesActForOneSource', 'SqsServicesActForThisAccount'],
  ],
  authenticatedRequests: [
    ...['ApiMethodAuthorization', 'ApiMethodAuthorizer', 'ApiMethodScopes', 'ApiAuthorizerIdentitySource'],
    ...['ApiAuthorizerMemory', 'ApiAuthorizerPools', 'ApiAuthorizerTokenPattern', 'ApiKeyNotAuthorization'],
    ...['CognitoClientCodeFlow', 'CognitoScopesExist', 'CognitoScopesNamed', 'CognitoSignInFlows'],
    ...['CognitoRedirectsListed', 'CognitoTokenTriggerVersion', 'CognitoTriggersConnected'],
  ],
  secondFactor: [
    ...['CognitoMfaRequired', 'CognitoMfaByApp', 'CognitoNoSignInByMessage', 'CognitoPasskeys', 'CognitoManagedLogin'],
    ...['CognitoPasskeyVerifiesUser', 'CognitoDevicesAreNoFactor'],
  ],
  passwords: ['CognitoPasswordStrength', 'CognitoPasswordHistory', 'CognitoTemporaryPassword'],
  takeoverProtection: [
    ...['CognitoThreatProtection', 'CognitoThreatProtectionOfOwnFlows', 'CognitoRiskOfAllClients', 'CognitoRecovery'],
    ...['CognitoTakeoverAnswered', 'CognitoCompromisedCredentials', 'CognitoNoAddressSkipped', 'CognitoHidesUsers'],
    ...['CognitoAddressesVerified', 'CognitoAdministratorsAddUsers', 'CognitoNamesIgnoreCase', 'WafBeforeUserPool'],
  ],
  shortSessions: [
    ...['CognitoTokenLifetimes', 'CognitoRefreshTokens', 'IamSessionLength', 'RdsProxyIdleClientsLeave'],
    'RdsIdleTransactionsEnd',
  ],
  databaseIdentity: [
    ...['IamDatabaseSignIn', 'IamOneDatabaseUser', 'LambdaNoSecretsInEnvironment', 'RdsIamAuthentication'],
    ...['RdsMasterHardToGuess', 'RdsMasterWithoutPassword', 'RdsProxyIamAuthentication'],
  ],
  auditLogs: [
    ...['ApiAccessLog', 'ApiAccessLogFields', 'ApiAccountLogging', 'ApiAccountRetained', 'ApiExecutionLog'],
    ...['ApiExecutionLogGroup', 'ApiTracing', 'LambdaTraced', 'LambdaLogsAsJson', 'CloudTrailInAllRegions'],
    ...['CloudTrailIsOn', 'CloudTrailOfGlobalServices', 'CloudTrailReachesItsLog', 'CloudTrailRecordsData'],
    ...['CloudTrailRecordsEndpoints', 'CloudTrailRecordsManagement', 'CloudTrailSelectorsCompare'],
    ...['CloudTrailDoesNotRecordItself', 'CognitoLogsSignIns', 'CognitoLogsLostMessages', 'DnsQueryLogOfANetwork'],
    ...['DnsQueryLogHasADestination', 'VpcDnsQueriesLogged', 'Ec2AllTrafficIsRecorded', 'Ec2TrafficIsRecorded'],
    ...['Ec2TrafficWithBothEnds', 'Ec2TrafficWithinAMinute', 'Ec2RecordArrives', 'RdsAudited', 'RdsChangesLogged'],
    ...['RdsConnectionsLogged', 'RdsLogsExported', 'RdsLogGroupsMade', 'RdsOwnParameters', 'S3AccessLogged'],
    ...['S3AccessLogsArrive', 'WafLogging', 'WafLogDestination', 'WafLogKeepsRefused'],
  ],
  logIntegrity: [
    ...['CloudTrailFilesAreSigned', 'IamNoSilencing', 'LogsRetained', 'S3AuditLocked', 'S3TrailFilesAreOurs'],
  ],
  logRetention: ['LogsKeptAYear', 'S3LogsExpire'],
  noDataInLogs: ['ApiAccessLogNoSecrets', 'ApiNoDataTrace', 'RdsProxyNoStatementsInLogs', 'WafLogRedaction'],
  alerts: [
    ...['CloudWatchAlarmCanRing', 'CloudWatchAlarmDimensions', 'CloudWatchAlarmDirection', 'CloudWatchAlarmIsHeard'],
    ...['CloudWatchAlarmIsComplete', 'CloudWatchAlarmMetricExists', 'CloudWatchAlarmMissingData', 'ApiMetrics'],
    ...['CloudWatchAlarmPeriods', 'CloudWatchAlarmReachesPeople', 'CloudWatchAlarmRingsInTime', 'WafVisibility'],
    ...['CloudTrailInsights', 'CloudTrailRingsForChanges', 'LogsFilterCountsOnes', 'LogsFilterIsWatched'],
    ...['LogsFilterLooksForSomething', 'BackupVaultTells', 'RdsEventsMatter', 'RdsEventsTold', 'RdsEnhancedMonitoring'],
    ...['RdsParameterEventsTold', 'SnsUndeliveredKept', 'SqsDeadLettersKept', 'SqsDeadLettersRetained'],
  ],
  backups: [
    ...['BackupOfEveryCluster', 'BackupPlanRuns', 'BackupVaultLocked', 'BackupVaultNobodyDeletes', 'RdsBackupsKept'],
    ...[
      'BackupVaultRetained',
      'RdsBackupsOutliveIt',
      'RdsRetained',
      'RdsSnapshotsTagged',
      'S3Retained',
      'S3Versioning',
    ],
    'CognitoPoolKept',
  ],
  restores: ['RestoreIsTried'],
  resilience: [
    ...['Ec2EndpointInEveryZone', 'LambdaEnds', 'LambdaFailuresAreKept', 'LambdaInSeveralZones', 'RdsEveryZone'],
    ...['ApiIntegrationTimeout', 'RdsInstancesSpread', 'RdsProxyHasADatabase', 'RdsProxyLeavesConnections'],
    'RdsProxyRefusesSoon',
  ],
  rateLimits: [
    ...['ApiKeyGenerated', 'ApiKeyInPlan', 'ApiMethodMetered', 'ApiPlanQuota', 'ApiPlanStages', 'ApiPlanThrottle'],
    ...['ApiRouteThrottling', 'ApiThrottling', 'LambdaConcurrencyIsReserved', 'WafRateByAddress', 'WafRateByToken'],
    'WafRateLimits',
  ],
  webFirewall: [
    ...['WafAnonymousAddresses', 'WafBeforeApi', 'WafBlockList', 'WafDefaultAction', 'WafGroupsBlock'],
    ...['WafManagedGroups', 'WafPriorities', 'WafRulesBlock', 'WafSizeLimits'],
  ],
  checkedInput: [
    ...['ApiCorsOrigins', 'ApiErrorDefaults', 'ApiErrorHeaders', 'ApiErrorStatus', 'ApiErrorTellsNothing'],
    ...['ApiMethodBodyModel', 'ApiMethodBodyValidated', 'ApiMethodParametersValidated', 'ApiMethodRequiredParameters'],
    ...['ApiModelBounded', 'ApiModelClosed', 'ApiModelPatterns', 'ApiModelRequired', 'ApiModelTyped'],
    ...['ApiNoCompression', 'CognitoAttributesBounded', 'CognitoAttributesExist', 'CognitoAttributesNamed'],
  ],
  patched: ['LambdaRuntimeIsPatched', 'RdsMinorUpgrades'],
  changes: [
    ...['CodeDeployRollsBack', 'CodeDeployShiftsByParts', 'CodeDeployWatchesAlarms', 'CustomResourceOwnCode'],
    'CustomResourceTimeLimit',
  ],
  /** What was deleted is gone: nothing forgotten is kept. */
  dataMinimisation: ['S3AbandonedUploads', 'S3OldVersionsExpire'],
} as const;
