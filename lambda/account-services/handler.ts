import { IAMClient } from '@aws-sdk/client-iam';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createCustomResourceHandler } from '../shared/custom-resource';
import { disableInspector, enableInspector } from './inspector-scans';
import { ScanRecord } from './scan-record';
import { createServiceLinkedRole } from './service-linked-role';

const iam = new IAMClient({});
const inspector = new Inspector2Client({});
const ssm = new SSMClient({});

/** Sets up services of the account that CloudFormation has no resource for. */
export const handler = createCustomResourceHandler(async ({ type, resourceType, properties }, deadline) => {
  switch (resourceType) {
    case 'Custom::ServiceLinkedRole':
      // The role serves every region of the account, and AWS deletes none that is in use. It costs nothing.
      if (type !== 'Delete') await createServiceLinkedRole(iam, readText(properties, 'ServiceName'), deadline);
      return {};
    case 'Custom::InspectorScans': {
      const record = new ScanRecord(ssm, readText(properties, 'RecordName'));
      if (type === 'Delete') await disableInspector(inspector, record, deadline);
      else await enableInspector(inspector, record, readTexts(properties, 'Scans'), deadline);
      return {};
    }
    default:
      throw new Error(`unknown custom resource: ${resourceType}`);
  }
});

function readText(properties: Readonly<Record<string, unknown>>, name: string): string {
  const value = properties[name];
  if (typeof value !== 'string' || value === '') throw new Error(`the template sets no ${name}`);
  return value;
}

function readTexts(properties: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = properties[name];
  if (!Array.isArray(value) || value.length === 0) throw new Error(`the template sets no ${name}`);
  return value.map(String);
}
