import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Backend } from '../lib/backend';
import { assess } from '../lib/compliance/assessment/assess';
import type { Assessment } from '../lib/compliance/assessment/assessment';
import { ComplianceGate } from '../lib/compliance/compliance-gate';
import { packs } from '../lib/compliance/packs';
import { sidecars } from '../lib/compliance/sidecars';
import { TemplateValidation } from '../lib/compliance/template-validation';
import type { Settings } from '../lib/settings/settings';
import { gatePolicy } from './gate-policy';
import { originalFrame } from './source-maps';
import { validationCache } from './validation-cache';

const ROOT = join(__dirname, '..');
/** With the packages: `npm ci` empties it, and nobody commits it. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'bulwark');

/** Puts every environment into an app, and the gate beside it; synthesizing the app has it judged. */
export function judged(app: App, environments: readonly Settings[]): ComplianceGate {
  for (const settings of environments) new Backend(app, settings.name, { settings });
  const gate = new ComplianceGate({
    packs: packs(),
    sidecars,
    today: today(),
    templates: new TemplateValidation(validationCache(CACHE)),
    policy: gatePolicy,
  });
  gate.register(app);
  return gate;
}

/** What a gate found, as data; undefined when synthesis stopped before it had judged. */
export function assessmentOf({ judgement }: ComplianceGate): Assessment | undefined {
  if (judgement === undefined) return undefined;
  return assess({
    judgement,
    frameworks: [],
    version: versionOf(join(ROOT, 'package.json')),
    libraries: {
      'aws-cdk-lib': versionOf(require.resolve('aws-cdk-lib/package.json')),
      'cdk-nag': versionOf(require.resolve('cdk-nag/package.json')),
    },
    root: ROOT,
    original: originalFrame,
  });
}

function versionOf(file: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
