import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAsMaster } from '../../local/database';
import { type LocalPostgres, startPostgres } from '../../local/postgres';
import {
  archiveUntilNow,
  buildArchiveSettings,
  buildRecoverySettings,
  type ContinuousArchive,
  createArchive,
  takeBaseBackup,
} from './continuous-archive';

export interface DatabaseDefinition {
  readonly name: string;
  readonly masterUser: string;
}

/** The superuser of RDS. The master user of a cluster is none. */
const SUPERUSER = 'rdsadmin';

/**
 * What a cluster of Aurora is in the rehearsal: a PostgreSQL server, and everything that is needed to restore it. The
 * server trusts connections of this machine; the gateway in front of it checks who signs in.
 */
export class ClusterServer {
  private constructor(
    private readonly folder: string,
    private readonly server: LocalPostgres,
    private readonly archive: ContinuousArchive,
  ) {}

  /**
   * Starts PostgreSQL as Aurora is when a cluster was created: one empty database, and a master user who is not a
   * superuser.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
   */
  static async createEmpty(folder: string, { name, masterUser }: DatabaseDefinition): Promise<ClusterServer> {
    const archive = createArchive(folder);
    const server = await startPostgres({ folder, user: SUPERUSER, settings: buildArchiveSettings(archive) });
    await runAsMaster(server, 'postgres', async (client) => {
      const master = client.escapeIdentifier(masterUser);
      await client.query('create role rds_superuser; create role rds_iam');
      await client.query(`create role ${master} login createdb createrole`);
      await client.query(`grant rds_superuser, rds_iam to ${master} with admin option`);
      await client.query(`create database ${client.escapeIdentifier(name)} owner ${master}`);
    });
    return ClusterServer.#open(folder, server, archive);
  }

  /**
   * Starts a server with the data of another one as they were at a moment: its base backup, and its WAL up to then.
   *
   * @throws Error of PostgreSQL when the moment is not in the archive
   */
  static async restore(folder: string, source: ClusterServer, moment: string): Promise<ClusterServer> {
    await archiveUntilNow(source.server, source.archive);
    const archive = createArchive(folder);
    const data = join(folder, 'data');
    mkdirSync(data);
    cpSync(source.archive.base, data, { recursive: true });
    // Node.js 24 does not copy the mode of a folder, and PostgreSQL refuses one that others may read.
    chmodSync(data, 0o700);
    cpSync(join(source.folder, 'password'), join(folder, 'password'));
    writeFileSync(join(data, 'recovery.signal'), '');
    const settings = { ...buildArchiveSettings(archive), ...buildRecoverySettings(source.archive, moment) };
    return ClusterServer.#open(folder, await startPostgres({ folder, user: SUPERUSER, settings }), archive);
  }

  /** Lets the gateway in, and makes the first backup. */
  static async #open(folder: string, server: LocalPostgres, archive: ContinuousArchive): Promise<ClusterServer> {
    await runAsMaster(server, 'postgres', async (client) => {
      writeFileSync(join(server.data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 trust\n');
      await client.query('select pg_reload_conf()');
    });
    await takeBaseBackup(server, archive);
    return new ClusterServer(folder, server, archive);
  }

  get port(): number {
    return this.server.port;
  }

  /** Nothing of it is needed afterwards. */
  stop(): Promise<void> {
    return this.server.crash();
  }
}
