import { Pool } from 'pg';
import { columnTypes } from '../../shared/column-types';
import type { DatabaseSettings } from './database-settings';

export interface ConnectionOptions {
  /** Asked for each connection, since a token lives for fifteen minutes. */
  readonly password: () => Promise<string>;
  /**
   * Certificate authority of the server, as PEM.
   * @default - the public ones Node.js knows, among them Amazon's, which sign RDS Proxy's certificate
   */
  readonly authority?: string;
  /**
   * Connections at once.
   * @default 1, since an environment handles one request at a time
   */
  readonly connections?: number;
  /**
   * Milliseconds after which a statement is given up. PostgreSQL gives up shortly before, so that nothing is done that was reported undone;
   * see the migrations, which say so for each user.
   * @default 1000
   */
  readonly statementMs?: number;
}

const CONNECT_MS = 2_000;

/**
 * One connection for each environment, which handles one request at a time; RDS Proxy pools them. TLS is always verified, against
 * the name as well. A connection that breaks while idle is dropped in silence: the next request opens another.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html#rds-proxy-security.tls
 */
export function connectDatabase(settings: DatabaseSettings, options: ConnectionOptions): Pool {
  const { password, authority, connections = 1, statementMs = 1_000 } = options;
  const pool = new Pool({
    host: settings.host,
    port: settings.port,
    database: settings.name,
    user: settings.user,
    password,
    ssl: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(authority === undefined ? {} : { ca: authority }) },
    types: columnTypes,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: statementMs,
    idleTimeoutMillis: 0,
    keepAlive: true,
  });
  pool.on('error', () => {});
  return pool;
}
