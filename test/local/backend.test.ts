import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { startBackend } from '../../local/backend';
import { sandboxSettings } from '../scaffold';

jest.setTimeout(30_000);

test('a backend whose database does not start says why, and leaves nothing running', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-broken-'));
  // In the way of the folder of the database.
  writeFileSync(join(folder, 'postgres'), '');
  const before = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'TCPServerWrap');
  await expect(startBackend({ settings: sandboxSettings, folder })).rejects.toThrow(/EEXIST|ENOTDIR/);
  const after = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'TCPServerWrap');
  expect(after).toEqual(before);
  rmSync(folder, { recursive: true });
});
