import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrations } from '../../../../lambda/migrate/migrations';
import { migrate } from '../../../../lambda/migrate/migrator';
import { startPostgres } from '../../../../local/postgres';

/** A check of functions of the database. It throws when one of them does not keep its promise. */
export interface FunctionCheck {
  readonly promise: string;
  /** Names of the functions that the promise depends on. */
  readonly of: readonly string[];
  readonly run: (database: FunctionDatabase) => Promise<void>;
}

/** Persons, records and times that several checks use. */
export const PERSONS = [1, 2, 3].map((n) => `${n}0000000-0000-4000-8000-000000000000`) as [string, string, string];
export const RECORDS = [1, 2, 3].map((n) => `0000000${n}-0000-4000-8000-000000000000`) as [string, string, string];
/** Every character of base64 is in the text of these bytes. */
export const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
export const AT = '2026-11-27T10:00:00.000Z';

/** A migrated database. Every check runs in a transaction that is rolled back. */
export class FunctionDatabase {
  /** What the functions write to the server log. */
  readonly log: string[] = [];

  private constructor(
    private readonly client: Client,
    readonly stop: () => Promise<void>,
  ) {
    client.on('notice', ({ message }) => this.log.push(String(message)));
  }

  static async start(): Promise<FunctionDatabase> {
    const folder = mkdtempSync(join(tmpdir(), 'bulwark-functions-'));
    const server = await startPostgres({ folder });
    const { host, port, user, password, authority } = server;
    const client = new Client({ host, port, user, password, database: 'postgres', ssl: { ca: authority } });
    await client.connect();
    await migrate(client, migrations);
    // A changed function may never end.
    await client.query("set client_min_messages = log; set statement_timeout = '10s'");
    return new FunctionDatabase(client, async () => {
      await client.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Runs some work, and undoes all of it. */
  async undo<T>(work: () => Promise<T>): Promise<T> {
    this.log.length = 0;
    await this.client.query('savepoint before').catch(() => this.client.query('begin; savepoint before'));
    try {
      return await work();
    } finally {
      await this.client.query('rollback to savepoint before; release savepoint before');
    }
  }

  /** The rows of a statement of the superuser, whom no policy binds. */
  async query(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const { rows } = await this.client.query(text, [...values]);
    return rows;
  }

  /** The answer of a function that a user of the database calls. */
  async call(user: string, name: string, ...values: readonly unknown[]): Promise<unknown> {
    await this.client.query(`set local session authorization ${user}`);
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    const { rows } = await this.client.query(`select bulwark.${name}(${places}) as answer`, [...values]);
    await this.client.query('reset session authorization');
    return rows[0].answer;
  }

  /** The statements that create some functions, as the database holds them. */
  async readDefinitions(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.query(
      "select proname as name, pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'bulwark'::regnamespace and proname = any ($1) order by 1",
      [names],
    );
    return new Map(rows.map(({ name, text }) => [String(name), String(text)]));
  }

  async addEpoch(epoch: number, state: 'prepared' | 'open' | 'closed' | 'destroyed' = 'open'): Promise<void> {
    const at = (...states: string[]) => (states.includes(state) ? AT : null);
    await this.query('insert into bulwark.epochs values ($1, $2, $3, $4, $5, $6, $7)', [
      epoch,
      `arn ${epoch}`,
      state === 'destroyed' ? null : Buffer.from(`epoch ${epoch}`),
      AT,
      at('open', 'closed', 'destroyed'),
      at('closed', 'destroyed'),
      at('destroyed'),
    ]);
  }

  async addTenantKey(tenant: string, { generation = 1, epoch = 1 } = {}): Promise<void> {
    await this.query(
      'insert into bulwark.tenant_keys (tenant, generation, epoch, wrapped_key) values ($1, $2, $3, $4)',
      [tenant, generation, epoch, Buffer.from(`${tenant} ${generation}`)],
    );
  }

  async addPerson(tenant: string, subject: string, { generation = 1, epoch = 1 } = {}): Promise<void> {
    await this.query(
      'insert into bulwark.subjects (tenant, subject, generation, epoch, wrapped_key) values ($1, $2, $3, $4, $5)',
      [tenant, subject, generation, epoch, Buffer.from(`${tenant} ${subject}`)],
    );
  }

  async addRecord(tenant: string, subject: string, id: string): Promise<void> {
    await this.query(
      "insert into bulwark.records (tenant, subject, id, fields, request_digest, seal) values ($1, $2, $3, '{}', '', '')",
      [tenant, subject, id],
    );
  }

  async addRecords(tenant: string, subject: string, count: number): Promise<void> {
    await this.query(
      `insert into bulwark.records (tenant, subject, id, fields, request_digest, seal)
        select $1, $2, gen_random_uuid(), '{}', '', '' from generate_series(1, $3)`,
      [tenant, subject, count],
    );
  }

  /** The events of a tenant in their order, without their numbers and times. */
  readEvents(tenant: string): Promise<Record<string, unknown>[]> {
    return this.query(
      'select actor, action, subject, records, request, role from bulwark.events where tenant = $1 order by id',
      [tenant],
    );
  }
}
