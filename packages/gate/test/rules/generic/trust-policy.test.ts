import { describe, expect, test } from '@jest/globals';
import { trustPolicyRules } from '../../../src/rules/generic/trust-policy';
import { judge, OWN, one, STRANGER } from './judge';

const find = (resources: Parameters<typeof judge>[2], options?: Parameters<typeof judge>[3]) =>
  judge(trustPolicyRules, 'TrustPolicyPrincipals', resources, options);
const policy = (statement: Readonly<Record<string, unknown>>) =>
  one('AWS::SQS::QueueInlinePolicy', {
    PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...statement } },
  });
const USER = '7'.repeat(64);

describe('principals that policies of every type name', () => {
  test.each([
    { AWS: STRANGER },
    { AWS: [`arn:aws:iam::${STRANGER}:role/reader`] },
    { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${STRANGER}:root` } },
    { AWS: `arn:aws:sts::${STRANGER}:assumed-role/a/b` },
    { Federated: `arn:aws:iam::${STRANGER}:saml-provider/people` },
  ])('another account is told: %j', (Principal) => {
    expect(find(policy({ Principal }))).toEqual([`PolicyDocument: account ${STRANGER} may use sqs:sendmessage`]);
  });

  test.each([
    { AWS: OWN },
    { AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] } },
    { Service: 'sns.amazonaws.com' },
    { AWS: { 'Fn::ImportValue': 'reader' } },
    { AWS: '127311923021' },
    '*',
  ])('the own account, services, exports and AWS are not told: %j', (Principal) => {
    expect(find(policy({ Principal }))).toEqual([]);
  });

  test('an identity provider of a stranger is told, by its ARN too', () => {
    const expected = ['PolicyDocument: identity provider login.stranger.example may use sqs:sendmessage'];
    const provider = `arn:aws:iam::${OWN}:oidc-provider/login.stranger.example/tenant`;
    expect(find(policy({ Principal: { Federated: 'login.stranger.example' } }))).toEqual(expected);
    expect(find(policy({ Principal: { Federated: provider } }))).toEqual(expected);
    const Principal = {
      Federated: [provider.replace('login.stranger.example/tenant', 'gitlab.com'), 'accounts.google.com'],
    };
    expect(find(policy({ Principal }))).toEqual([]);
    expect(
      find(policy({ Principal: { Federated: provider } }), { trusts: { hosts: ['login.stranger.example'] } }),
    ).toEqual([]);
  });

  test('a trusted account, user or organization is not told', () => {
    const Principal = { AWS: STRANGER, CanonicalUser: USER };
    expect(find(policy({ Principal }))).toHaveLength(2);
    expect(find(policy({ Principal }), { trusts: { accounts: [STRANGER], canonicalUsers: [USER] } })).toEqual([]);
  });

  test('a condition that names another account or its resource admits it; a negated one does not', () => {
    const Principal = { Service: 'sns.amazonaws.com' };
    const source = { 'aws:SourceArn': `arn:aws:sns:eu-central-1:${STRANGER}:alerts` };
    expect(find(policy({ Principal, Condition: { ArnEquals: source } }))).toHaveLength(1);
    expect(find(policy({ Principal, Condition: { ArnNotEquals: source } }))).toEqual([]);
    expect(find(policy({ Principal, Effect: 'Deny', Condition: { ArnEquals: source } }))).toEqual([]);
  });

  test('an organization is told once the policy names the own one', () => {
    const resources = policy({
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-strangerid1' } },
    });
    expect(find(resources)).toEqual([]);
    expect(find(resources, { trusts: { organizations: ['o-exampleorgid'] } })).toEqual([
      'PolicyDocument: organization o-strangerid1 may use sqs:sendmessage',
    ]);
    const share = one('AWS::Lambda::LayerVersionPermission', { Principal: '*', OrganizationId: 'o-strangerid1' });
    expect(find(share, { trusts: { organizations: ['o-exampleorgid'] } })).toHaveLength(1);
  });

  test('a canonical user in a list of access is told', () => {
    expect(find(one('Custom::Acl', { Grants: [{ Grantee: { Id: USER } }] }))).toHaveLength(1);
    expect(find(one('Custom::Acl', { Checksum: USER }))).toEqual([]);
  });

  test('an account that only a deployment determines is undecided, unless a condition limits it', () => {
    const Principal = { AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'Partner' }, ':root']] } };
    const Parameters = { Partner: { Type: 'String' } };
    const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } };
    expect(find(policy({ Principal }), { Parameters })).toBe('undecided');
    expect(find(policy({ Principal, Condition }), { Parameters })).toEqual([]);
  });
});
