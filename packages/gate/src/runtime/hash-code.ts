import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Code that decides what the gate concludes: its own, and the rules of cdk-nag. Both are often edited in place. */
const listFolders = (): readonly string[] => [join(__dirname, '..'), dirname(require.resolve('cdk-nag'))];

/** Libraries that decide by their version. Nobody edits them in place. */
const LIBRARIES = ['aws-cdk-lib', 'constructs', 'cdk-nag'] as const;

/** Hashes the code of the gate, by the size and time of each file, with the versions of its libraries and of Node.js. */
export function hashCode(folders: readonly string[] = listFolders()): string {
  const hash = createHash('sha256').update(process.version);
  for (const library of LIBRARIES) hash.update(readFileSync(require.resolve(`${library}/package.json`)));
  for (const folder of folders) addFolder(hash, folder);
  return hash.digest('hex');
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else if (/\.(?:js|ts|json)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
}
