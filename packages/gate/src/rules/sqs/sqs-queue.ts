import { isCustomerManagedKeyOrAlias } from '../kms/customer-managed-key';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::SQS::Queue'];

/** Rules for the encryption of SQS queues. */
export const queueRules: readonly Rule[] = [
  {
    id: 'SqsQueueEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'SQS queue is encrypted at rest',
    why: 'Messages often carry user data. Without encryption stored messages are readable below the service.',
    fix: 'Set KmsMasterKeyId to a KMS key, or remove SqsManagedSseEnabled: false.',
    property: 'Properties.SqsManagedSseEnabled',
    references: [securityHub('SQS.1'), nist('SC-28')],
    // SQS encrypts new queues with its own keys unless the template turns that off.
    check: (queue) => queue.at('KmsMasterKeyId').present || queue.at('SqsManagedSseEnabled').flag() !== false,
  },
  {
    id: 'SqsQueueCustomerManagedKey',
    level: 'hardening',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'SQS queue is encrypted with a customer managed key',
    why: 'With an AWS key any identity with queue access reads the messages. A key policy adds a second check.',
    fix: 'Set KmsMasterKeyId to a customer managed key.',
    property: 'Properties.KmsMasterKeyId',
    references: [awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html'), nist('SC-12')],
    check: (queue) => isCustomerManagedKeyOrAlias(queue.at('KmsMasterKeyId')),
  },
];
