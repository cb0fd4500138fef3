import { isSet } from '../../templates/known-values';
import { isCustomerManagedKeyOrAlias } from '../kms/customer-managed-key';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::SNS::Topic'];
const PROPERTY = 'Properties.KmsMasterKeyId';

/** Rules for the encryption of SNS topics. */
export const topicRules: readonly Rule[] = [
  {
    id: 'SnsTopicEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'SNS topic is encrypted at rest with AWS KMS',
    why: 'Alerts show an intruder what was detected. Without KMS no key policy protects stored messages.',
    fix: 'Set KmsMasterKeyId to a KMS key.',
    property: PROPERTY,
    references: [securityHub('SNS.1'), nist('SC-28')],
    check: (topic) => isSet(topic.at('KmsMasterKeyId')),
  },
  {
    id: 'SnsTopicCustomerManagedKey',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'SNS topic is encrypted with a customer managed key',
    why: 'The policy of alias/aws/sns cannot be changed, so services such as CloudWatch cannot publish.',
    fix: 'Set KmsMasterKeyId to a customer managed key.',
    property: PROPERTY,
    references: [awsDocs('sns/latest/dg/sns-key-management.html'), nist('SC-12')],
    check: (topic) => isCustomerManagedKeyOrAlias(topic.at('KmsMasterKeyId')),
  },
];
