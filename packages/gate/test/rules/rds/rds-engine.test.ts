import { rdsEngineRules } from '../../../src/rules/rds/rds-engine';
import { decideProperty } from '../property-cases';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const group = (Family: string, Parameters: object, Type = 'AWS::RDS::DBParameterGroup'): Case => ({
  resources: { Group: { Type, Properties: { Family, Parameters } } },
});
const database = (Engine: unknown, EngineVersion: unknown, kind = 'DBInstance'): Case => ({
  resources: { Database: { Type: `AWS::RDS::${kind}`, Properties: { Engine, EngineVersion } } },
});
const OLD = { Engine: 'aurora-postgresql', EngineVersion: '11.9' };
const CLUSTER_GROUP = 'AWS::RDS::DBClusterParameterGroup';

rulesDecide('RDS engine rules', rdsEngineRules, {
  RdsEngineRequiresTls: {
    holds: [
      group('mysql8.4', { require_secure_transport: 'ON' }),
      group('aurora-mysql8.0', { require_secure_transport: '1' }, CLUSTER_GROUP),
      group('sqlserver-se-16.0', { 'rds.force_ssl': 1 }),
      group('mariadb11.8', {}),
    ],
    broken: [
      group('mysql8.4', {}),
      group('mysql8.4', { require_secure_transport: 'OFF' }),
      group('mariadb10.11', {}),
      group('mariadb11.8', { require_secure_transport: '0' }),
      group('sqlserver-se-16.0', { 'rds.force_ssl': '0' }),
      group('aurora-mysql8.0', {}, CLUSTER_GROUP),
    ],
    undecided: [group('mysql8.4', { require_secure_transport: UNKNOWN })],
    notApplicable: [group('aurora-mysql8.0', {}), group('postgres17', {})],
  },
  RdsEngineOldTls: {
    holds: [group('mysql8.0', { tls_version: 'TLSv1.2,TLSv1.3' }), group('mysql8.0', {})],
    broken: [
      group('mysql8.0', { tls_version: 'TLSv1.1,TLSv1.2' }),
      group('mysql8.0', { tls_version: 'TLSv1.2,TLSv1' }),
      group('sqlserver-se-16.0', { 'rds.tls10': 'enabled' }),
    ],
    undecided: [group('mysql8.0', { tls_version: UNKNOWN })],
  },
  RdsEngineVersionSupported: {
    holds: [
      database('postgres', '17.4'),
      database('postgres', undefined),
      database('mysql', '8.4'),
      database('aurora-mysql', '8.0.mysql_aurora.3.08.0', 'DBCluster'),
      database('aurora-postgresql', '16.6', 'DBCluster'),
      database('mariadb', '10.11.10'),
      database('postgres', UNKNOWN),
      database(UNKNOWN, '17.4'),
      database('sqlserver-se', '13.00'),
    ],
    broken: [
      database('postgres', '12.22'),
      database('postgres', 11),
      database('mysql', '5.7.44'),
      database('mariadb', '10.4.34'),
      database('aurora', '5.6.10a', 'DBCluster'),
      database('aurora-mysql', '5.7.mysql_aurora.2.12.5', 'DBCluster'),
      database('aurora-postgresql', '13.20', 'GlobalCluster'),
    ],
    undecided: [database(UNKNOWN, '12.22')],
    notApplicable: [
      {
        resources: { Member: { Type: 'AWS::RDS::DBInstance', Properties: { ...OLD, DBClusterIdentifier: 'records' } } },
      },
    ],
  },
  RdsEnginePasswordAlgorithm: {
    holds: [group('postgres17', { password_encryption: 'scram-sha-256' }), group('postgres17', {})],
    broken: [group('postgres17', { password_encryption: 'md5' })],
    undecided: [group('postgres17', { password_encryption: UNKNOWN })],
  },
  RdsEngineAuditParameter: {
    holds: [group('aurora-mysql8.0', { server_audit_logging: '1' }, CLUSTER_GROUP), group('postgres17', {})],
    broken: [group('aurora-mysql8.0', { server_audit_logging: 'OFF' }, CLUSTER_GROUP)],
    undecided: [group('aurora-mysql8.0', { server_audit_logging: UNKNOWN }, CLUSTER_GROUP)],
  },
  RdsEngineCertificate: decideProperty('CACertificateIdentifier', {
    holds: ['rds-ca-rsa2048-g1', undefined],
    broken: ['rds-ca-2019'],
  }),
});
