import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from 'pg';
import { type ListeningServer, listen } from '../../local/listen';
import type { LocalPostgres } from '../../local/postgres';

/**
 * Starts the server that the backend is compared with: the same database server, a table of the same shape, Node's HTTP
 * server, and no defence: no token, no tenant, no validation, no encryption, no events.
 */
export async function startBareServer(postgres: LocalPostgres, database: string): Promise<ListeningServer> {
  const { host, port, user, password, authority } = postgres;
  const pool = new Pool({ host, port, user, password, database, ssl: { ca: authority }, max: 8 });
  await pool.query(
    'create table bare (id uuid primary key, subject uuid not null, fields jsonb not null, created_at timestamptz not null default now())',
  );

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      const { rows } = await pool.query('select id, subject, fields, created_at from bare where id = $1', [
        request.url?.split('/').at(-1),
      ]);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(rows[0]));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { subject, fields } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const id = randomUUID();
    await pool.query('insert into bare (id, subject, fields) values ($1, $2, $3)', [id, subject, fields]);
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id }));
  }

  const listening = await listen(createServer((request, response) => void answerRequest(request, response)));
  return {
    ...listening,
    stop: async () => {
      await listening.stop();
      await pool.end();
    },
  };
}
