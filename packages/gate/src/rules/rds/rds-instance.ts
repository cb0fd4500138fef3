import { isCustomerManagedKey } from '../kms/customer-managed-key';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::RDS::DBInstance'];
/** Seconds. */
const MINUTE = 60;

/** Rules for the instances of a database. */
export const rdsInstanceRules: readonly Rule[] = [
  {
    id: 'RdsInstanceNotPubliclyAccessible',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'RDS instance is not publicly accessible',
    why: 'A public address is scanned and its passwords are tried within minutes.',
    fix: 'Set PubliclyAccessible to false.',
    property: 'Properties.PubliclyAccessible',
    references: [securityHub('RDS.2'), nist('SC-7')],
    check: (instance) => instance.at('PubliclyAccessible').flag() === false,
  },
  {
    id: 'RdsInstanceEnhancedMonitoring',
    level: 'required',
    group: 'alerts',
    types: TYPES,
    what: 'RDS instance has enhanced monitoring every minute or more often',
    why: 'Without it a process that exhausts the operating system of the database is not visible.',
    fix: 'Set MonitoringInterval of the instance, or of its cluster, to 60 or less, and MonitoringRoleArn.',
    property: 'Properties.MonitoringInterval',
    references: [securityHub('RDS.6'), nist('SI-4')],
    check: (instance) => {
      const cluster = instance.at('DBClusterIdentifier').target();
      const seconds = instance.at('MonitoringInterval').number() ?? cluster?.at('MonitoringInterval').number() ?? 0;
      return seconds >= 1 && seconds <= MINUTE;
    },
  },
  {
    id: 'RdsInstancePerformanceInsights',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'RDS Performance Insights is enabled and encrypted with a customer managed key',
    why: 'A query that reads whole tables is visible as load. The recorded statements can contain personal data.',
    fix: 'Set EnablePerformanceInsights to true and PerformanceInsightsKMSKeyId to a customer managed key.',
    property: 'Properties.EnablePerformanceInsights',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.html'), nist('SI-4')],
    check: (instance) =>
      instance.at('EnablePerformanceInsights').flag() === true &&
      isCustomerManagedKey(instance.at('PerformanceInsightsKMSKeyId')),
  },
  {
    id: 'RdsInstanceEngineVersionOfCluster',
    level: 'hardening',
    group: 'patched',
    types: TYPES,
    what: 'RDS instance of a cluster takes its engine version from the cluster',
    why: 'RDS changes the version only at the cluster. An upgrade then fails and can leave the stack UPDATE_ROLLBACK_FAILED.',
    fix: 'Remove EngineVersion from the instance. Set it at the cluster.',
    property: 'Properties.EngineVersion',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html'), nist('SI-2')],
    check: (instance) => {
      if (!instance.at('DBClusterIdentifier').present) return 'not applicable';
      return instance.at('EngineVersion').text() === undefined;
    },
  },
];
