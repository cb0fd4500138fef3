import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../lambda/records/routes';
import { buildOpenApi } from '../lib/api/openapi';

/** Writes the OpenAPI document of the API to docs/openapi.json. */
const root = join(__dirname, '..');
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(root, 'docs', 'openapi.json'), `${JSON.stringify(buildOpenApi(routes, version), null, 2)}\n`);
process.stdout.write(`docs/openapi.json holds ${routes.length} routes\n`);
