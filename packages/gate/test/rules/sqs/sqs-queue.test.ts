import { queueRules } from '../../../src/rules/sqs/sqs-queue';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('rules for SQS queues', queueRules, {
  SqsQueueEncrypted: {
    holds: [
      {},
      { SqsManagedSseEnabled: true },
      { KmsMasterKeyId: 'alias/aws/sqs' },
      { KmsMasterKeyId: 'alias/messages', SqsManagedSseEnabled: false },
    ],
    broken: [{ SqsManagedSseEnabled: false }],
    undecided: [{ SqsManagedSseEnabled: UNKNOWN }],
  },
  SqsQueueCustomerManagedKey: {
    holds: [{ KmsMasterKeyId: 'alias/messages' }],
    broken: [{}, { KmsMasterKeyId: 'alias/aws/sqs' }],
    undecided: [{ KmsMasterKeyId: UNKNOWN }],
  },
});
