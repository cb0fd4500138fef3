import { Template } from 'aws-cdk-lib/assertions';
import { AuditStack } from '../../lib/audit/audit-stack';
import { type DeployedDetection, listDeployedDetections } from '../../lib/detection/replay/deployed-detections';
import { EncryptionStack } from '../../lib/encryption/encryption-stack';
import type { Settings } from '../../lib/settings/settings';
import { createTestApp } from '../scaffold';

/** The template of the stack that deploys the detections. */
export function synthesizeDetections(settings: Settings): Template {
  const app = createTestApp();
  const common = { prefix: settings.name, settings, env: { account: settings.account, region: settings.region } };
  const { keys } = new EncryptionStack(app, 'Encryption', common);
  return Template.fromStack(new AuditStack(app, 'Audit', { ...common, keys }));
}

/** The detections that an environment deploys, as a replay reads them. */
export function listSynthesizedDetections(settings: Settings): readonly DeployedDetection[] {
  return listDeployedDetections([{ region: settings.region, template: synthesizeDetections(settings).toJSON() }]);
}
