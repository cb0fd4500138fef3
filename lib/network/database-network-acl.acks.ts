import { acknowledge } from '@bulwark/gate';
import { DatabaseNetworkAcl } from './database-network-acl';

const SECOND_LAYER =
  'The network ACL is a second layer, not a replacement for security groups. Security groups that reference each other control access, and two entries, the port and its replies, keep the list simple.';

export const databaseNetworkAclAcks = acknowledge(DatabaseNetworkAcl, [
  {
    rule: 'AwsSolutions-VPC3',
    at: 'Resource/Resource',
    reason: SECOND_LAYER,
    owner: 'platform-security',
    until: '2027-10-31',
  },
  {
    rule: 'AwsSolutions-VPC3',
    at: 'Resource/*/Resource',
    reason: SECOND_LAYER,
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
