import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AlertTopic } from '../../lib/audit/alert-topic';
import { DeadLetterQueue } from '../../lib/audit/dead-letter-queue';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import { IdentityStack } from '../../lib/identity/identity-stack';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createSandboxDraft, createTestApp, parseDraft } from '../scaffold';

const SCOPES = [
  { resource: 'records', name: 'read', description: 'Read records' },
  { resource: 'records', name: 'write', description: 'Write records' },
  { resource: 'subjects', name: 'erase', description: 'Erase a person' },
];

const GROUPS = [
  { name: 'readers', description: 'Read records', scopes: ['records/read'] },
  { name: 'writers', description: 'Change records', scopes: ['records/read', 'records/write'] },
];

/** Synthesizes the identity stack of an environment. */
export function synthIdentity(draft: EnvironmentDraft): Template {
  const settings = parseDraft(draft);
  const app = createTestApp();
  const common = { prefix: settings.name, settings, env: { account: settings.account, region: settings.region } };
  const { keys } = new EncryptionStack(app, 'Encryption', common);
  const audit = new Stack(app, 'Audit', common);
  const deadLetters = new DeadLetterQueue(audit, 'DeadLetters', { key: keys.messaging });
  const alerts = new AlertTopic(audit, 'Alerts', {
    key: keys.messaging,
    emails: settings.alertEmails,
    deadLetterQueue: deadLetters.queue,
  });
  return Template.fromStack(
    new IdentityStack(app, 'Identity', { ...common, keys, deadLetters, alerts, scopes: SCOPES, groups: GROUPS }),
  );
}

/** Returns a sandbox draft with changed identity settings. */
export function createIdentityDraft(changes: object): EnvironmentDraft {
  const draft = createSandboxDraft();
  return { ...draft, identity: { ...Object(draft['identity']), ...changes } };
}
