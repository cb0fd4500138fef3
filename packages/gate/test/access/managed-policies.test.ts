import { expect, test } from '@jest/globals';
import { listAskedActions } from '../../src/access/asked-actions';
import data from '../../src/access/data/aws-managed-policies.json';
import { matchesPattern } from '../../src/templates/match-pattern';
import { collect, listAllowed, role } from './small-access';

const managed = (...names: readonly string[]): object[] =>
  names.map((name) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] }));

test.each<[string, readonly string[]]>([
  [
    'AdministratorAccess',
    [
      'App/User: dynamodb:GetItem, dynamodb:BatchGetItem, dynamodb:Query, dynamodb:Scan, dynamodb:PartiQLSelect, dynamodb:ExportTableToPointInTime',
    ],
  ],
  [
    'PowerUserAccess',
    [
      'App/User: dynamodb:GetItem, dynamodb:BatchGetItem, dynamodb:Query, dynamodb:Scan, dynamodb:PartiQLSelect, dynamodb:ExportTableToPointInTime',
    ],
  ],
  [
    'AmazonDynamoDBReadOnlyAccess',
    ['App/User: dynamodb:GetItem, dynamodb:BatchGetItem, dynamodb:Query, dynamodb:Scan, dynamodb:PartiQLSelect'],
  ],
  ['service-role/AWSLambdaBasicExecutionRole', []],
  ['AWSDenyAll', []],
])('a role with the managed policy %s of AWS', (name, expected) => {
  const record = collect({
    Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    User: role([], { ManagedPolicyArns: managed(name) }),
  });
  expect(listAllowed(record, 'read:App/Table')).toEqual(expected);
  expect(record.notEvaluated.join(' ')).not.toContain('Managed policies');
});

test('a managed policy of AWS as a boundary, and one that denies everything', () => {
  const list = (...names: readonly string[]): readonly string[] =>
    listAllowed(
      collect({
        Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
        User: role([{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }], {
          ManagedPolicyArns: managed(...names.slice(1)),
          PermissionsBoundary: managed(...names)[0],
        }),
      }),
      'write:App/Table',
    );
  expect(list('AmazonDynamoDBReadOnlyAccess')).toEqual([]);
  expect(list('PowerUserAccess')).toHaveLength(1);
  expect(list('PowerUserAccess', 'AWSDenyAll')).toEqual([]);
});

test('each policy of the data is about an action that is asked about', () => {
  const asked = listAskedActions().map((action) => action.toLowerCase());
  expect(Object.keys(data.policies).length).toBeGreaterThan(400);
  for (const text of Object.values(data.policies)) {
    const { Statement }: { Statement: readonly { Action?: string | string[]; NotAction?: unknown }[] } =
      JSON.parse(text);
    for (const { Action, NotAction } of Statement) {
      const patterns = [Action ?? []].flat();
      expect(NotAction ?? patterns).not.toEqual([]);
      for (const pattern of patterns) {
        expect(asked.some((action) => matchesPattern(pattern.toLowerCase(), action))).toBe(true);
      }
    }
  }
});
