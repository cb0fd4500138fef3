import { App } from 'aws-cdk-lib';
import { environments } from '../bin/environments';
import { Backend } from '../lib/backend';
import { parseSettings } from '../lib/settings/parse-settings';
import { createVariant, VARIANTS } from './settings-variants';

/**
 * The app that the rehearsal synthesizes: one environment of bin/environments.ts, in one variant of its settings. The
 * gate does not run; `npm run synth` runs it on the same templates.
 */
const [, , name, wanted] = process.argv;
const variant = VARIANTS.find((each) => each === wanted);
if (variant === undefined) throw new Error(`expected one of ${VARIANTS.join(', ')}, got ${wanted}`);
const parsed = parseSettings(
  environments.filter((draft) => draft['name'] === name).map((draft) => createVariant(draft, variant, new Date())),
);
if (!parsed.ok) throw new Error(`${variant}: ${parsed.problems.join('\n')}`);
const app = new App();
for (const settings of parsed.environments) new Backend(app, settings.name, { settings });
app.synth();
