import { acknowledge } from '@bulwark/gate';
import { Keeper } from './keeper';

const TAGGED_KEYS = {
  reason:
    'The KMS keys of epochs are created by a function, so no template can name them. A condition requires the tag of this environment.',
  owner: 'platform-security',
  until: '2027-10-31',
} as const;

const POLICY = 'Function/Role/Policy/Resource';
const ACTIONS = ['kms:decrypt', 'kms:generatedatakey', 'kms:schedulekeydeletion', 'kms:tagresource'];

export const keeperAcks = acknowledge(Keeper, ({ epochKeys }) => [
  { rule: 'AwsSolutions-IAM5', at: POLICY, details: [`Resource::${epochKeys}`], ...TAGGED_KEYS },
  {
    rule: 'Bulwark-IamResourceNotWildcard',
    at: POLICY,
    details: ACTIONS.map((action) => `${action} on ${epochKeys}`),
    ...TAGGED_KEYS,
  },
  {
    rule: 'Bulwark-IamDisableProtectionNotAllowed',
    at: POLICY,
    details: ['kms:schedulekeydeletion'],
    reason:
      'Erasure needs it: the key of an epoch must be destroyed when its backups have expired. A condition allows keys of epochs only, and an administrator can cancel the deletion for seven days.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
