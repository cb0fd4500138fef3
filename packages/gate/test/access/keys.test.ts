import { expect, test } from '@jest/globals';
import { allow, collect, deny, getAtt, listAllowed, type Resources, role } from './small-access';

const DECRYPT = 'kms:Decrypt';
const ROOT = { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root` } };
const ACCOUNT =
  'account 111122223333: kms:Decrypt, kms:ReEncryptFrom if an identity policy outside of the templates allows it';

/** Who can decrypt with the key `Key`. */
function listDecrypters(policy: readonly object[] | undefined, resources: Resources): readonly string[] {
  const Properties = policy === undefined ? {} : { KeyPolicy: { Statement: policy } };
  return listAllowed(collect({ Key: { Type: 'AWS::KMS::Key', Properties }, ...resources }), 'decrypt:App/Key');
}

const delegation = allow('kms:*', '*', { Principal: ROOT });
const onKey = (more: object = {}): object => allow(DECRYPT, getAtt('Key'), more);
const to = (id: string, more: object = {}): object => allow(DECRYPT, '*', { Principal: { AWS: getAtt(id) }, ...more });

test.each<[string, readonly object[] | undefined, Resources, readonly string[]]>([
  [
    'the account delegates to identity policies',
    [delegation],
    { User: role([onKey()]) },
    ['App/User: kms:Decrypt', ACCOUNT],
  ],
  ['an account without identity policies', [delegation], { User: role([]) }, [ACCOUNT]],
  [
    'a key without a policy has the default policy',
    undefined,
    { User: role([onKey()]) },
    ['App/User: kms:Decrypt', ACCOUNT],
  ],
  [
    'without the account, identity policies count for nothing',
    [to('Owner')],
    { Owner: role([]), User: role([allow('*', '*')]) },
    ['App/Owner: kms:Decrypt'],
  ],
  ['a key policy that names a role is enough', [to('User')], { User: role([]) }, ['App/User: kms:Decrypt']],
  [
    'an alias is no key',
    [delegation],
    { User: role([allow(DECRYPT, 'arn:aws:kms:eu-central-1:111122223333:alias/app')]) },
    [ACCOUNT],
  ],
  [
    'a key of another region',
    [delegation],
    { User: role([allow(DECRYPT, 'arn:aws:kms:eu-west-1:111122223333:key/*')]) },
    [ACCOUNT],
  ],
  [
    'all keys of the account',
    [delegation],
    { User: role([allow(DECRYPT, { 'Fn::Sub': `arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:key/*` })]) },
    ['App/User: kms:Decrypt', ACCOUNT],
  ],
  [
    'a service on the way',
    [
      allow(DECRYPT, '*', {
        Principal: ROOT,
        Condition: {
          StringEquals: { 'kms:ViaService': 'rds.eu-central-1.amazonaws.com', 'kms:CallerAccount': '111122223333' },
        },
      }),
    ],
    { User: role([onKey()]) },
    [
      'App/User: kms:Decrypt if kms:ViaService is rds.eu-central-1.amazonaws.com',
      'account 111122223333: kms:Decrypt if an identity policy outside of the templates allows it and kms:ViaService is rds.eu-central-1.amazonaws.com',
    ],
  ],
  [
    'the same way in both policies, of several',
    [
      allow(DECRYPT, '*', {
        Principal: ROOT,
        Condition: { StringEquals: { 'kms:ViaService': ['rds.example', 's3.example'] } },
      }),
    ],
    { User: role([onKey({ Condition: { StringEquals: { 'kms:ViaService': 's3.example' } } })]) },
    [
      'App/User: kms:Decrypt if kms:ViaService is s3.example',
      'account 111122223333: kms:Decrypt if an identity policy outside of the templates allows it and kms:ViaService is rds.example or s3.example',
    ],
  ],
  [
    'different encryption contexts in the two policies',
    [allow(DECRYPT, '*', { Principal: ROOT, Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'one' } } })],
    { User: role([onKey({ Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'other' } } })]) },
    [
      'account 111122223333: kms:Decrypt if an identity policy outside of the templates allows it and kms:EncryptionContext:purpose is one',
    ],
  ],
  [
    'everybody of the account, through a service',
    [
      allow(DECRYPT, '*', {
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 'sns.example' } },
      }),
    ],
    { User: role([]) },
    ['account 111122223333: kms:Decrypt if kms:ViaService is sns.example'],
  ],
  [
    'a Deny in the key policy',
    [delegation, deny(DECRYPT, '*', { Principal: { AWS: getAtt('User') } })],
    { User: role([onKey()]), Other: role([onKey()]) },
    ['App/Other: kms:Decrypt', ACCOUNT],
  ],
  [
    'a Deny of the account is about each of its roles',
    [delegation, deny(DECRYPT, '*', { Principal: ROOT })],
    { User: role([onKey()]) },
    ['account 111122223333: kms:ReEncryptFrom if an identity policy outside of the templates allows it'],
  ],
  [
    'administration is not use',
    [allow(['kms:Put*', 'kms:Describe*'], '*', { Principal: ROOT })],
    { User: role([allow('kms:*', '*')]) },
    [],
  ],
  [
    'a service with a context',
    [
      allow(DECRYPT, '*', {
        Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*:*:log-group:app-*' } },
      }),
    ],
    {},
    [
      'logs.eu-central-1.amazonaws.com: kms:Decrypt if kms:EncryptionContext:aws:logs:arn is like arn:aws:logs:*:*:log-group:app-*',
    ],
  ],
  [
    'another account',
    [allow(DECRYPT, '*', { Principal: { AWS: 'arn:aws:iam::444455556666:root' } })],
    { User: role([onKey()]) },
    ['account 444455556666: kms:Decrypt if a policy of its own account allows it too'],
  ],
])('%s', (_case, policy, resources, expected) => {
  expect(listDecrypters(policy, resources)).toEqual(expected);
});

test('a tag of the key decides a condition about it', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/data': 'subjects' } };
  const list = (Value: string): readonly string[] =>
    listAllowed(
      collect({
        Key: {
          Type: 'AWS::KMS::Key',
          Properties: { KeyPolicy: { Statement: [delegation] }, Tags: [{ Key: 'data', Value }] },
        },
        User: role([allow(DECRYPT, '*', { Condition })]),
      }),
      'decrypt:App/Key',
    );
  expect(list('subjects')).toEqual(['App/User: kms:Decrypt', ACCOUNT]);
  expect(list('logs')).toEqual([ACCOUNT]);
});

test('who can create a grant, or rewrite the key policy, can let others decrypt', () => {
  const record = collect({
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [delegation] } } },
    Granter: role([allow('kms:CreateGrant', '*', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } })]),
    Owner: role([allow('kms:Put*', getAtt('Key'))]),
  });
  expect(listAllowed(record, 'share:App/Key')).toEqual([
    'App/Granter: kms:CreateGrant if kms:GrantIsForAWSResource is true',
    'App/Owner: kms:PutKeyPolicy',
    'account 111122223333: kms:CreateGrant, kms:PutKeyPolicy, kms:ReplicateKey if an identity policy outside of the templates allows it',
  ]);
});
