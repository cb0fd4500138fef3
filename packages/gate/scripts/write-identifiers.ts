import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectIdentifiers } from './identifiers';

// Run it after an update of the service specification; test/rules/replacing compares the file with it.
const file = join(__dirname, '..', 'src', 'rules', 'replacing', 'identifiers.json');
writeFileSync(file, `${JSON.stringify(collectIdentifiers(), undefined, 2)}\n`);
