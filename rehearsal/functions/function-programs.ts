import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the program `node` with which the emulator runs a function. It loads the routes to the database and to
 * CloudFormation first, and trusts the authority of the rehearsal where the function trusts Amazon's.
 *
 * `NODE_OPTIONS` cannot do this: the functions set it themselves.
 */
export function writeFunctionPrograms(folder: string, authority: string, databasePort: number): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  const certificate = join(folder, 'database-authority.pem');
  writeFileSync(certificate, authority);
  const program = join(programs, 'node');
  const routes = ['database-route.cjs', 'response-route.cjs'].map((name) => `--require '${join(__dirname, name)}'`);
  writeFileSync(
    program,
    [
      '#!/bin/sh',
      `export NODE_EXTRA_CA_CERTS='${certificate}' REHEARSAL_DATABASE_PORT=${databasePort}`,
      `exec '${process.execPath}' ${routes.join(' ')} "$@"`,
      '',
    ].join('\n'),
  );
  chmodSync(program, 0o755);
  return programs;
}
