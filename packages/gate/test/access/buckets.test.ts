import { expect, test } from '@jest/globals';
import { allow, collect, deny, getAtt, listAllowed, type Resources, role } from './small-access';

const OBJECTS = { 'Fn::Join': ['', [getAtt('Records'), '/*']] };
const READ = 's3:GetObject';

/** Who can read the objects of the bucket `Records`. */
function listReaders(resources: Resources, policy: readonly object[] = []): readonly string[] {
  const Policy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Records' }, PolicyDocument: { Statement: policy } },
  };
  const record = collect({
    Records: {
      Type: 'AWS::S3::Bucket',
      Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: false } },
    },
    ...(policy.length === 0 ? {} : { Policy }),
    ...resources,
  });
  return listAllowed(record, 'read:App/Records');
}

const READER = ['App/Reader: s3:GetObject'];
const NOBODY: readonly string[] = [];

test.each<[string, readonly object[], readonly string[]]>([
  ['an exact action on all objects', [allow(READ, OBJECTS)], READER],
  ['an action in another case', [allow('S3:getobject', OBJECTS)], READER],
  ['a wildcard action', [allow('s3:Get*', OBJECTS)], ['App/Reader: s3:GetObject, s3:GetObjectVersion']],
  ['everything on everything', [allow('*', '*')], ['App/Reader: s3:GetObject, s3:GetObjectVersion']],
  [
    'all but writing',
    [{ Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }],
    ['App/Reader: s3:GetObject, s3:GetObjectVersion'],
  ],
  ['all but reading', [{ Effect: 'Allow', NotAction: ['s3:Get*'], Resource: '*' }], NOBODY],
  ['another action', [allow('s3:ListBucket', OBJECTS)], NOBODY],
  ['the bucket, and no object of it', [allow(READ, getAtt('Records'))], NOBODY],
  ['another bucket', [allow(READ, 'arn:aws:s3:::other/*')], NOBODY],
  ['a bucket with a name that is a prefix', [allow(READ, 'arn:aws:s3:::*')], READER],
  ['all but another bucket', [{ Effect: 'Allow', Action: READ, NotResource: 'arn:aws:s3:::other/*' }], READER],
  ['all but this bucket', [{ Effect: 'Allow', Action: READ, NotResource: OBJECTS }], NOBODY],
  [
    'some objects',
    [allow(READ, { 'Fn::Join': ['', [getAtt('Records'), '/public/*']] })],
    ['App/Reader: s3:GetObject if only on App/Records/public/*'],
  ],
  ['a Deny of everything', [allow(READ, OBJECTS), deny('*', '*')], NOBODY],
  ['a Deny of another action', [allow(READ, OBJECTS), deny('s3:PutObject', '*')], READER],
  [
    'a Deny of some objects',
    [allow(READ, OBJECTS), deny('s3:*', { 'Fn::Join': ['', [getAtt('Records'), '/secret/*']] })],
    ['App/Reader: s3:GetObject if not if on App/Records/secret/*'],
  ],
  [
    'a Deny of all but other buckets',
    [allow(READ, OBJECTS), { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::other/*' }],
    NOBODY,
  ],
  [
    'a Deny of all but this bucket',
    [allow(READ, OBJECTS), { Effect: 'Deny', Action: 's3:*', NotResource: OBJECTS }],
    READER,
  ],
  [
    'a Deny of all but reading',
    [allow(READ, OBJECTS), { Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' }],
    READER,
  ],
])('an identity policy: %s', (_case, statements, expected) => {
  expect(listReaders({ Reader: role(statements) })).toEqual(expected);
});

test.each<[string, object, readonly string[]]>([
  [
    'a key that the request decides',
    { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
    ['App/Reader: s3:GetObject if aws:SourceVpc is vpc-1'],
  ],
  ['its own account', { StringEquals: { 'aws:PrincipalAccount': '111122223333' } }, READER],
  ['another account', { StringEquals: { 'aws:PrincipalAccount': '444455556666' } }, NOBODY],
  ['a key in another case', { StringEquals: { 'AWS:principalACCOUNT': '444455556666' } }, NOBODY],
  ['the account of the bucket', { StringEquals: { 's3:ResourceAccount': `\${aws:PrincipalAccount}` } }, READER],
  ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, READER],
  ['a source, which only services send', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, NOBODY],
  ['a source where present', { ArnLikeIfExists: { 'aws:SourceArn': 'arn:aws:s3:::other' } }, READER],
  ['no source', { Null: { 'aws:SourceArn': 'true' } }, READER],
  ['its own ARN', { ArnEquals: { 'aws:PrincipalArn': getAtt('Reader') } }, READER],
  ['another ARN', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/admin' } }, NOBODY],
  ['its tag', { StringEquals: { 'aws:PrincipalTag/Team': 'records' } }, READER],
  ['another tag of its own', { StringEquals: { 'aws:PrincipalTag/Team': 'billing' } }, NOBODY],
  [
    'two keys',
    { StringEquals: { 'aws:SourceVpc': 'vpc-1' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    ['App/Reader: s3:GetObject if aws:MultiFactorAuthPresent is true and aws:SourceVpc is vpc-1'],
  ],
])('a condition about %s', (_case, Condition, expected) => {
  const Tags = [{ Key: 'team', Value: 'records' }];
  expect(listReaders({ Reader: role([allow(READ, OBJECTS, { Condition })], { Tags }) })).toEqual(expected);
});

test('conditions of two statements are alternatives, and one without conditions is enough', () => {
  const inVpc = allow(READ, OBJECTS, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } });
  const withMfa = allow(READ, OBJECTS, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } });
  expect(listReaders({ Reader: role([inVpc, withMfa]) })).toEqual([
    'App/Reader: s3:GetObject if aws:MultiFactorAuthPresent is true; or aws:SourceVpc is vpc-1',
  ]);
  expect(listReaders({ Reader: role([inVpc, allow(READ, OBJECTS)]) })).toEqual(READER);
});

test('conditions that cannot hold together allow nothing', () => {
  const inVpc = allow(READ, OBJECTS, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } });
  const elsewhere = deny('*', '*', { Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-2' } } });
  expect(listReaders({ Reader: role([inVpc, elsewhere]) })).toEqual(NOBODY);
});

test.each<[string, object, readonly string[]]>([
  ['a boundary that allows it', allow('s3:*', '*'), READER],
  ['a boundary that allows something else', allow('dynamodb:*', '*'), NOBODY],
  ['a boundary that denies it', deny('s3:GetObject', '*'), NOBODY],
  [
    'a boundary with a condition',
    allow('s3:*', '*', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }),
    ['App/Reader: s3:GetObject if aws:SourceVpc is vpc-1'],
  ],
])('%s', (_case, statement, expected) => {
  const Limit = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [statement] } } };
  const Reader = role([allow(READ, OBJECTS)], { PermissionsBoundary: { Ref: 'Limit' } });
  expect(listReaders({ Limit, Reader })).toEqual(expected);
});

const named = (AWS: unknown, more: object = {}): object => allow(READ, OBJECTS, { Principal: { AWS }, ...more });
const everybody = (more: object = {}): object => allow(READ, OBJECTS, { Principal: '*', ...more });

test.each<[string, readonly object[], readonly string[]]>([
  ['a role by its ARN needs no identity policy', [named(getAtt('Idle'))], ['App/Idle: s3:GetObject']],
  ['the own account gives nothing by itself', [named({ Ref: 'AWS::AccountId' })], NOBODY],
  [
    'another account, whose policies decide too',
    [named('444455556666')],
    ['account 444455556666: s3:GetObject if a policy of its own account allows it too'],
  ],
  [
    'a role of another account',
    [named('arn:aws:iam::444455556666:role/Partner')],
    ['arn:aws:iam::444455556666:role/Partner: s3:GetObject if a policy of its own account allows it too'],
  ],
  ['everybody, which includes each role', [everybody()], ['everybody: s3:GetObject']],
  [
    'everybody of an organization',
    [everybody({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } })],
    ['everybody: s3:GetObject if aws:PrincipalOrgID is o-exampleorgid'],
  ],
  [
    'everybody who is one role',
    [everybody({ Condition: { ArnEquals: { 'aws:PrincipalArn': getAtt('Idle') } } })],
    ['App/Idle: s3:GetObject'],
  ],
  [
    'a service',
    [allow(READ, OBJECTS, { Principal: { Service: 'logs.amazonaws.com' } })],
    ['logs.amazonaws.com: s3:GetObject'],
  ],
  [
    'a service with its source',
    [
      allow(READ, OBJECTS, {
        Principal: { Service: 'logs.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
    ],
    ['logs.amazonaws.com: s3:GetObject if aws:SourceAccount is 111122223333'],
  ],
  [
    'a service that a Deny names',
    [
      allow(READ, OBJECTS, { Principal: { Service: 'logs.amazonaws.com' } }),
      deny('*', '*', { Principal: { Service: 'logs.amazonaws.com' } }),
    ],
    NOBODY,
  ],
  [
    'a Deny for requests without TLS',
    [
      named(getAtt('Idle')),
      deny('s3:*', '*', { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ],
    ['App/Idle: s3:GetObject'],
  ],
  [
    'a Deny for old TLS',
    [
      named(getAtt('Idle')),
      deny('s3:*', '*', { Principal: '*', Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }),
    ],
    ['App/Idle: s3:GetObject'],
  ],
  [
    'a Deny for all outside of the account',
    [
      everybody(),
      deny('*', '*', { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } } }),
    ],
    ['App/Idle: s3:GetObject', 'everybody: s3:GetObject if aws:PrincipalAccount is 111122223333'],
  ],
  [
    'a Deny for all but one role',
    [
      named([getAtt('Idle'), getAtt('Other')]),
      { Effect: 'Deny', Action: 's3:*', Resource: '*', NotPrincipal: { AWS: [getAtt('Idle'), '111122223333'] } },
    ],
    ['App/Idle: s3:GetObject'],
  ],
  [
    'everybody but one role',
    [{ Effect: 'Allow', Action: READ, Resource: OBJECTS, NotPrincipal: { AWS: getAtt('Other') } }],
    ['everybody: s3:GetObject'],
  ],
  [
    'one session of a role',
    [named('arn:aws:sts::111122223333:assumed-role/Named/alice')],
    ['App/Named: s3:GetObject if only in the session alice'],
  ],
  ['a role by its written ARN', [named('arn:aws:iam::111122223333:role/Named')], ['App/Named: s3:GetObject']],
])('a bucket policy: %s', (_case, policy, expected) => {
  const roles = { Idle: role([]), Other: role([]), Named: role([], { RoleName: 'Named' }) };
  const used = Object.entries(roles).filter(([id]) => JSON.stringify([policy, expected]).includes(id) || id === 'Idle');
  expect(listReaders(Object.fromEntries(used), policy)).toEqual(expected);
});

test('a bucket that is closed to the public is open to its account only', () => {
  const list = (properties: object): readonly string[] =>
    listAllowed(
      collect({
        Records: { Type: 'AWS::S3::Bucket', Properties: { ...properties } },
        Policy: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: { Bucket: { Ref: 'Records' }, PolicyDocument: { Statement: [everybody()] } },
        },
      }),
      'read:App/Records',
    );
  const ofAccount = ['account 111122223333: s3:GetObject'];
  expect(list({})).toEqual(ofAccount);
  expect(list({ PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } })).toEqual(ofAccount);
  expect(list({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } })).toEqual(['everybody: s3:GetObject']);
});
