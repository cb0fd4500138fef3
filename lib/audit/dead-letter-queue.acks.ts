import { acknowledge } from '../compliance/acknowledgement';
import { DeadLetterQueue } from './dead-letter-queue';

export const deadLetterQueueAcks = acknowledge(DeadLetterQueue, [
  {
    rule: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    at: 'Resource/Resource',
    reason:
      'This queue is the end of the line: functions and the alert topic send here what they failed to deliver, and an alarm tells people.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
