import { acknowledge } from '../compliance/acknowledgement';
import { DatabaseAcl } from './database-acl';

const SECOND_FENCE =
  'The list is a second fence around the database, not a replacement of the first: access is decided by security groups that name each other, and two entries (the port, its replies) keep the list small enough to be right.';

export const databaseAclAcks = acknowledge(DatabaseAcl, [
  {
    rule: 'AwsSolutions-VPC3',
    at: 'Resource/Resource',
    reason: SECOND_FENCE,
    owner: 'platform-security',
    until: '2027-10-31',
  },
  {
    rule: 'AwsSolutions-VPC3',
    at: 'Resource/*/Resource',
    reason: SECOND_FENCE,
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
