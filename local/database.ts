import { Client } from 'pg';
import { migrations } from '../lambda/migrate/migrations';
import { migrate } from '../lambda/migrate/migrator';
import type { LocalPostgres } from './postgres';

/**
 * Creates the database, applies the migrations and sets passwords of users. In AWS the migration function and IAM do
 * this.
 */
export async function prepareDatabase(
  server: LocalPostgres,
  name: string,
  users: ReadonlyMap<string, string>,
): Promise<void> {
  await runAsMaster(server, 'postgres', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  await runAsMaster(server, name, async (client) => {
    await migrate(client, migrations);
    for (const [user, password] of users) {
      await client.query(`alter role ${client.escapeIdentifier(user)} password ${client.escapeLiteral(password)}`);
    }
  });
}

/** Runs work as the first user of the cluster. */
export async function runAsMaster<T>(
  server: LocalPostgres,
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { host, port, user, password, authority } = server;
  const client = new Client({ host, port, user, password, database, ssl: { ca: authority } });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
