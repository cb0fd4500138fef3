import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Backend } from '../lib/backend';
import type { Sidecar } from '../lib/compliance/acknowledgement';
import { assess } from '../lib/compliance/assessment/assess';
import type { Assessment } from '../lib/compliance/assessment/assessment';
import { ComplianceGate } from '../lib/compliance/compliance-gate';
import { allFrameworks } from '../lib/compliance/frameworks/all-frameworks';
import { packs } from '../lib/compliance/packs';
import type { GatePolicy } from '../lib/compliance/policy';
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
export function judged(
  app: App,
  environments: readonly Settings[],
  policy: (environment: string) => GatePolicy = gatePolicy,
): ComplianceGate {
  for (const settings of environments) new Backend(app, settings.name, { settings });
  return gateOf(app, sidecars, policy);
}

/** The gate of Bulwark, put into an app. */
export function gateOf(
  app: App,
  acknowledged: readonly Sidecar[],
  policy: (environment: string) => GatePolicy,
): ComplianceGate {
  const gate = new ComplianceGate({
    packs: packs(),
    sidecars: acknowledged,
    today: today(),
    templates: new TemplateValidation(validationCache(CACHE)),
    policy,
  });
  gate.register(app);
  return gate;
}

/** What a gate found, as data; undefined when synthesis stopped before it had judged. */
export function assessmentOf({ judgement }: ComplianceGate): Assessment | undefined {
  if (judgement === undefined) return undefined;
  return assess({
    judgement,
    frameworks: allFrameworks,
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
