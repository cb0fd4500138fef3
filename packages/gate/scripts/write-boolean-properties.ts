import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectBooleanProperties } from './boolean-properties';

// Run it after an update of the service specification; test/rules/switch compares the file with it.
const file = join(__dirname, '..', 'src', 'rules', 'switch', 'boolean-properties.json');
writeFileSync(file, `${JSON.stringify(collectBooleanProperties(), undefined, 2)}\n`);
