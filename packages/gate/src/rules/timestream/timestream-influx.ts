import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Timestream::InfluxDBInstance', 'AWS::Timestream::InfluxDBCluster'];

/** Rules for InfluxDB. cdk-nag has a rule about the key of databases of Timestream for LiveAnalytics. */
export const timestreamInfluxRules: readonly Rule[] = createPropertyRules([
  {
    id: 'TimestreamInfluxPrivate',
    level: 'required',
    group: 'noPublicAccess',
    types: TYPES,
    what: 'Timestream for InfluxDB is not publicly accessible',
    why: 'Passwords and tokens can be tried from the internet.',
    fix: 'Set PubliclyAccessible to false, or remove it.',
    property: 'PubliclyAccessible',
    references: [pciDss('1.4.4'), awsDocs('timestream/latest/developerguide/timestream-for-influx-db-connecting.html')],
    expects: { differsFrom: true },
  },
  {
    id: 'TimestreamInfluxLogs',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'Timestream for InfluxDB delivers its logs',
    why: 'Without logs, an investigation does not show refused sign-ins.',
    fix: 'Set LogDeliveryConfiguration.S3Configuration.Enabled to true, with a bucket.',
    property: 'LogDeliveryConfiguration.S3Configuration.Enabled',
    references: [awsDocs('timestream/latest/developerguide/timestream-for-influx-managing.html'), nist('AU-12')],
    expects: { equals: true },
  },
]);
