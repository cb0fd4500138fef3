import type { Deployment, Resource } from '../deployment/deployment';
import { isOwnKeyOrAlias } from './own-key';
import {
  denies,
  faultyGrants,
  hasOpenActions,
  hasOpenResources,
  isForAnybody,
  isInsecureTransport,
  servesAnySource,
  servesStrangers,
} from './resource-policy';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule } from './rule';

const QUEUES = ['AWS::SQS::Queue'];
const POLICIES = ['AWS::SQS::QueuePolicy'];
const PROPERTY = 'Properties.PolicyDocument';
const PRACTICES = awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html');
const DEAD_LETTERS = awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html');
/** Seconds. */
const WEEK = 604_800;

/** Types that send what failed to a queue, and the property that names it. */
const SENDERS: readonly (readonly [type: string, property: string])[] = [
  ['AWS::SNS::Subscription', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::SQS::Queue', 'RedrivePolicy.deadLetterTargetArn'],
  ['AWS::Lambda::Function', 'DeadLetterConfig.TargetArn'],
  ['AWS::Lambda::EventInvokeConfig', 'DestinationConfig.OnFailure.Destination'],
];

/** Rules for queues and their policies. Each finding of a policy is one statement. */
export const queueRules: readonly Rule[] = [
  {
    id: 'SqsOwnKey',
    types: QUEUES,
    what: 'Messages of a queue are encrypted with a key of their owner.',
    why: 'Messages carry data of users. The policy of an own key is a second door in front of them.',
    fix: 'Set KmsMasterKeyId to a customer managed key.',
    property: 'Properties.KmsMasterKeyId',
    references: [PRACTICES, nist('SC-28')],
    check: (queue) => isOwnKeyOrAlias(queue.at('KmsMasterKeyId')),
  },
  {
    id: 'SqsDeniesInsecureTransport',
    types: QUEUES,
    what: 'Nobody reaches a queue without TLS.',
    why: 'SQS answers HTTP too: messages could be read and changed on their way.',
    fix: 'Deny sqs:* to everybody on the queue when Bool aws:SecureTransport is false.',
    property: PROPERTY,
    references: [PRACTICES, nist('SC-8')],
    check: (queue, deployment) => denies(queue, deployment, 'sqs:*', isInsecureTransport),
  },
  {
    id: 'SqsDeadLettersKept',
    types: QUEUES,
    what: 'A queue of dead letters keeps them for a week at least.',
    why: 'What failed on a Friday night has to be there when somebody looks.',
    fix: 'Set MessageRetentionPeriod to 604800 seconds or more; 1209600 is the most.',
    property: 'Properties.MessageRetentionPeriod',
    references: [DEAD_LETTERS, nist('AU-5')],
    check: (queue, deployment) =>
      takesDeadLetters(queue, deployment)
        ? (queue.at('MessageRetentionPeriod').number() ?? 0) >= WEEK
        : 'not applicable',
  },
  {
    id: 'SqsDeadLettersRetained',
    types: QUEUES,
    what: 'Dead letters stay when their stack is deleted.',
    why: 'They are the alerts and requests that nobody has seen yet.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [
      DEAD_LETTERS,
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'),
      nist('AU-9'),
    ],
    check: (queue, deployment) => (takesDeadLetters(queue, deployment) ? isRetained(queue) : 'not applicable'),
  },
  {
    id: 'SqsPolicyNamesWho',
    types: POLICIES,
    what: 'A queue is opened to somebody, not to anybody.',
    why: 'A stranger who may receive takes the messages away; one who may send floods them.',
    fix: 'Name roles or a service in Principal; leave NotPrincipal out.',
    property: PROPERTY,
    references: [PRACTICES, nist('AC-3')],
    check: (policy) => faultyGrants(policy, isForAnybody),
  },
  {
    id: 'SqsPolicyExactActions',
    types: POLICIES,
    what: 'A queue is opened for actions that are named one by one.',
    why: 'sqs:* lets who may send read and purge too.',
    fix: 'List the actions; leave NotAction out.',
    property: PROPERTY,
    references: [nist('AC-6'), PRACTICES],
    check: (policy) => faultyGrants(policy, hasOpenActions),
  },
  {
    id: 'SqsPolicyExactQueue',
    types: POLICIES,
    what: 'A statement is about its queue.',
    why: 'A star says nothing of what the author meant, and is copied to where it opens more.',
    fix: 'Name the queue in Resource; leave NotResource out.',
    property: PROPERTY,
    references: [nist('AC-6'), PRACTICES],
    check: (policy) => faultyGrants(policy, hasOpenResources),
  },
  {
    id: 'SqsServicesActForThisAccount',
    types: POLICIES,
    what: 'A service sends for this account only.',
    why: 'A service works for everybody: a stranger could have it send his messages.',
    fix: 'Add aws:SourceArn with an ARN of this account.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (policy) => faultyGrants(policy, (statement) => servesStrangers(statement, policy)),
  },
  {
    id: 'SqsServicesActForOneSource',
    types: POLICIES,
    what: 'A service sends for one resource.',
    why: 'Any topic or rule of the account could fill the queue otherwise.',
    fix: 'Add ArnEquals aws:SourceArn with the ARN of the topic or rule.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-6')],
    check: (policy) => faultyGrants(policy, servesAnySource),
  },
];

function takesDeadLetters(queue: Resource, deployment: Deployment): boolean {
  const isNamed = SENDERS.some(([type, property]) =>
    deployment.ofType(type).some((sender) => sender.at(property).target() === queue),
  );
  const targets = deployment.ofType('AWS::Events::Rule').flatMap((rule) => rule.at('Targets').items());
  return isNamed || targets.some((target) => target.at('DeadLetterConfig.Arn').target() === queue);
}
