import { rdsParameterRules } from '../../../src/rules/rds/rds-parameter';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const group = (Parameters: object, Family = 'aurora-postgresql17') => ({ Family, Parameters });
const mysql = group({}, 'aurora-mysql8.0');
const cluster = (DBClusterParameterGroupName: unknown) => ({
  resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterParameterGroupName } } },
});
const instance = (properties: object) => ({
  resources: { Instance: { Type: 'AWS::RDS::DBInstance', Properties: { ...properties } } },
});
const audit = (libraries: unknown, log: unknown) => group({ shared_preload_libraries: libraries, 'pgaudit.log': log });
const idle = (milliseconds: unknown) => group({ idle_in_transaction_session_timeout: milliseconds });

rulesDecide('RDS parameter rules', rdsParameterRules, {
  RdsParameterForceSsl: {
    holds: [
      group({ 'rds.force_ssl': '1' }),
      group({ 'rds.force_ssl': 1 }, 'postgres14'),
      group({}, 'aurora-postgresql17'),
      group({}, 'postgres15'),
    ],
    broken: [
      group({ 'rds.force_ssl': '0' }),
      group({}, 'aurora-postgresql16'),
      group({}, 'postgres14'),
      group({ 'rds.force_ssl': 0 }, 'postgres17'),
    ],
    undecided: [group({ 'rds.force_ssl': UNKNOWN })],
    notApplicable: [mysql],
  },
  RdsParameterMinTlsVersion: {
    holds: [group({ ssl_min_protocol_version: 'TLSv1.2' }), group({ ssl_min_protocol_version: 'TLSv1.3' })],
    broken: [group({}), group({ ssl_min_protocol_version: 'TLSv1' })],
    undecided: [group({ ssl_min_protocol_version: UNKNOWN })],
    notApplicable: [mysql],
  },
  RdsParameterConnectionsLogged: {
    holds: [group({ log_connections: '1', log_disconnections: 'on' })],
    broken: [group({}), group({ log_connections: '1' }), group({ log_connections: '0', log_disconnections: '1' })],
    undecided: [group({ log_connections: UNKNOWN })],
    notApplicable: [mysql],
  },
  RdsParameterLogStatementDdl: {
    holds: [group({ log_statement: 'ddl' })],
    broken: [group({}), group({ log_statement: 'none' }), group({ log_statement: 'all' })],
    undecided: [group({ log_statement: UNKNOWN })],
    notApplicable: [mysql],
  },
  RdsParameterPgaudit: {
    holds: [audit('pg_stat_statements, pgaudit', 'ddl,role'), audit('pgaudit', 'all')],
    broken: [group({}), audit('pg_stat_statements', 'ddl,role'), audit('pgaudit', 'ddl'), audit('pgaudit', undefined)],
    undecided: [audit(UNKNOWN, 'ddl,role')],
    notApplicable: [mysql],
  },
  RdsParameterIdleTransactionTimeout: {
    holds: [idle('60000'), idle(3_600_000)],
    broken: [group({}), idle('0'), idle('60000000')],
    undecided: [idle(UNKNOWN)],
    notApplicable: [mysql],
  },
  RdsParameterGroupNotDefault: {
    holds: [cluster('audited'), instance({ DBParameterGroupName: 'audited' })],
    broken: [cluster(undefined), cluster('default.aurora-postgresql17'), instance({})],
    undecided: [cluster(UNKNOWN)],
    notApplicable: [instance({ DBClusterIdentifier: 'records' })],
  },
});
