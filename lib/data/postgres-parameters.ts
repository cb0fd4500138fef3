/**
 * Major version 17, newest minor version in aws-cdk-lib. RDS applies later minor versions in the maintenance window.
 */
export const ENGINE_VERSION = '17.9';

export const ENGINE = 'aurora-postgresql';

export const PARAMETER_FAMILY = 'aurora-postgresql17';

/**
 * Requirements for every connection, and what is logged. Only statements that change the schema or roles are logged;
 * they contain no values. Bound values are never logged, the default of PostgreSQL and pgaudit. So no personal data
 * reaches a log.
 *
 * @see
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html#AuroraPostgreSQL.Security.SSL
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
 */
const CLUSTER_PARAMETERS: Readonly<Record<string, string>> = {
  'rds.force_ssl': '1',
  ssl_min_protocol_version: 'TLSv1.2',
  shared_preload_libraries: 'pgaudit,pg_stat_statements',
  'pgaudit.log': 'ddl,role',
  log_connections: '1',
  log_disconnections: '1',
  log_statement: 'ddl',
  // Milliseconds; a forgotten transaction holds locks and old rows.
  idle_in_transaction_session_timeout: '60000',
};

/**
 * Milliseconds after which PostgreSQL ends an idle session, only of a cluster that pauses. Lambda freezes a function
 * between requests, so the function itself cannot close its connection, and an open connection prevents the pause.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
 */
const IDLE_SESSION_MS = '60000';

export function buildClusterParameters({ pauses }: { readonly pauses: boolean }): Readonly<Record<string, string>> {
  return { ...CLUSTER_PARAMETERS, ...(pauses ? { idle_session_timeout: IDLE_SESSION_MS } : {}) };
}
