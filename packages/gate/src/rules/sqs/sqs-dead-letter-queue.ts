import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { isRetained } from '../retention';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::SQS::Queue'];
const DEAD_LETTERS = awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html');
const WEEK_IN_SECONDS = 604_800;

/** Types that send failed messages to a queue, and the property that names the queue. */
const SENDERS: readonly (readonly [type: string, property: string])[] = [
  ['AWS::SNS::Subscription', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::SQS::Queue', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::Lambda::Function', 'DeadLetterConfig.TargetArn'],
  ['AWS::Lambda::EventInvokeConfig', 'DestinationConfig.OnFailure.Destination'],
];

/** Rules for SQS queues that receive failed messages. */
export const deadLetterQueueRules: readonly Rule[] = [
  {
    id: 'SqsDeadLetterQueueRetention',
    level: 'hardening',
    keepsData: true,
    group: 'alerts',
    types: TYPES,
    what: 'SQS dead-letter queue keeps messages for at least seven days',
    why: 'A message that fails before a weekend has to be there when an engineer investigates the failure.',
    fix: 'Set MessageRetentionPeriod to 604800 seconds or more. The maximum is 1209600.',
    property: 'Properties.MessageRetentionPeriod',
    references: [DEAD_LETTERS, nist('AU-5')],
    check: (queue, templates) =>
      isDeadLetterQueue(queue, templates)
        ? (queue.at('MessageRetentionPeriod').number() ?? 0) >= WEEK_IN_SECONDS
        : 'not applicable',
  },
  {
    id: 'SqsDeadLetterQueueRetained',
    level: 'hardening',
    keepsData: true,
    group: 'alerts',
    types: TYPES,
    what: 'SQS dead-letter queue is retained when its stack is deleted',
    why: 'Deleting the stack would destroy failed requests and alerts before an engineer has read them.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'), nist('AU-9')],
    check: (queue, templates) => (isDeadLetterQueue(queue, templates) ? isRetained(queue) : 'not applicable'),
  },
];

function isDeadLetterQueue(queue: TemplateResource, templates: TemplateSet): boolean {
  const isNamed = SENDERS.some(([type, property]) =>
    templates.ofType(type).some((sender) => sender.at(property).target() === queue),
  );
  const targets = templates.ofType('AWS::Events::Rule').flatMap((rule) => rule.at('Targets').items());
  return isNamed || targets.some((target) => target.at('DeadLetterConfig.Arn').target() === queue);
}
