import { acknowledge } from '@bulwark/gate';
import { TenantTasks } from './tenant-tasks';

const TAGGED_KEYS = {
  reason:
    'The KMS keys of epochs are created by a function, so no template can name them. A condition requires the tag of this environment.',
  owner: 'platform-security',
  until: '2027-10-31',
} as const;

const POLICY = 'Function/Role/Policy/Resource';

export const tenantTasksAcks = acknowledge(TenantTasks, ({ epochKeys }) => [
  { rule: 'AwsSolutions-IAM5', at: POLICY, details: [`Resource::${epochKeys}`], ...TAGGED_KEYS },
  {
    rule: 'Bulwark-IamResourceNotWildcard',
    at: POLICY,
    details: [`kms:decrypt on ${epochKeys}`],
    ...TAGGED_KEYS,
  },
]);
