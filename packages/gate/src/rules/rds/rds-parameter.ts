import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';
import { DATABASES, isCluster, skipClusterMembers } from './database-members';

const TYPES = ['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'];
const PROPERTY = 'Properties.Parameters';
/** Milliseconds. */
const HOUR = 3_600_000;
const GUIDE = 'AmazonRDS/latest/AuroraUserGuide';
const AUDIT = awsDocs(`${GUIDE}/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html`);
const LOGGING = awsDocs(`${GUIDE}/USER_LogAccess.Concepts.PostgreSQL.html`);
const SECURITY = awsDocs(`${GUIDE}/AuroraPostgreSQL.Security.html`);
/** Major versions from which rds.force_ssl is 1 by default. */
const FORCE_SSL_BY_DEFAULT = { aurora: 17, rds: 15 };

/** Rules for the parameters of PostgreSQL. Other engines have other parameters. */
export const rdsParameterRules: readonly Rule[] = [
  {
    id: 'RdsParameterForceSsl',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'RDS PostgreSQL parameter group refuses connections without TLS',
    why: 'A client without TLS sends its statements and receives rows in clear text.',
    fix: 'Set rds.force_ssl to 1 in Parameters.',
    property: PROPERTY,
    references: [securityHub('RDS.38'), SECURITY, nist('SC-8')],
    check: checkPostgres((parameter, family) => {
      const force = parameter('rds.force_ssl');
      return force === undefined ? forcesSslByDefault(family) : isOn(force);
    }),
  },
  {
    id: 'RdsParameterMinTlsVersion',
    level: 'hardening',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'RDS PostgreSQL parameter group refuses outdated TLS versions',
    why: 'An attacker on the network can decrypt connections with an older TLS version.',
    fix: 'Set ssl_min_protocol_version to TLSv1.2 or TLSv1.3 in Parameters.',
    property: PROPERTY,
    references: [SECURITY, nist('SC-8(1)')],
    check: checkPostgres((parameter) => /^TLSv1\.[23]$/.test(parameter('ssl_min_protocol_version')?.text() ?? '')),
  },
  {
    id: 'RdsParameterConnectionsLogged',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'RDS PostgreSQL parameter group logs connections and disconnections',
    why: 'Without these entries an investigation cannot find where and how long stolen credentials were used.',
    fix: 'Set log_connections and log_disconnections to 1 in Parameters.',
    property: PROPERTY,
    references: [LOGGING, nist('AU-3')],
    check: checkPostgres((parameter) => isOn(parameter('log_connections')) && isOn(parameter('log_disconnections'))),
  },
  {
    id: 'RdsParameterLogStatementDdl',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'RDS PostgreSQL parameter group logs DDL statements, and no data of users',
    why: 'A permission granted for a minute leaves no other trace. The values mod and all also log personal data.',
    fix: 'Set log_statement to ddl in Parameters.',
    property: PROPERTY,
    references: [LOGGING, nist('AU-12')],
    check: checkPostgres((parameter) => parameter('log_statement')?.text() === 'ddl'),
  },
  {
    id: 'RdsParameterPgaudit',
    level: 'hardening',
    group: 'auditLogs',
    types: TYPES,
    what: 'RDS PostgreSQL parameter group loads pgAudit and audits DDL and role changes',
    why: 'The statement log does not show what a function or a DO block does inside.',
    fix: 'Add pgaudit to shared_preload_libraries, and ddl and role to pgaudit.log, in Parameters.',
    property: PROPERTY,
    references: [AUDIT, nist('AU-12')],
    check: checkPostgres((parameter) => {
      const audited = splitWords(parameter('pgaudit.log'));
      return (
        splitWords(parameter('shared_preload_libraries')).includes('pgaudit') &&
        (audited.includes('all') || ['ddl', 'role'].every((word) => audited.includes(word)))
      );
    }),
  },
  {
    id: 'RdsParameterIdleTransactionTimeout',
    level: 'hardening',
    group: 'shortSessions',
    types: TYPES,
    what: 'RDS PostgreSQL parameter group ends idle transactions within one hour',
    why: 'An idle transaction holds its locks: one client that hangs stops all others.',
    fix: 'Set idle_in_transaction_session_timeout to at most 3600000 (milliseconds) in Parameters.',
    property: PROPERTY,
    references: [awsDocs(`${GUIDE}/AuroraPostgreSQL.Reference.ParameterGroups.html`), nist('SC-10')],
    check: checkPostgres((parameter) => {
      const milliseconds = parameter('idle_in_transaction_session_timeout')?.number() ?? 0;
      return milliseconds > 0 && milliseconds <= HOUR;
    }),
  },
  {
    id: 'RdsParameterGroupNotDefault',
    level: 'hardening',
    group: 'auditLogs',
    types: DATABASES,
    what: 'RDS database has its own parameter group',
    why: 'The default parameter group does not audit, and cannot be changed.',
    fix: 'Set DBClusterParameterGroupName (instance without a cluster: DBParameterGroupName).',
    property: 'Properties.DBClusterParameterGroupName',
    references: [awsDocs(`${GUIDE}/USER_WorkingWithParamGroups.html`), nist('CM-6')],
    check: skipClusterMembers((database) => {
      const group = database.at(isCluster(database) ? 'DBClusterParameterGroupName' : 'DBParameterGroupName');
      return group.target() !== undefined || /^(?!default\.).+/.test(group.text() ?? '');
    }),
  },
];

/** Finds a parameter by its name, which may hold dots. */
type FindParameter = (name: string) => Value | undefined;

function checkPostgres(holds: (parameter: FindParameter, family: string) => boolean): Rule['check'] {
  return (group: TemplateResource) => {
    const family = group.at('Family').text() ?? '';
    if (!/postgres/.test(family)) return 'not applicable';
    const parameters = new Map(group.at('Parameters').entries());
    return holds((name) => parameters.get(name), family);
  };
}

function forcesSslByDefault(family: string): boolean {
  const { aurora, rds } = FORCE_SSL_BY_DEFAULT;
  return Number(/\d+/.exec(family)?.[0] ?? 0) >= (family.startsWith('aurora') ? aurora : rds);
}

function isOn(parameter: Value | undefined): boolean {
  return /^(1|on|true)$/i.test(parameter?.text() ?? '');
}

function splitWords(parameter: Value | undefined): readonly string[] {
  return (parameter?.text() ?? '').split(',').map((word) => word.trim().toLowerCase());
}
