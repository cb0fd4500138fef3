import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalBackend } from './backend';
import { locateCurlFile } from './welcome';

export interface CurlFiles {
  /** Stops renewing. */
  readonly stop: () => void;
}

/** Part of a token's lifetime after which a new one is requested. */
const RENEW_AT = 0.8;

/**
 * Writes a configuration file for curl for each scope, so that no token is on a command line, where other programs can
 * read it. The tokens are renewed before they expire.
 */
export async function writeCurlFiles(backend: LocalBackend, folder: string, neighbour: string): Promise<CurlFiles> {
  mkdirSync(join(folder, 'curl'), { recursive: true, mode: 0o700 });
  const [client] = backend.clients;
  const other = backend.clients.find(({ name }) => name === neighbour);
  if (client === undefined || other === undefined) throw new Error('the templates have no machine client');

  const write = async (name: string, of: typeof client, scopes: readonly string[]) => {
    const tenant = of.scopes.find((scope) => scope.startsWith('tenants/')) ?? '';
    const token = await backend.requestToken(of, [tenant, ...scopes]);
    const headers = [
      `Authorization: Bearer ${token}`,
      `x-api-key: ${backend.getApiKey(of)}`,
      'Content-Type: application/json',
    ];
    writeFileSync(locateCurlFile(folder, name), headers.map((header) => `header = "${header}"\n`).join(''), {
      mode: 0o600,
    });
  };
  const writeAll = async () => {
    const scopes = client.scopes.filter((scope) => !scope.startsWith('tenants/'));
    await Promise.all(scopes.map((scope) => write(scope.replace('/', '-'), client, [scope])));
    await write(neighbour, other, ['records/read']);
  };
  await writeAll();
  const renew = () => {
    writeAll().catch((error) => process.stderr.write(`The tokens could not be renewed: ${error}\n`));
  };
  const timer = setInterval(renew, client.tokenLifetime * 1000 * RENEW_AT);
  return { stop: () => clearInterval(timer) };
}
