import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAsMaster } from '../../local/database';
import { type LocalPostgres, startPostgres } from '../../local/postgres';

export interface DatabaseDefinition {
  readonly name: string;
  readonly masterUser: string;
}

/**
 * Starts PostgreSQL as Aurora is when a cluster was created: one empty database, and a master user who is not a
 * superuser. The server trusts connections of this machine; the gateway in front of it checks who signs in.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
 */
export async function startEmptyPostgres(
  folder: string,
  { name, masterUser }: DatabaseDefinition,
): Promise<LocalPostgres> {
  const server = await startPostgres({ folder });
  await runAsMaster(server, 'postgres', async (client) => {
    const master = client.escapeIdentifier(masterUser);
    await client.query('create role rds_superuser; create role rds_iam');
    if (masterUser !== server.user) {
      await client.query(`create role ${master} login createdb createrole`);
      await client.query(`grant rds_superuser, rds_iam to ${master} with admin option`);
    }
    await client.query(`create database ${client.escapeIdentifier(name)} owner ${master}`);
    writeFileSync(join(server.data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 trust\n');
    await client.query('select pg_reload_conf()');
  });
  return server;
}
