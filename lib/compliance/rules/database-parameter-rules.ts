import type { Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'];
const PROPERTY = 'Properties.Parameters';
const HOUR = 3_600_000;
const AUDIT = awsDocs('AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html');
const TLS = awsDocs('AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html');

/** Rules for what PostgreSQL itself refuses and writes down. Groups of other engines have other parameters. */
export const databaseParameterRules: readonly Rule[] = [
  {
    id: 'RdsForcesTls',
    types: TYPES,
    what: 'The database refuses connections without TLS.',
    why: 'Whoever reaches it without the proxy would send rows in clear text.',
    fix: 'Set rds.force_ssl to 1.',
    property: PROPERTY,
    references: [TLS, nist('SC-8')],
    check: ofPostgres((parameter) => isOn(parameter('rds.force_ssl'))),
  },
  {
    id: 'RdsMinimumTls',
    types: TYPES,
    what: 'The database refuses a TLS older than 1.2.',
    why: 'Older versions can be broken by who sits on the way.',
    fix: 'Set ssl_min_protocol_version to TLSv1.2 or TLSv1.3.',
    property: PROPERTY,
    references: [TLS, nist('SC-8(1)')],
    check: ofPostgres((parameter) => /^TLSv1\.[23]$/.test(parameter('ssl_min_protocol_version')?.text() ?? '')),
  },
  {
    id: 'RdsConnectionsLogged',
    types: TYPES,
    what: 'Who connects and who leaves is logged.',
    why: 'Otherwise nobody can tell from where a stolen sign-in was used, and for how long.',
    fix: 'Set log_connections and log_disconnections to 1.',
    property: PROPERTY,
    references: [nist('AU-3'), AUDIT],
    check: ofPostgres((parameter) => isOn(parameter('log_connections')) && isOn(parameter('log_disconnections'))),
  },
  {
    id: 'RdsChangesLogged',
    types: TYPES,
    what: 'Statements that change tables or rights are logged.',
    why: 'A right that was given for a minute leaves no other trace.',
    fix: 'Set log_statement to ddl; mod and all write data of users to the log.',
    property: PROPERTY,
    references: [nist('AU-12'), AUDIT],
    check: ofPostgres((parameter) => parameter('log_statement')?.text() === 'ddl'),
  },
  {
    id: 'RdsAudited',
    types: TYPES,
    what: 'pgAudit is loaded and writes what changes tables and roles.',
    why: 'The log of statements misses what a function or a DO block does inside.',
    fix: 'Name pgaudit in shared_preload_libraries, and ddl and role in pgaudit.log.',
    property: PROPERTY,
    references: [AUDIT, nist('AU-12')],
    check: ofPostgres((parameter) => {
      const audited = wordsOf(parameter('pgaudit.log'));
      return (
        wordsOf(parameter('shared_preload_libraries')).includes('pgaudit') &&
        (audited.includes('all') || ['ddl', 'role'].every((word) => audited.includes(word)))
      );
    }),
  },
  {
    id: 'RdsIdleTransactionsEnd',
    types: TYPES,
    what: 'A transaction that does nothing ends within the hour.',
    why: 'It holds locks and keeps old rows: one client that hangs stops all others.',
    fix: 'Set idle_in_transaction_session_timeout to milliseconds, at most 3600000.',
    property: PROPERTY,
    references: [
      awsDocs('AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html'),
      nist('SC-10'),
    ],
    check: ofPostgres((parameter) => {
      const milliseconds = parameter('idle_in_transaction_session_timeout')?.number() ?? 0;
      return milliseconds > 0 && milliseconds <= HOUR;
    }),
  },
  {
    id: 'RdsOwnParameters',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    what: 'A database runs with parameters of its owner.',
    why: 'The default group does not audit, and cannot be changed.',
    fix: 'Set DBClusterParameterGroupName (an instance that stands alone: DBParameterGroupName).',
    property: 'Properties.DBClusterParameterGroupName',
    references: [nist('CM-6'), TLS],
    check: (database) => {
      const isCluster = database.type === 'AWS::RDS::DBCluster';
      if (!isCluster && database.at('DBClusterIdentifier').present) return 'not applicable';
      const group = database.at(isCluster ? 'DBClusterParameterGroupName' : 'DBParameterGroupName');
      return group.target() !== undefined || /^(?!default\.).+/.test(group.text() ?? '');
    },
  },
];

/** A parameter by its name, which may hold dots. */
type Parameter = (name: string) => Value | undefined;

function ofPostgres(holds: (parameter: Parameter) => boolean): Rule['check'] {
  return (group: Resource) => {
    if (!/postgres/.test(group.at('Family').text() ?? '')) return 'not applicable';
    const parameters = new Map(group.at('Parameters').entries());
    return holds((name) => parameters.get(name));
  };
}

function isOn(parameter: Value | undefined): boolean {
  return /^(1|on|true)$/i.test(parameter?.text() ?? '');
}

function wordsOf(parameter: Value | undefined): readonly string[] {
  return (parameter?.text() ?? '').split(',').map((word) => word.trim().toLowerCase());
}
