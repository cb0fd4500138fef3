import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectJudgedTypes } from './judged-types';
import { readSpecVersion } from './spec-version';

// Run it after a rule for a new type was added; test/rules/coverage holds the file up to date.
const file = join(__dirname, '..', 'src', 'rules', 'coverage', 'judged-types.json');
writeFileSync(file, `${JSON.stringify(collectJudgedTypes(readSpecVersion()), undefined, 2)}\n`);
