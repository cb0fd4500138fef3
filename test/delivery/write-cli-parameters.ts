/**
 * Writes cli-parameters.json: for each command of the AWS CLI that a page of docs/ shows, its options and the names in
 * what it prints. Run it when the test names a command without an entry, or when rehearsal/requirements.txt names another
 * version of the AWS CLI:
 *
 *     node --no-warnings --import tsx --conditions=bulwark-source test/delivery/write-cli-parameters.ts
 *
 * It needs the Python environment of the rehearsal, and prepares it when it is missing. The test only reads the file.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preparePython } from '../../rehearsal/python-environment';
import { ONLY_IN_VERSION_2 } from './cli-parameters';
import { listDocumentedCommands } from './documented-commands';

async function main(): Promise<void> {
  const python = await preparePython(new AbortController().signal);
  const requirements = readFileSync(join(__dirname, '../../rehearsal/requirements.txt'), 'utf8');
  const version = /^awscli==(\S+)/m.exec(requirements)?.[1];
  const names = [...new Set(listDocumentedCommands('aws').map(({ words }) => words.slice(0, 2).join(' ')))].sort();
  const asked = names.filter((name) => !ONLY_IN_VERSION_2.has(name)).map((name) => name.split(' '));
  const described: object = JSON.parse(
    execFileSync(python, [join(__dirname, 'cli_parameters.py')], { input: JSON.stringify(asked), encoding: 'utf8' }),
  );
  const file = join(__dirname, 'cli-parameters.json');
  writeFileSync(file, JSON.stringify({ source: 'the AWS CLI (PyPI: awscli, Apache-2.0)', version, ...described }));
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
