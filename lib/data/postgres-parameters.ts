/** Major version 17, newest minor the library knows; later minors are applied in the maintenance window. */
export const ENGINE = { engine: 'aurora-postgresql', engineVersion: '17.9' } as const;

export const PARAMETER_FAMILY = 'aurora-postgresql17';

/**
 * What the cluster demands of every connection, and what it writes down. Statements are logged for schema and role changes
 * alone; these hold no values, and bound values of other statements are never logged (the
 * default of PostgreSQL and of pgaudit), so that no personal data reaches a log.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html#AuroraPostgreSQL.Security.SSL
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
 */
export const CLUSTER_PARAMETERS: Readonly<Record<string, string>> = {
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
