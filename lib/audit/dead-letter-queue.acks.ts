import { acknowledge } from '@bulwark/gate';
import { DeadLetterQueue } from './dead-letter-queue';

export const deadLetterQueueAcks = acknowledge(DeadLetterQueue, [
  {
    rule: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    at: 'Resource/Resource',
    reason:
      'This is itself the dead letter queue of the functions and of the alert topic. An alarm sends an alert when it holds a message.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
