import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AlertTopic } from '../../lib/audit/alert-topic';
import { DeadLetterQueue } from '../../lib/audit/dead-letter-queue';
import { DataStack } from '../../lib/data/data-stack';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import { NetworkStack } from '../../lib/network/network-stack';
import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createTestApp, parseDraft } from '../scaffold';

/** Synthesizes the data stack of an environment. */
export function synthData(draft: EnvironmentDraft): Template {
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
  const { network } = new NetworkStack(app, 'Network', { ...common, keys, deadLetters });
  return Template.fromStack(new DataStack(app, 'Data', { ...common, keys, deadLetters, alerts, network }));
}
