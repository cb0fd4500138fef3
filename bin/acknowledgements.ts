import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToday, renderLedger } from '@bulwark/gate';
import { App } from 'aws-cdk-lib';
import { addBlueprint } from './add-blueprint';
import { parseEnvironments } from './parse-environments';
import { readContextWithoutBundling } from './read-context';

/** Prints every acknowledgement with its reason, owner, expiry and the findings that it covers today. */
const environments = parseEnvironments();
if (environments === undefined) process.exitCode = 1;
else {
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-acknowledgements-'));
  try {
    const app = new App({ outdir, context: readContextWithoutBundling() });
    const { gate } = addBlueprint(app, environments, { writeReports: false });
    app.synth();
    process.stdout.write(renderLedger(gate.result?.acceptedEntries ?? [], readToday()));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
