import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE, startBackend } from '../../local/backend';
import { roomyDraft } from '../roomy-settings';
import { settingsOf } from '../scaffold';
import { startBareServer } from './bare-server';

/** The backend, and beside it the server it is compared with, in a process of their own, so that the load does not share their thread. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
  const backend = await startBackend({ settings: settingsOf(roomyDraft()), folder });
  const bare = await startBareServer(backend.postgres, DATABASE);
  const [client] = backend.clients;
  if (client === undefined) throw new Error('no client');
  process.send?.({
    url: backend.url,
    postmaster: Number(readFileSync(join(backend.postgres.data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    bareUrl: bare.url,
    token: await backend.token(client, client.scopes),
    apiKey: backend.apiKeyOf(client),
  });
  process.on('message', (message) => {
    if (message === 'calls') process.send?.({ kmsCalls: backend.kms.calls.length });
    if (message !== 'stop') return;
    bare
      .stop()
      .then(backend.stop)
      .then(() => {
        rmSync(folder, { recursive: true, force: true });
        process.exit(0);
      });
  });
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
