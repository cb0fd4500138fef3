import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Reads the version of the service specification that is installed. */
export function readSpecVersion(): string {
  const entry = require.resolve('@aws-cdk/aws-service-spec');
  const { version }: { version: string } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return version;
}
