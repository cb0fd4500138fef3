import { EC2Client } from '@aws-sdk/client-ec2';
import { customResource } from '../shared/custom-resource';
import { emptyDefaultSecurityGroup } from './default-security-group';
import { prefixListId } from './prefix-list';

const ec2 = new EC2Client({});

/** What a VPC needs once it stands and CloudFormation has no resource for. Deleting leaves everything as it is. */
export const handler = customResource(async ({ type, resourceType, properties }, deadline) => {
  if (type === 'Delete') return {};
  switch (resourceType) {
    case 'Custom::VpcRestrictDefaultSG':
      return emptyDefaultSecurityGroup(ec2, text(properties, 'GroupId'), deadline);
    case 'Custom::ManagedPrefixList':
      return { Id: await prefixListId(ec2, text(properties, 'Name'), deadline) };
    default:
      throw new Error(`no such custom resource: ${resourceType}`);
  }
});

function text(properties: Readonly<Record<string, unknown>>, name: string): string {
  const value = properties[name];
  if (typeof value !== 'string' || value === '') throw new Error(`the template gives no ${name}`);
  return value;
}
