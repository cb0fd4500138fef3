import { readFileSync } from 'node:fs';
import { readToday } from '@bulwark/gate';
import { App } from 'aws-cdk-lib';
import { environments } from '../bin/environments';
import { suppressAcceptedFindings } from '../bin/suppress-accepted-findings';
import { Backend } from '../lib/backend';
import { refuseExampleValues } from '../lib/example-value-guard';
import { listExampleValues } from '../lib/settings/example-values';
import { parseSettings } from '../lib/settings/parse-settings';
import { createSettings, type Variant } from './settings-variants';

/**
 * The app that the rehearsal synthesizes: one environment of bin/environments.ts, in the variant that a file describes.
 * The gate does not run; `npm run synth` runs it on the same templates.
 */
const [, , name, file = ''] = process.argv;
const variant: Variant = JSON.parse(readFileSync(file, 'utf8'));
const parsed = parseSettings(
  environments.filter((draft) => draft['name'] === name).map((draft) => createSettings(draft, variant, new Date())),
  readToday(),
);
if (!parsed.ok) throw new Error(`${variant.name}: ${parsed.problems.join('\n')}`);
const app = new App();
for (const settings of parsed.environments) {
  const backend = new Backend(app, settings.name, { settings });
  suppressAcceptedFindings(backend);
  if (variant.refusesExampleValues === true) refuseExampleValues(backend, listExampleValues(settings));
}
app.synth();
