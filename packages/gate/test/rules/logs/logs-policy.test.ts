import { logResourcePolicyRules } from '../../../src/rules/logs/logs-policy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const good = {
  Sid: 'QueryLog',
  Effect: 'Allow',
  Principal: { Service: 'delivery.logs.amazonaws.com' },
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/route53/*',
  Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
};
const text = (...statements: unknown[]) => ({ PolicyDocument: JSON.stringify({ Statement: statements }) });
const but = (more: Readonly<Record<string, unknown>>) => text({ ...good, ...more });
const on = (Condition: unknown) => but({ Condition });
/** As CDK writes it: the text is put together around a reference. */
const joined = (reference: unknown) => {
  const [start = '', end = ''] = JSON.stringify({ Statement: [{ ...good, Resource: 'HERE' }] }).split('HERE');
  return { PolicyDocument: { 'Fn::Join': ['', [start, reference, end]] } };
};
const OWN_ARN = 'arn:aws:route53resolver:eu-central-1:111122223333:*';

const DENIED = text({ ...good, Effect: 'Deny', Principal: '*', Action: 'logs:*', Resource: '*', Condition: {} });
const UNKNOWN_TEXT = [{ PolicyDocument: UNKNOWN }, { PolicyDocument: 'no document' }];

rulesDecide('log resource policy rules', logResourcePolicyRules, {
  LogsPolicyServicePrincipalsOnly: {
    holds: [text(good), DENIED, joined({ 'Fn::GetAtt': ['Group', 'Arn'] })],
    broken: [
      but({ Principal: '*' }),
      but({ Principal: { AWS: '*' } }),
      but({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      but({ Principal: { Service: '*' } }),
      but({ Principal: { Service: '*.amazonaws.com' } }),
      but({ Principal: undefined }),
      but({ Principal: undefined, NotPrincipal: { Service: 'es.amazonaws.com' } }),
      but({ Sid: undefined, Principal: '*' }),
    ],
    undecided: UNKNOWN_TEXT,
  },
  LogsPolicyWriteActionsOnly: {
    holds: [text(good), but({ Action: 'logs:PutLogEventsBatch' }), DENIED],
    broken: [
      but({ Action: 'logs:*' }),
      but({ Action: '*' }),
      but({ Action: 'logs:Put*' }),
      but({ Action: ['logs:PutLogEvents', 'logs:DeleteLogGroup'] }),
      but({ Action: undefined, NotAction: 'logs:DeleteLogGroup' }),
    ],
    undecided: UNKNOWN_TEXT,
  },
  LogsPolicyResourcesNamed: {
    holds: [text(good), joined({ 'Fn::GetAtt': ['Group', 'Arn'] }), DENIED],
    broken: [
      but({ Resource: '*' }),
      but({ Resource: 'arn:aws:logs:eu-central-1:111122223333:*' }),
      but({ Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:*' }),
      but({ Resource: [good.Resource, '*'] }),
      but({ Resource: undefined }),
      but({ NotResource: 'x' }),
      joined({ 'Fn::GetAtt': ['Group', 'Name'] }),
    ],
    undecided: UNKNOWN_TEXT,
  },
  LogsPolicySourceAccountLimited: {
    holds: [
      text(good),
      on({ ArnLike: { 'aws:SourceArn': OWN_ARN } }),
      on({ StringEquals: { 'aws:SourceAccount': '111122223333' }, ArnLike: { 'aws:SourceArn': OWN_ARN } }),
      DENIED,
    ],
    broken: [
      on(undefined),
      on({ StringEquals: { 'aws:SourceAccount': '444455556666' } }),
      on({ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }),
      on({ StringNotEquals: { 'aws:SourceAccount': '111122223333' } }),
      on({ StringLike: { 'aws:SourceAccount': '*' } }),
      on({ ArnLike: { 'aws:SourceArn': 'arn:aws:route53resolver:eu-central-1:*:*' } }),
      on({ StringEquals: { 'aws:SourceAccount': ['111122223333', '444455556666'] } }),
    ],
    undecided: UNKNOWN_TEXT,
  },
});
