import { findNamedFunctions } from './function-names';
import { startsWithVerb } from './verbs';

/** Prints how many functions start with a verb, and those that do not, by file. */
const all = findNamedFunctions();
const others = all.filter(({ name }) => !startsWithVerb(name));
for (const { file, name } of others) process.stdout.write(`${file}: ${name}\n`);
const share = ((100 * (all.length - others.length)) / all.length).toFixed(1);
process.stdout.write(`${all.length - others.length} of ${all.length} functions start with a verb (${share} %)\n`);
