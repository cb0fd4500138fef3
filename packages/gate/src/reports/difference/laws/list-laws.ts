import { judgeGrantList, judgeProtectionList } from '../judge-setting';
import type { SettingLaw } from '../setting-law';

/** Lists of which every element opens or protects something more. */
export const listLaws: readonly SettingLaw[] = [
  {
    of:
      'AllowedOAuthFlows AllowedOAuthScopes AuthorizationScopes ExplicitAuthFlows AllowedFirstAuthFactors CallbackURLs LogoutURLs ' +
      'SupportedIdentityProviders ReadAttributes WriteAttributes AliasAttributes AllowOrigins AllowedOrigins AllowMethods ' +
      'AllowedMethods AllowHeaders AllowedHeaders ExposeHeaders ExposedHeaders ClientIdList Audience OriginSSLProtocols',
    judge: judgeGrantList,
  },
  {
    of:
      'AllowedPrincipals Principals ManagedPolicyArns AccountIds AllowedAccountIds ExcludedRules ' +
      'ExclusionByResourceTypes AllowedPublishers PublicAccessCidrs Add Cidrs CidrList ' +
      'AttributeMapping AccessPolicies UserIds Users Groups Roles ExcludedAccounts ExcludeMap DeployedThrough',
    judge: judgeGrantList,
  },
  { of: /^Trusts(?:\.|$)/, judge: judgeGrantList },
  {
    of:
      'AlarmActions InsufficientDataActions EnableCloudwatchLogsExports LogTypes EventSelectors ' +
      'AdvancedEventSelectors DataResources InsightSelectors Features DataSources MetricTransformations ResourceTypes ' +
      'BackupPlanRule CopyActions EventCategories NotificationTypes LogDestinationConfigs ' +
      'RedactedFields LogConfigurations EnabledTypes ' +
      'LogDeliveryConfigurations Subscribers NotificationArns Drop',
    judge: judgeProtectionList,
  },
];
