import { EC2Client } from '@aws-sdk/client-ec2';
import { createCustomResourceHandler } from '../shared/custom-resource';
import { emptyDefaultSecurityGroup } from './default-security-group';
import { findPrefixListId } from './prefix-list';

const ec2 = new EC2Client({});

/** Sets up parts of a VPC that CloudFormation has no resource for. Deletion changes nothing. */
export const handler = createCustomResourceHandler(async ({ type, resourceType, properties }, deadline) => {
  if (type === 'Delete') return {};
  switch (resourceType) {
    case 'Custom::VpcRestrictDefaultSG':
      return emptyDefaultSecurityGroup(ec2, readProperty(properties, 'GroupId'), deadline);
    case 'Custom::ManagedPrefixList':
      return { Id: await findPrefixListId(ec2, readProperty(properties, 'Name'), deadline) };
    default:
      throw new Error(`unknown custom resource: ${resourceType}`);
  }
});

function readProperty(properties: Readonly<Record<string, unknown>>, name: string): string {
  const value = properties[name];
  if (typeof value !== 'string' || value === '') throw new Error(`the template sets no ${name}`);
  return value;
}
