import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../lib/compliance/rules/all-rules';
import { rulesPage } from './rules-page';

/** Writes the rules of our own into docs/rules.md. */
writeFileSync(join(__dirname, '..', 'docs', 'rules.md'), rulesPage(allRules));
process.stdout.write(`docs/rules.md holds ${allRules.length} rules\n`);
