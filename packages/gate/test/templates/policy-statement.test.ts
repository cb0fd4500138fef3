import { describe, expect, test } from '@jest/globals';
import { coversAction, isEveryone, type PolicyStatement, readStatements } from '../../src/templates/policy-statement';
import { Undecidable } from '../../src/templates/undecidable';
import { readProperty } from './small-template';

const UNKNOWN = { 'Fn::GetAtt': ['Lookup', 'Answer'] };
const Parameters = { Account: { Type: 'String' }, Accounts: { Type: 'CommaDelimitedList' }, Vpc: { Type: 'String' } };
const Resources = { Bucket: { Type: 'AWS::S3::Bucket' } };
const GOOD = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::records/*',
  Principal: { AWS: '111122223333' },
  Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
};

function readDocument(document: unknown): readonly PolicyStatement[] {
  return readStatements(readProperty(document, { Parameters, Resources }));
}

function readStatement(changes: object): PolicyStatement {
  const [statement] = readDocument({ Statement: [{ ...GOOD, ...changes }] });
  if (statement === undefined) throw new Error('the policy has no statement');
  return statement;
}

/** The parts of a statement that cannot be read. */
function listUndecided(statement: PolicyStatement): readonly string[] {
  const readers: Readonly<Record<string, () => unknown>> = {
    Effect: () => statement.allows,
    Action: () => statement.actions,
    Resource: () => statement.resources,
    Principal: () => statement.principals,
    Condition: () => statement.conditions,
    values: () => statement.conditions.map(({ values }) => values),
  };
  return Object.entries(readers).flatMap(([name, read]) => {
    try {
      read();
      return [];
    } catch (error) {
      if (error instanceof Undecidable) return [name];
      throw error;
    }
  });
}

describe('an unknown part of a statement leaves the others readable', () => {
  test.each<[object, readonly string[]]>([
    [{}, []],
    [{ Effect: UNKNOWN }, ['Effect']],
    [{ Action: UNKNOWN }, ['Action']],
    [{ Action: ['s3:GetObject', UNKNOWN] }, ['Action']],
    [{ Action: '{{resolve:ssm:/app/action}}' }, ['Action']],
    [{ Resource: UNKNOWN }, ['Resource']],
    [{ Principal: UNKNOWN }, ['Principal']],
    [{ Condition: UNKNOWN }, ['Condition', 'values']],
    [{ Condition: { StringEquals: { 'aws:SourceVpc': UNKNOWN } } }, ['values']],
    [{ Condition: { StringEquals: { 'aws:SourceVpc': { Ref: 'Vpc' } } } }, []],
    [{ Principal: { AWS: { Ref: 'Account' } } }, []],
  ])('%j', (changes, undecided) => {
    expect(listUndecided(readStatement(changes))).toEqual(undecided);
  });

  test('in one statement of several', () => {
    const [first, second] = readDocument({ Statement: [{ ...GOOD, Effect: UNKNOWN }, GOOD] });
    expect(second?.allows).toBe(true);
    expect(() => first?.allows).toThrow(Undecidable);
  });
});

describe('a policy document', () => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [GOOD] });

  test.each<[string, unknown]>([
    ['with a list of statements', { Statement: [GOOD] }],
    ['with a single statement', { Statement: GOOD }],
    ['with AWS::NoValue among its statements', { Statement: [{ Ref: 'AWS::NoValue' }, GOOD] }],
    ['as JSON text', text],
    ['as JSON text in Fn::Sub', { 'Fn::Sub': text }],
    ['as JSON text in Fn::Join', { 'Fn::Join': ['', [text.slice(0, 30), text.slice(30)]] }],
    ['in Fn::ToJsonString', { 'Fn::ToJsonString': { Statement: [GOOD] } }],
  ])('%s is read', (_what, document) => {
    const [statement, ...others] = readDocument(document);
    expect(others).toEqual([]);
    expect(statement?.allows && coversAction(statement, 's3:GetObject')).toBe(true);
    expect(statement?.principals.map(({ kind }) => kind)).toEqual(['AWS']);
  });

  test('as JSON text keeps its references', () => {
    const document = JSON.stringify({
      Statement: [{ ...GOOD, Resource: `\${Bucket.Arn}/*`, Sid: `\${!aws:username}` }],
    });
    const [statement] = readDocument({ 'Fn::Sub': document });
    expect(statement?.resources.map((resource) => resource.target()?.logicalId)).toEqual(['Bucket']);
    expect(statement?.resources.map((resource) => resource.display())).toEqual([`\${Bucket.Arn}/*`]);
    expect(statement?.value.at('Sid').text()).toBe(`\${aws:username}`);
  });

  test.each(['{"Statement": [', 'none', { 'Fn::Sub': `{"Statement": \${Account}}` }])(
    '%j is undecided, with its cause',
    (document) => {
      expect(() => readDocument(document)).toThrow(Undecidable);
      expect(() => readDocument(document)).toThrow('which is not valid JSON');
    },
  );

  test('that only a deployment determines is undecided', () => {
    expect(() => readDocument(UNKNOWN)).toThrow(Undecidable);
    expect(readDocument(undefined)).toEqual([]);
  });
});

describe('everybody', () => {
  const isPublic = (principal: unknown): boolean => readStatement({ Principal: principal }).principals.some(isEveryone);

  test.each<[unknown, boolean]>([
    ['*', true],
    [{ AWS: '*' }, true],
    [{ AWS: ['111122223333', '*'] }, true],
    [{ AWS: '444455556666' }, false],
    [{ AWS: { 'Fn::Sub': `arn:aws:iam::\${Account}:root` } }, false],
    [{ AWS: { Ref: 'AWS::AccountId' } }, false],
    [{ AWS: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }, false],
    [{ Service: { Ref: 'Account' } }, false],
  ])('%j: %p', (principal, expected) => {
    expect(isPublic(principal)).toBe(expected);
  });

  test.each([[{ AWS: { Ref: 'Account' } }], [{ AWS: { Ref: 'Accounts' } }], [{ AWS: '{{resolve:ssm:/app/account}}' }]])(
    '%j is known at deployment only',
    (principal) => {
      expect(() => isPublic(principal)).toThrow(Undecidable);
      expect(readStatement({ Principal: principal }).principals.map(({ kind }) => kind)).toEqual(['AWS']);
    },
  );
});
