import { describe, expect, test } from '@jest/globals';
import { collectFacts } from '../../../src/assessment/facts';
import { compareExposure } from '../../../src/reports/difference/compare-exposure';
import { readTemplate } from '../../templates/small-template';

type Json = Readonly<Record<string, unknown>>;

const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' };
const ACCOUNT = { StringEquals: { 'aws:SourceAccount': ['111122223333', '444455556666'] } };

/** Compares a policy of a role with other statements. */
function compare(before: readonly Json[], after: readonly Json[]) {
  const read = (Statement: readonly Json[]) =>
    collectFacts(
      readTemplate({
        Resources: {
          Reader: {
            Type: 'AWS::IAM::Role',
            Properties: { Policies: [{ PolicyName: 'a', PolicyDocument: { Statement } }] },
          },
        },
      }),
      ({ path }) => path,
    );
  return compareExposure(read(before), read(after)).changes.map(({ direction, text }) => `${direction}: ${text}`);
}

describe('a statement that allows', () => {
  test.each<[string, readonly Json[], readonly Json[]]>([
    [
      'in another order',
      [{ ...ALLOW, Action: ['s3:GetObject', 's3:ListBucket'] }],
      [{ ...ALLOW, Action: ['s3:ListBucket', 's3:GetObject'] }],
    ],
    [
      'split into two',
      [{ ...ALLOW, Action: ['s3:GetObject', 's3:ListBucket'] }],
      [ALLOW, { ...ALLOW, Action: 's3:ListBucket' }],
    ],
    ['with another id', [ALLOW], [{ ...ALLOW, Sid: 'Read' }]],
    ['with the action in another case', [ALLOW], [{ ...ALLOW, Action: 'S3:getobject' }]],
  ])('%s is the same', (_name, before, after) => {
    expect(compare(before, after)).toEqual([]);
    expect(compare(after, before)).toEqual([]);
  });

  test.each<[string, readonly Json[], readonly Json[], string]>([
    [
      'an action more',
      [ALLOW],
      [{ ...ALLOW, Action: ['s3:GetObject', 's3:PutObject'] }],
      'App/Reader may now call s3:PutObject on arn:aws:s3:::files/*.',
    ],
    [
      'a wildcard',
      [ALLOW],
      [{ ...ALLOW, Action: 's3:Get*' }],
      'App/Reader may now call s3:Get* on arn:aws:s3:::files/*.',
    ],
    [
      'a wider resource',
      [ALLOW],
      [{ ...ALLOW, Resource: 'arn:aws:s3:::*' }],
      'App/Reader may now call s3:GetObject on arn:aws:s3:::*.',
    ],
    [
      'no condition',
      [{ ...ALLOW, Condition: ACCOUNT }],
      [ALLOW],
      'App/Reader may now call s3:GetObject on arn:aws:s3:::files/*.',
    ],
    [
      'a condition that is true without its key',
      [{ ...ALLOW, Condition: ACCOUNT }],
      [{ ...ALLOW, Condition: { StringEqualsIfExists: ACCOUNT.StringEquals } }],
      'App/Reader may now call s3:GetObject on arn:aws:s3:::files/* if aws:sourceaccount is 111122223333, 444455556666 or absent.',
    ],
    [
      'everything but a shorter list',
      [{ Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' }],
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      'App/Reader may now call all but iam:* on *.',
    ],
    [
      'an action of what was excepted',
      [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
      [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, ALLOW],
      'App/Reader may now call s3:GetObject on arn:aws:s3:::files/*.',
    ],
  ])('with %s is wider', (_name, before, after, text) => {
    expect(compare(before, after)).toContain(`wider: ${text}`);
    expect(compare(after, before).filter((line) => line.startsWith('wider'))).toEqual([]);
  });

  test('with fewer values of a condition is narrower', () => {
    const one = { ...ALLOW, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } };
    expect(compare([{ ...ALLOW, Condition: ACCOUNT }], [one]).map((line) => line.split(':')[0])).toEqual(['narrower']);
    expect(compare([one], [{ ...ALLOW, Condition: ACCOUNT }]).map((line) => line.split(':')[0])).toEqual(['wider']);
  });
});

describe('a statement that denies', () => {
  const DENY = { Effect: 'Deny', Action: 's3:*', Resource: '*' };

  test.each<[string, Json]>([
    ['fewer actions', { ...DENY, Action: 's3:Put*' }],
    ['fewer resources', { ...DENY, Resource: 'arn:aws:s3:::files' }],
    ['a condition', { ...DENY, Condition: ACCOUNT }],
    ['the other effect', { ...DENY, Effect: 'Allow' }],
  ])('with %s is wider', (_name, after) => {
    expect(compare([DENY], [after])).toContain('wider: App/Reader is no longer denied s3:* on *.');
    expect(compare([after], [DENY])).toContain('narrower: App/Reader is now denied s3:* on *.');
  });

  test('that is there on a condition of the template only is wider', () => {
    expect(compare([DENY], [{ 'Fn::If': ['IsOpen', { Ref: 'AWS::NoValue' }, DENY] }])).toContain(
      'wider: App/Reader is no longer denied s3:* on *.',
    );
  });
});

test('a statement that moves to another policy of the role is the same', () => {
  const role = (Policies: readonly Json[]) => ({ Type: 'AWS::IAM::Role', Properties: { Policies } });
  const PolicyDocument = { Statement: [ALLOW] };
  const [inline, attached, managed] = [
    { Reader: role([{ PolicyName: 'a', PolicyDocument }]) },
    {
      Reader: role([]),
      Policy: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Reader' }], PolicyDocument } },
    },
    {
      Reader: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
      Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } },
    },
  ].map((Resources) => collectFacts(readTemplate({ Resources }), ({ path }) => path));
  const about = (text: string): boolean => text.includes('s3:GetObject');
  for (const other of [attached, managed]) {
    expect(compareExposure(inline ?? [], other ?? []).changes.filter(({ text }) => about(text))).toEqual([]);
  }
});

test('a policy as JSON text is compared as a policy', () => {
  const read = (Principal: string) =>
    collectFacts(
      readTemplate({
        Resources: {
          Logs: {
            Type: 'AWS::Logs::ResourcePolicy',
            Properties: {
              PolicyName: 'a',
              PolicyDocument: JSON.stringify({
                Statement: [
                  { Effect: 'Allow', Principal: { Service: Principal }, Action: 'logs:PutLogEvents', Resource: '*' },
                ],
              }),
            },
          },
        },
      }),
      ({ path }) => path,
    );
  expect(
    compareExposure(read('es.amazonaws.com'), read('route53.amazonaws.com')).changes.map(({ text }) => text),
  ).toEqual([
    'route53.amazonaws.com may now call logs:PutLogEvents on App/Logs.',
    'es.amazonaws.com may no longer call logs:PutLogEvents on App/Logs.',
  ]);
});
