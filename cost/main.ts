import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironments } from '../bin/parse-environments';
import { readContextWithoutBundling } from '../bin/read-context';
import { runCost } from './run';
import { synthesizeEnvironments } from './synthesize';

/** Prints what each environment costs in an idle month. */
const environments = parseEnvironments();
if (environments === undefined) process.exitCode = 1;
else {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-cost-'));
  try {
    const output = runCost(
      process.argv.slice(2),
      environments.map(({ name }) => name),
      (names) => {
        const chosen = environments.filter(({ name }) => names.includes(name));
        return synthesizeEnvironments(chosen, readContextWithoutBundling(), outdir);
      },
    );
    process.stdout.write(output.stdout);
    process.stderr.write(output.stderr);
    process.exitCode = output.exitCode;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
