import { Client } from 'pg';
import { migrations } from '../lambda/migrate/migrations';
import { migrate } from '../lambda/migrate/migrator';
import type { LocalPostgres } from './postgres';

/** What the migration function does in AWS, and what IAM does there: makes the database, brings its schema up to date, lets users in. */
export async function prepareDatabase(
  server: LocalPostgres,
  name: string,
  users: ReadonlyMap<string, string>,
): Promise<void> {
  await asMaster(server, 'postgres', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  await asMaster(server, name, async (client) => {
    await migrate(client, migrations);
    for (const [user, password] of users) {
      await client.query(`alter role ${client.escapeIdentifier(user)} password ${client.escapeLiteral(password)}`);
    }
  });
}

/** Does something as the cluster's first user. */
export async function asMaster<T>(
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
