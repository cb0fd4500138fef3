import { expect, test } from '@jest/globals';
import { allow, collect, getAtt, listAllowed, type Resources, role } from './small-access';

/** Who can run code with the permissions of the role `Admin`; nobody when there is no answer. */
function listActors(resources: Resources, service = 'lambda.amazonaws.com'): readonly string[] {
  const Admin = role([allow('*', '*')], {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
    },
  });
  const record = collect({ Admin, ...resources });
  return record.answers.some(({ id }) => id === 'act-as:App/Admin') ? listAllowed(record, 'act-as:App/Admin') : [];
}

const pass = (more: object = {}): object => allow('iam:PassRole', getAtt('Admin'), more);
const passTo = (service: string): object => pass({ Condition: { StringEquals: { 'iam:PassedToService': service } } });
const create = allow('lambda:CreateFunction', '*');

test.each<[string, Resources, readonly string[]]>([
  [
    'passing the role to a new function',
    { User: role([pass(), create]) },
    ['App/User: iam:PassRole, lambda:CreateFunction'],
  ],
  ['passing without creating', { User: role([pass()]) }, []],
  ['creating without passing', { User: role([create]) }, []],
  [
    'passing to the service that the role trusts',
    { User: role([passTo('lambda.amazonaws.com'), create]) },
    ['App/User: iam:PassRole, lambda:CreateFunction'],
  ],
  ['passing to another service only', { User: role([passTo('ecs-tasks.amazonaws.com'), create]) }, []],
  ['a service that the role does not trust', { User: role([pass(), allow('ecs:RunTask', '*')]) }, []],
  [
    'creating only some functions',
    { User: role([pass(), allow('lambda:CreateFunction', 'arn:aws:lambda:*:*:function:app-*')]) },
    ['App/User: iam:PassRole, lambda:CreateFunction'],
  ],
  [
    'changing the trust policy',
    { User: role([allow('iam:Update*', getAtt('Admin'))]) },
    ['App/User: iam:UpdateAssumeRolePolicy'],
  ],
  [
    'changing the code of a function that has the role',
    {
      Worker: { Type: 'AWS::Lambda::Function', Properties: { Role: getAtt('Admin') } },
      User: role([allow('lambda:UpdateFunctionCode', getAtt('Worker'))]),
    },
    ['App/User: lambda:UpdateFunctionCode'],
  ],
  [
    'changing the code of another function',
    {
      Worker: { Type: 'AWS::Lambda::Function', Properties: { Role: getAtt('User') } },
      User: role([allow('lambda:UpdateFunctionCode', getAtt('Worker'))]),
    },
    [],
  ],
])('%s', (_case, resources, expected) => {
  expect(listActors(resources)).toEqual(expected);
});

test('a role that another role may assume', () => {
  const Trusted = {
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: { Ref: 'AWS::AccountId' } } }],
  };
  const record = collect({
    Admin: role([], { AssumeRolePolicyDocument: Trusted }),
    User: role([allow('sts:AssumeRole', getAtt('Admin'))]),
    Other: role([]),
  });
  expect(listAllowed(record, 'assume:App/Admin')).toEqual([
    'App/User: sts:AssumeRole',
    'account 111122223333: sts:AssumeRole if an identity policy outside of the templates allows it',
  ]);
  expect(listAllowed(record, 'act-as:App/Admin')).toEqual(['App/User: sts:AssumeRole']);
  expect(record.principals.find(({ principal }) => principal === 'App/Other')?.trusts).toEqual([
    'lambda.amazonaws.com',
  ]);
});

test('who can change a role, and who can change a policy of it', () => {
  const record = collect({
    Own: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [] } } },
    Admin: role([]),
    Attacher: role([
      allow('iam:AttachRolePolicy', getAtt('Admin'), { Condition: { ArnEquals: { 'iam:PolicyARN': { Ref: 'Own' } } } }),
    ]),
    Editor: role([allow('iam:CreatePolicyVersion', { Ref: 'Own' })]),
  });
  expect(listAllowed(record, 'change:App/Admin')).toEqual([
    'App/Attacher: iam:AttachRolePolicy if iam:PolicyARN is like App/Own',
  ]);
  expect(listAllowed(record, 'change:App/Own')).toEqual(['App/Editor: iam:CreatePolicyVersion']);
});

test.each<[string, object, readonly string[]]>([
  ['a service', { Principal: { Service: 'ec2.amazonaws.com' } }, ['ec2.amazonaws.com: sts:AssumeRole']],
  [
    'an identity provider',
    {
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:example/app:ref:refs/heads/main' },
      },
    },
    [
      'users of arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com: sts:AssumeRoleWithWebIdentity if token.actions.githubusercontent.com:sub is repo:example/app:ref:refs/heads/main',
    ],
  ],
  [
    'another account with an external id',
    { Principal: { AWS: '444455556666' }, Condition: { StringEquals: { 'sts:ExternalId': 'example' } } },
    ['account 444455556666: sts:AssumeRole if a policy of its own account allows it too and sts:ExternalId is example'],
  ],
  ['everybody', { Principal: { AWS: '*' } }, ['everybody: sts:AssumeRole']],
])('who can assume a role: %s', (_case, statement, expected) => {
  const AssumeRolePolicyDocument = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] };
  expect(listAllowed(collect({ Admin: role([], { AssumeRolePolicyDocument }) }), 'assume:App/Admin')).toEqual(expected);
});
