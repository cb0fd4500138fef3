import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { Backend } from '../lib/backend';
import { AcknowledgementPlugin } from '../lib/compliance/acknowledgement-plugin';
import { packJudge, templateJudge } from '../lib/compliance/judge';
import { packs } from '../lib/compliance/packs';
import { sidecars } from '../lib/compliance/sidecars';
import { TemplateValidation } from '../lib/compliance/template-validation';
import type { Settings } from '../lib/settings/settings';
import { validationCache } from './validation-cache';

/** With the packages: `npm ci` empties it, and nobody commits it. */
const CACHE = join(__dirname, '..', 'node_modules', '.cache', 'bulwark');

/** Puts every environment into an app, and the judges beside it; synthesizing the app has it judged. */
export function judged(app: App, environments: readonly Settings[]): AcknowledgementPlugin {
  for (const settings of environments) new Backend(app, settings.name, { settings });
  const rulePacks = packs();
  const templates = new TemplateValidation(validationCache(CACHE));
  const acknowledgements = new AcknowledgementPlugin({
    judges: [templateJudge(templates), ...rulePacks.map(packJudge)],
    sidecars,
    today: today(),
  });
  Validations.of(app).addPlugins(templates, acknowledgements, ...rulePacks);
  return acknowledgements;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
