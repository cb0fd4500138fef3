import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ledgerText } from '../lib/compliance/ledger-text';
import { parseSettings } from '../lib/settings/parse-settings';
import { contextWithoutBundling } from './context';
import { environments } from './environments';
import { judged, today } from './judged-app';

/** Prints every acknowledgement with its reason, owner, end and what it covers, as the judges see them today. */
const outdir = mkdtempSync(join(tmpdir(), 'bulwark-acknowledgements-'));
const parsed = parseSettings(environments);
try {
  if (!parsed.ok) throw new Error(`bin/environments.ts was refused:\n${parsed.problems.join('\n')}`);
  const app = new App({ outdir, context: contextWithoutBundling() });
  const gate = judged(app, parsed.environments);
  app.synth();
  process.stdout.write(ledgerText(gate.judgement?.decisions ?? [], today()));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
