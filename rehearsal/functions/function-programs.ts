import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the program `node` with which the emulator runs a function. It loads the route to the database first, and
 * trusts the authority of the rehearsal where the function trusts Amazon's.
 *
 * `NODE_OPTIONS` cannot do this: the functions set it themselves.
 */
export function writeFunctionPrograms(folder: string, authority: string, databasePort: number): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  const certificate = join(folder, 'database-authority.pem');
  writeFileSync(certificate, authority);
  const program = join(programs, 'node');
  const route = join(__dirname, 'database-route.cjs');
  writeFileSync(
    program,
    [
      '#!/bin/sh',
      `export NODE_EXTRA_CA_CERTS='${certificate}' REHEARSAL_DATABASE_PORT=${databasePort}`,
      `exec '${process.execPath}' --require '${route}' "$@"`,
      '',
    ].join('\n'),
  );
  chmodSync(program, 0o755);
  return programs;
}
