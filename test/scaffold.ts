import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { scopes } from '../lambda/records/scopes';
import { AlertTopic } from '../lib/audit/alert-topic';
import { DeadLetterQueue } from '../lib/audit/dead-letter-queue';
import { EnvironmentKeys } from '../lib/encryption/environment-keys';
import { formatScope } from '../lib/identity/scope-definition';
import { parseSettings } from '../lib/settings/parse-settings';
import { type EnvironmentDraft, production, sandbox } from '../lib/settings/presets';
import type { Settings } from '../lib/settings/settings';
import './forget-construct-traces';

/** Every scope of the API, for clients that need all rights. */
export const ALL_SCOPES = scopes.map(formatScope);

/** Fields that no preset sets. */
const REQUIRED_FIELDS = {
  account: '111122223333',
  region: 'eu-central-1' as const,
  owner: 'platform-team',
  alertEmails: ['alerts@example.com'],
  identity: {
    domainPrefix: 'bulwark-test-example',
    callbackUrls: ['https://www.example.com/signed-in'],
    logoutUrls: ['https://www.example.com/signed-out'],
    machineClients: [{ name: 'reporting', tenant: 'example', scopes: ALL_SCOPES }],
  },
};

/** Drafts as an adopter writes them, for tests that change a field before validation. */
export function createSandboxDraft(): EnvironmentDraft {
  const network = { zones: ['eu-central-1a', 'eu-central-1b'] };
  return structuredClone(sandbox({ ...REQUIRED_FIELDS, name: 'sandbox', network }));
}

export function createProductionDraft(): EnvironmentDraft {
  const network = { zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] };
  const protections = { phase: 'protected' } as const;
  return structuredClone(production({ ...REQUIRED_FIELDS, name: 'production', protections, network }));
}

/** The day on which tests validate settings. */
export const TODAY = '2026-11-27';

/** Validates one draft. A mistake in a test fails with the message that an adopter would see. */
export function parseDraft(draft: EnvironmentDraft): Settings {
  const parsed = parseSettings([draft], TODAY);
  const settings = parsed.ok ? parsed.environments[0] : undefined;
  if (settings === undefined) throw new Error(parsed.ok ? 'expected one environment' : parsed.problems.join('\n'));
  return settings;
}

export const sandboxSettings = parseDraft(createSandboxDraft());
export const productionSettings = parseDraft(createProductionDraft());

/** The feature flags of cdk.json, so that a test synthesizes the same templates as `cdk synth`. */
const { context }: { context: Record<string, unknown> } = JSON.parse(
  readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8'),
);

/** What no template contains, and what takes time in each synthesis. */
const NOT_WRITTEN = {
  'aws:cdk:bundling-stacks': [],
  'aws:cdk:disable-stack-trace': true,
  // Describes constructs in the metadata of the assembly, for statistics of AWS that are off here.
  '@aws-cdk/core:enableAdditionalMetadataCollection': false,
};

/** Creates an app without code bundling and without the CloudFormation Validate plugin. */
export function createTestApp(changes: Readonly<Record<string, unknown>> = {}): App {
  return new App({
    context: { ...context, ...NOT_WRITTEN, ...changes },
    analyticsReporting: false,
    treeMetadata: false,
  });
}

/** Creates an empty stack in the account and region of the settings. */
export function createTestStack(settings: Settings = sandboxSettings, app = createTestApp()): Stack {
  return new Stack(app, 'Test', { env: { account: settings.account, region: settings.region } });
}

/** Creates the keys, the dead letter queue and the alert topic that other stacks receive. */
export function createSharedResources(stack: Stack, settings: Settings = sandboxSettings) {
  const keys = new EnvironmentKeys(stack, 'Keys', { prefix: 'Test', settings });
  const deadLetters = new DeadLetterQueue(stack, 'DeadLetters', { key: keys.messaging });
  const alerts = new AlertTopic(stack, 'Alerts', {
    key: keys.messaging,
    emails: settings.alertEmails,
    deadLetterQueue: deadLetters.queue,
  });
  return { keys, deadLetters, alerts };
}
