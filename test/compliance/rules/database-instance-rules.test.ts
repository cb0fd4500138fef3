import { databaseInstanceRules } from '../../../lib/compliance/rules/database-instance-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/example';
const insights = (PerformanceInsightsKMSKeyId: unknown, PerformanceInsightsRetentionPeriod: unknown) => ({
  EnablePerformanceInsights: true,
  PerformanceInsightsKMSKeyId,
  PerformanceInsightsRetentionPeriod,
});
const monitored = (MonitoringInterval: unknown) => ({ MonitoringInterval, MonitoringRoleArn: 'arn:example' });
const inZones = (...zones: unknown[]) => ({
  resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster' },
    ...Object.fromEntries(
      zones.map((AvailabilityZone, index) => [
        `Instance${index}`,
        { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' }, AvailabilityZone } },
      ]),
    ),
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-central-1b' } },
  },
});

rulesDecide('database instance rules', databaseInstanceRules, {
  RdsNotPublic: {
    holds: [{ PubliclyAccessible: false }],
    broken: [{}, { PubliclyAccessible: true }],
    undecided: [{ PubliclyAccessible: UNKNOWN }],
  },
  RdsEnhancedMonitoring: {
    holds: [monitored(60), monitored(1)],
    broken: [{}, monitored(0), monitored(600), { MonitoringInterval: 60 }],
    undecided: [monitored(UNKNOWN)],
  },
  RdsPerformanceInsights: {
    holds: [insights(KEY, 7)],
    broken: [
      {},
      insights(undefined, 7),
      insights(KEY, undefined),
      { ...insights(KEY, 7), EnablePerformanceInsights: false },
    ],
    undecided: [insights(UNKNOWN, 7)],
  },
  RdsCertificateAuthority: {
    holds: [{ CACertificateIdentifier: 'rds-ca-rsa2048-g1' }, { CACertificateIdentifier: 'rds-ca-ecc384-g1' }],
    broken: [{}, { CACertificateIdentifier: 'rds-ca-2019' }],
    undecided: [{ CACertificateIdentifier: UNKNOWN }],
  },
  RdsInstancesSpread: {
    holds: [
      inZones('eu-central-1a'),
      inZones('eu-central-1a', { 'Fn::GetAtt': ['Subnet', 'AvailabilityZone'] }),
      inZones('eu-central-1a', 'eu-central-1b', 'eu-central-1b'),
    ],
    broken: [inZones(undefined), inZones('eu-central-1a', 'eu-central-1a'), inZones('eu-central-1a', undefined)],
    undecided: [inZones('eu-central-1a', UNKNOWN)],
    notApplicable: [inZones()],
  },
});
