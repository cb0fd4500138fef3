import { rdsEngineRules } from '../../../src/rules/rds/rds-engine';
import { decideProperty } from '../property-cases';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const group = (Family: string, Parameters: object, Type = 'AWS::RDS::DBParameterGroup'): Case => ({
  resources: { Group: { Type, Properties: { Family, Parameters } } },
});
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
