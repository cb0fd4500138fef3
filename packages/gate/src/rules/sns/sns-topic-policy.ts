import { buildResourcePolicyRules } from '../iam/resource-policy-rules';
import { awsDocs, securityHub } from '../rule';

const PRACTICES = awsDocs('sns/latest/dg/sns-security-best-practices.html');

/** Rules for the access policies of SNS topics. */
export const topicPolicyRules = buildResourcePolicyRules({
  prefix: 'SnsTopicPolicy',
  noun: 'SNS topic policy',
  named: 'topic',
  types: { holder: 'AWS::SNS::Topic', policy: 'AWS::SNS::TopicPolicy' },
  practices: PRACTICES,
  transport: {
    level: 'hardening',
    references: [PRACTICES],
    action: 'sns:Publish',
    wholes: [''],
    why: 'SNS also accepts plain HTTP. An attacker on the network could read and change messages in transit.',
  },
  publicAccess: {
    references: [securityHub('SNS.4'), PRACTICES],
    why: 'Any AWS account could subscribe and read the messages, or publish false ones.',
  },
  wildcardActions: {
    why: 'A wildcard such as sns:* lets a publisher also change the policy and delete the topic.',
  },
  wildcardResources: {
    why: 'A wildcard hides the intended scope, and a copy of the statement opens more than its author meant.',
  },
  sourceAccount: {
    why: 'AWS services act for every account. Another account could make the service publish false alarms.',
  },
});
