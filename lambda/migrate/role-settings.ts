import type { ClientBase } from 'pg';

/**
 * Time after which a statement of each user is cancelled. That of the users of requests is shortly before the client
 * gives up.
 */
const STATEMENT_TIMEOUTS: Readonly<Record<string, string>> = {
  bulwark_read: '900ms',
  bulwark_write: '900ms',
  bulwark_erase: '900ms',
  bulwark_keeper: '60s',
  bulwark_tenants: '10s',
};

/**
 * Sets the settings of each existing user back. PostgreSQL lets every user change the settings of its own role, such as
 * `default_transaction_read_only`, and they would outlast the deployment that removes an attacker.
 */
export async function resetRoleSettings(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; database: string }>(
    'select rolname as name, current_database() as database from pg_roles where rolname = any($1)',
    [Object.keys(STATEMENT_TIMEOUTS)],
  );
  for (const { name, database } of rows) {
    await client.query(`alter role ${name} reset all`);
    await client.query(`alter role ${name} in database ${client.escapeIdentifier(database)} reset all`);
    await client.query(`alter role ${name} set statement_timeout = '${STATEMENT_TIMEOUTS[name]}'`);
  }
}
