import type { Equivalence } from './equivalence';

/** Mutants of RDS, S3 and AWS Backup that weaken nothing. */
export const dataEquivalences: readonly Equivalence[] = [
  {
    pattern: /^AWS::Backup::RestoreTestingPlan Properties\.StartWindowHours removed$/,
    reason: 'The default of 24 hours is within the limit of the rule.',
  },
  {
    pattern:
      /^AWS::RDS::(DBCluster|DBInstance|DBProxy\w*) Properties\.(Engine|EngineVersion|Port|DBInstanceClass|PreferredBackupWindow|PreferredMaintenanceWindow|PromotionTier|ServerlessV2ScalingConfiguration(\.\w+)?) (removed|\d+|"\d+")$/,
    reason:
      'These properties decide the machine, its size and the time of maintenance. RDS rejects a cluster without an engine, and an invalid port or version.',
  },
  {
    pattern: /^AWS::S3::Bucket Properties\.LifecycleConfiguration\.Rules\.\d+\.Transitions\b/,
    reason: 'The storage class decides the price, not the access or the retention.',
  },
  {
    pattern: /^AWS::RDS::DBCluster Properties\.DeletionProtection removed$/,
    stack: /^sandbox\//,
    reason: 'The default is the same in a disposable environment: no deletion protection.',
  },
  {
    pattern: /^AWS::RDS::DBProxy Properties\.(DebugLogging|IdleClientTimeout) removed$/,
    reason: 'The defaults of RDS are the same: no statements in the log, and 1800 seconds.',
  },
  {
    pattern: /^AWS::RDS::EventSubscription Properties\.(Enabled|EventCategories|SourceType) removed$/,
    reason:
      'RDS then reports more events. A subscription is enabled by default and receives all categories and source types.',
  },
  {
    pattern:
      /^AWS::RDS::(DBCluster|DBInstance) Properties\.(AutoMinorVersionUpgrade|CACertificateIdentifier|PerformanceInsightsRetentionPeriod) removed$|^AWS::RDS::DBInstance Properties\.(PerformanceInsightsRetentionPeriod 0|MonitoringRoleArn removed)$/,
    reason:
      'The defaults of RDS are the same: automatic upgrades, rds-ca-rsa2048-g1 and 7 days. RDS rejects 0 days, and monitoring without a role.',
  },
  {
    pattern: /^AWS::RDS::DBCluster Properties\.DeletionProtection true$/,
    reason: 'Deletion protection is stricter than the settings.',
  },
  {
    pattern: /^AWS::RDS::DBClusterParameterGroup Properties\.Parameters\.rds\.force_ssl removed$/,
    reason: 'The default of Aurora PostgreSQL 17 is the same: 1.',
  },
  {
    pattern: /^AWS::RDS::DBProxyTargetGroup Properties\.DBClusterIdentifiers(\.\d+)? removed$/,
    reason: 'A proxy without a database rejects every connection.',
  },
];
