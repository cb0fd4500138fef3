import { expect, test } from '@jest/globals';
import { allow, collect, role } from './small-access';

test('what is left out is said', () => {
  const record = collect({
    User: role([], {
      ManagedPolicyArns: ['arn:aws:iam::444455556666:policy/Shared'],
      PermissionsBoundary: 'arn:aws:iam::111122223333:policy/Limit',
    }),
  });
  expect(record.notEvaluated).toContain(
    'Managed policies whose text is not in the templates: arn:aws:iam::444455556666:policy/Shared.',
  );
  expect(record.notEvaluated).toContain(
    'Boundaries whose text is not in the templates: arn:aws:iam::111122223333:policy/Limit.',
  );
  expect(record.principals).toEqual([
    {
      principal: 'App/User',
      trusts: ['lambda.amazonaws.com'],
      boundary: 'arn:aws:iam::111122223333:policy/Limit',
      permissions: [],
    },
  ]);
});

test('the permissions of a role, after what it is denied', () => {
  const record = collect({
    User: role([
      allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::app/*', {
        Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
      }),
      { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
    ]),
  });
  expect(record.principals[0]?.permissions).toEqual([
    's3:GetObject on arn:aws:s3:::app/* if aws:SourceVpc is vpc-1',
    'never s3:Put* on everything',
  ]);
});
