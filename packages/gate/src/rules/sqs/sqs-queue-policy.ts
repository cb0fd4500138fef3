import { buildResourcePolicyRules } from '../iam/resource-policy-rules';
import { awsDocs, securityHub } from '../rule';

const PRACTICES = awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html');

/** Rules for the access policies of SQS queues. */
export const queuePolicyRules = buildResourcePolicyRules({
  prefix: 'SqsQueuePolicy',
  noun: 'SQS queue policy',
  named: 'queue',
  types: { holder: 'AWS::SQS::Queue', policy: 'AWS::SQS::QueuePolicy' },
  practices: PRACTICES,
  transport: {
    level: 'hardening',
    references: [PRACTICES],
    action: 'sqs:*',
    wholes: [''],
    why: 'SQS also accepts plain HTTP. An attacker on the network could read and change messages in transit.',
  },
  publicAccess: {
    references: [securityHub('SQS.3'), PRACTICES],
    why: 'Any AWS account could receive and delete the messages, or flood the queue.',
  },
  wildcardActions: {
    why: 'A wildcard such as sqs:* lets a sender also read and purge the queue.',
  },
  wildcardResources: {
    why: 'A wildcard hides the intended scope, and a copy of the statement opens more than its author meant.',
  },
  sourceAccount: {
    why: 'AWS services act for every account. Another account could make the service send its messages to this queue.',
  },
  sourceArn: {
    why: 'Any other topic or rule of the account could send messages to the queue and hide the real ones.',
  },
});
