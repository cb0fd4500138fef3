import { Template } from 'aws-cdk-lib/assertions';
import { AuditStack } from '../../lib/audit/audit-stack';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import type { Settings } from '../../lib/settings/settings';
import { createTestApp } from '../scaffold';

/** Synthesizes the audit stack of an environment. */
export function synthAudit(settings: Settings): Template {
  const app = createTestApp();
  const common = { prefix: settings.name, settings, env: { account: settings.account, region: settings.region } };
  const { keys } = new EncryptionStack(app, 'Encryption', common);
  return Template.fromStack(new AuditStack(app, 'Audit', { ...common, keys }));
}
