import { membersOf } from './database-rules';
import { isOwnKey } from './own-key';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::RDS::DBInstance'];
const WEEK = 7;

/** Rules for the machines of a database: how they are watched and where they stand. */
export const databaseInstanceRules: readonly Rule[] = [
  {
    id: 'RdsNotPublic',
    types: TYPES,
    what: 'No database has a public address.',
    why: 'A public address is tried by everybody from the first minute.',
    fix: 'Set PubliclyAccessible to false.',
    property: 'Properties.PubliclyAccessible',
    references: [securityHub('RDS.2'), nist('SC-7')],
    check: (instance) => instance.at('PubliclyAccessible').flag() === false,
  },
  {
    id: 'RdsEnhancedMonitoring',
    types: TYPES,
    what: 'The operating system of a database is watched, once a minute or more.',
    why: 'A process that should not run is seen there and nowhere else.',
    fix: 'Set MonitoringInterval to 60 seconds or less, and MonitoringRoleArn.',
    property: 'Properties.MonitoringInterval',
    references: [securityHub('RDS.6'), nist('SI-4')],
    check: (instance) => {
      const seconds = instance.at('MonitoringInterval').number() ?? 0;
      return seconds >= 1 && seconds <= 60 && instance.at('MonitoringRoleArn').present;
    },
  },
  {
    id: 'RdsPerformanceInsights',
    types: TYPES,
    what: 'Load is recorded for a week, encrypted with a key of the owner.',
    why: 'A query that reads everything shows as load; its text in the record is data.',
    fix: 'Set EnablePerformanceInsights, PerformanceInsightsKMSKeyId and PerformanceInsightsRetentionPeriod of 7 days or more.',
    property: 'Properties.EnablePerformanceInsights',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.html'), nist('SI-4')],
    check: (instance) =>
      instance.at('EnablePerformanceInsights').flag() === true &&
      isOwnKey(instance.at('PerformanceInsightsKMSKeyId')) &&
      (instance.at('PerformanceInsightsRetentionPeriod').number() ?? 0) >= WEEK,
  },
  {
    id: 'RdsCertificateAuthority',
    types: TYPES,
    what: 'The certificate of a database comes from an authority of today.',
    why: 'Clients that check certificates stop when one ends, and somebody switches the check off.',
    fix: 'Set CACertificateIdentifier to rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1.',
    property: 'Properties.CACertificateIdentifier',
    references: [awsDocs('AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html'), nist('SC-17')],
    check: (instance) =>
      /^rds-ca-(rsa2048|rsa4096|ecc384)-g\d+$/.test(instance.at('CACertificateIdentifier').text() ?? ''),
  },
  {
    id: 'RdsInstancesSpread',
    types: ['AWS::RDS::DBCluster'],
    what: 'Instances of a cluster name their zones, and more than one stand in more than one.',
    why: 'A second machine in the zone that fails fails with the first.',
    fix: 'Set AvailabilityZone of each instance, to another zone than that of the writer.',
    property: 'Properties.AvailabilityZones',
    references: [securityHub('RDS.15'), nist('CP-10')],
    check: (cluster, deployment) => {
      const members = membersOf(cluster, deployment);
      if (members.length === 0) return 'not applicable';
      const zones = members.map((instance) => {
        const zone = instance.at('AvailabilityZone');
        return zone.target()?.at('AvailabilityZone').text() ?? zone.text();
      });
      return !zones.includes(undefined) && new Set(zones).size >= Math.min(2, members.length);
    },
  },
];
