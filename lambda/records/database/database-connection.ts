import { Pool } from 'pg';
import { columnTypes } from '../../shared/column-types';
import type { DatabaseSettings } from './database-settings';

export interface ConnectionOptions {
  /** Called for each connection, because a token is valid for fifteen minutes only. */
  readonly password: () => Promise<string>;
  /**
   * Certificate authority of the server, as PEM.
   * @default - the public ones of Node.js, which include the authority of RDS Proxy, and those of NODE_EXTRA_CA_CERTS
   */
  readonly authority?: string;
  /**
   * Maximum number of connections.
   * @default 1, because an execution environment handles one request at a time
   */
  readonly connections?: number;
  /**
   * Milliseconds until a statement fails. PostgreSQL cancels it shortly before; the migrations set its timeout for each
   * user. A statement that changes data also has a deadline, for the time that it waits for a connection.
   * @default 1000
   */
  readonly statementMs?: number;
}

export const STATEMENT_MS = 1_000;

/**
 * Connects once per execution environment; RDS Proxy, where there is one, pools the connections. TLS is always verified, including the host
 * name. A connection that breaks while idle is dropped without an error: the next request opens another.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html#rds-proxy-security.tls
 */
export function connectDatabase(settings: DatabaseSettings, options: ConnectionOptions): Pool {
  const { password, authority, connections = 1, statementMs = STATEMENT_MS } = options;
  const pool = new Pool({
    host: settings.host,
    port: settings.port,
    database: settings.name,
    user: settings.user,
    password,
    ssl: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(authority === undefined ? {} : { ca: authority }) },
    types: columnTypes,
    max: connections,
    connectionTimeoutMillis: settings.connectMs,
    query_timeout: statementMs,
    idleTimeoutMillis: 0,
    keepAlive: true,
  });
  pool.on('error', () => {});
  return pool;
}
