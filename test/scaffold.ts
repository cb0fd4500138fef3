import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AlertTopic } from '../lib/audit/alert-topic';
import { DeadLetterQueue } from '../lib/audit/dead-letter-queue';
import { DataKeys } from '../lib/encryption/data-keys';
import { parseSettings } from '../lib/settings/parse-settings';
import { type EnvironmentDraft, production, sandbox } from '../lib/settings/presets';
import type { Settings } from '../lib/settings/settings';

/** What neither preset answers. */
const ANSWERS = {
  account: '111122223333',
  region: 'eu-central-1' as const,
  owner: 'platform-team',
  alertEmails: ['alerts@example.com'],
  identity: {
    domainPrefix: 'bulwark-test-example',
    callbackUrls: ['https://www.example.com/signed-in'],
    logoutUrls: ['https://www.example.com/signed-out'],
    machineClients: [{ name: 'reporting', tenant: 'example' }],
  },
};

/** Drafts as an adopter would write them, for tests that change a field before validation. */
export function sandboxDraft(): EnvironmentDraft {
  const network = { zones: ['eu-central-1a', 'eu-central-1b'] };
  return structuredClone(sandbox({ ...ANSWERS, name: 'sandbox', network }));
}

export function productionDraft(): EnvironmentDraft {
  const network = { zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] };
  return structuredClone(production({ ...ANSWERS, name: 'production', network }));
}

/** Validated settings of one draft; a mistake in the test itself fails with the same words an adopter sees. */
export function settingsOf(draft: EnvironmentDraft): Settings {
  const parsed = parseSettings([draft]);
  const settings = parsed.ok ? parsed.environments[0] : undefined;
  if (settings === undefined) throw new Error(parsed.ok ? 'no environment' : parsed.problems.join('\n'));
  return settings;
}

export const sandboxSettings = settingsOf(sandboxDraft());
export const productionSettings = settingsOf(productionDraft());

/** The feature flags of cdk.json, so that a test builds what `cdk synth` builds. */
const { context }: { context: Record<string, unknown> } = JSON.parse(
  readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8'),
);

/** An app without code bundling (its result is not looked at) and without the CloudFormation Validate plugin. */
export function testApp(): App {
  return new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
}

/** An empty stack in the account and region of the settings. */
export function testStack(settings: Settings = sandboxSettings, app = testApp()): Stack {
  return new Stack(app, 'Test', { env: { account: settings.account, region: settings.region } });
}

/** Keys, dead letter queue and alert topic, as every room of the house is handed them. */
export function foundations(stack: Stack, settings: Settings = sandboxSettings) {
  const keys = new DataKeys(stack, 'Keys', { prefix: 'Test', settings });
  const deadLetters = new DeadLetterQueue(stack, 'DeadLetters', { key: keys.messaging });
  const alerts = new AlertTopic(stack, 'Alerts', { key: keys.messaging, emails: settings.alertEmails, deadLetters });
  return { keys, deadLetters, alerts };
}
