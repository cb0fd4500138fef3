import { type Acknowledgement, acknowledge } from '@bulwark/gate';
import { RecordsFunctions } from './records-functions';

const TAGGED_KEYS = {
  reason:
    'The KMS keys of epochs are created by a function, so no template can name them. A condition requires the tag of this environment.',
  owner: 'platform-security',
  until: '2027-10-31',
} as const;

export const recordsFunctionsAcks = acknowledge(RecordsFunctions, ({ epochKeys }) =>
  ['Read', 'Write'].flatMap((name): Acknowledgement[] => [
    {
      rule: 'AwsSolutions-IAM5',
      at: `${name}/Role/Policy/Resource`,
      details: [`Resource::${epochKeys}`],
      ...TAGGED_KEYS,
    },
    {
      rule: 'Bulwark-IamResourceNotWildcard',
      at: `${name}/Role/Policy/Resource`,
      details: [`kms:decrypt on ${epochKeys}`],
      ...TAGGED_KEYS,
    },
  ]),
);
