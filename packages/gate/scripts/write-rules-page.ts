import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRulesPage } from '../src/reports/rules-page';
import { allRules } from '../src/rules/all-rules';

/** Writes docs/rules.md of the repository from the rules of the pack Bulwark. */
writeFileSync(join(__dirname, '..', '..', '..', 'docs', 'rules.md'), renderRulesPage(allRules));
process.stdout.write(`docs/rules.md has ${allRules.length} rules\n`);
