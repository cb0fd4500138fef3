import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE, startBackend } from '../../local/backend';
import { createRoomyDraft } from '../roomy-settings';
import { parseDraft } from '../scaffold';
import { startBareServer } from './bare-server';

/** Runs the backend and the bare server in a separate process, so that the load does not share their thread. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
  const backend = await startBackend({ settings: parseDraft(createRoomyDraft()), folder });
  const bare = await startBareServer(backend.postgres, DATABASE);
  const [client] = backend.clients;
  if (client === undefined) throw new Error('no client');
  process.send?.({
    url: backend.url,
    postmaster: Number(readFileSync(join(backend.postgres.data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    bareUrl: bare.url,
    token: await backend.requestToken(client, client.scopes),
    apiKey: backend.getApiKey(client),
  });
  const stop = async () => {
    await bare.stop();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.on('message', (message) => {
    if (message === 'calls') process.send?.({ kmsCalls: backend.kms.calls.length });
    if (message === 'stop') void stop();
  });
  // The channel closes when the load ends for any reason.
  process.on('disconnect', () => void stop());
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
