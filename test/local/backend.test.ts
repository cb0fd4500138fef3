import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startBackend } from '../../local/backend';
import { sandboxSettings } from '../scaffold';

test('a backend whose database does not start fails with the reason, and leaves nothing running', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-broken-'));
  // A file in place of the folder of the database.
  writeFileSync(join(folder, 'postgres'), '');
  const before = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'TCPServerWrap');
  await expect(startBackend({ settings: sandboxSettings, folder })).rejects.toThrow(/EEXIST|ENOTDIR/);
  const after = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'TCPServerWrap');
  expect(after).toEqual(before);
  rmSync(folder, { recursive: true });
});
