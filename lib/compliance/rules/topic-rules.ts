import { isOwnKeyOrAlias } from './own-key';
import {
  denies,
  faultyGrants,
  hasOpenActions,
  hasOpenResources,
  isForAnybody,
  isInsecureTransport,
  servesStrangers,
} from './resource-policy';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TOPICS = ['AWS::SNS::Topic'];
const POLICIES = ['AWS::SNS::TopicPolicy'];
const SUBSCRIPTIONS = ['AWS::SNS::Subscription'];
const PROPERTY = 'Properties.PolicyDocument';
const PRACTICES = awsDocs('sns/latest/dg/sns-security-best-practices.html');

/** Rules for topics, their policies and who listens. Each finding of a policy is one statement. */
export const topicRules: readonly Rule[] = [
  {
    id: 'SnsOwnKey',
    types: TOPICS,
    what: 'Messages of a topic are encrypted with a key of their owner.',
    why: 'Alerts tell an intruder what was seen. The key of AWS for SNS cannot be used by the services that publish them.',
    fix: 'Set KmsMasterKeyId to a customer managed key.',
    property: 'Properties.KmsMasterKeyId',
    references: [securityHub('SNS.1'), nist('SC-28')],
    check: (topic) => isOwnKeyOrAlias(topic.at('KmsMasterKeyId')),
  },
  {
    id: 'SnsDeniesInsecureTransport',
    types: TOPICS,
    what: 'Nobody publishes without TLS.',
    why: 'SNS answers HTTP too: the message could be read and changed on its way.',
    fix: 'Deny sns:Publish to everybody on the topic when Bool aws:SecureTransport is false.',
    property: PROPERTY,
    references: [PRACTICES, nist('SC-8')],
    check: (topic, deployment) => denies(topic, deployment, 'sns:Publish', isInsecureTransport),
  },
  {
    id: 'SnsPolicyNamesWho',
    types: POLICIES,
    what: 'A topic is opened to somebody, not to anybody.',
    why: 'A stranger who may subscribe reads the alerts; one who may publish buries them.',
    fix: 'Name roles or services in Principal; leave NotPrincipal out.',
    property: PROPERTY,
    references: [securityHub('SNS.4'), nist('AC-3')],
    check: (policy) => faultyGrants(policy, isForAnybody),
  },
  {
    id: 'SnsPolicyExactActions',
    types: POLICIES,
    what: 'A topic is opened for actions that are named one by one.',
    why: 'sns:* lets who may publish remove the subscriptions too.',
    fix: 'List the actions; leave NotAction out.',
    property: PROPERTY,
    references: [nist('AC-6'), PRACTICES],
    check: (policy) => faultyGrants(policy, hasOpenActions),
  },
  {
    id: 'SnsPolicyExactTopic',
    types: POLICIES,
    what: 'A statement is about its topic.',
    why: 'A star says nothing of what the author meant, and is copied to where it opens more.',
    fix: 'Name the topic in Resource; leave NotResource out.',
    property: PROPERTY,
    references: [nist('AC-6'), PRACTICES],
    check: (policy) => faultyGrants(policy, hasOpenResources),
  },
  {
    id: 'SnsServicesActForThisAccount',
    types: POLICIES,
    what: 'A service publishes for this account only.',
    why: 'A service works for everybody: a stranger could have it send alarms that are none.',
    fix: 'Add aws:SourceAccount with this account, or aws:SourceArn.',
    property: PROPERTY,
    references: [awsDocs('IAM/latest/UserGuide/confused-deputy.html'), nist('AC-3')],
    check: (policy) => faultyGrants(policy, (statement) => servesStrangers(statement, policy)),
  },
  {
    id: 'SnsSubscriptionHasAnEnd',
    types: SUBSCRIPTIONS,
    what: 'A subscription delivers somewhere, and not by plain HTTP.',
    why: 'An alert to nowhere is none; one by HTTP is read on its way.',
    fix: 'Set Endpoint, and a Protocol other than http.',
    property: 'Properties.Endpoint',
    references: [PRACTICES, nist('SC-8')],
    check: (subscription) => subscription.at('Endpoint').present && subscription.at('Protocol').text() !== 'http',
  },
  {
    id: 'SnsUndeliveredKept',
    types: SUBSCRIPTIONS,
    what: 'What could not be delivered is kept.',
    why: 'SNS throws away what it could not deliver: the alert that nobody got is the one that mattered.',
    fix: 'Set RedrivePolicy.deadLetterTargetArn to a queue.',
    property: 'Properties.RedrivePolicy',
    references: [awsDocs('sns/latest/dg/sns-dead-letter-queues.html'), nist('SI-4(5)')],
    check: (subscription) => {
      const queue = subscription.at('RedrivePolicy.deadLetterTargetArn');
      return queue.target()?.type === 'AWS::SQS::Queue' || /:sqs:/.test(queue.text() ?? '');
    },
  },
];
