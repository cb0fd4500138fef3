import { describe, expect, test } from '@jest/globals';
import { evaluateCondition, resolveText } from '../../src/templates/follow-intrinsics';
import { resolveDeeply } from '../../src/templates/resolve-deeply';
import type { Template } from '../../src/templates/template';
import type { TemplateResource } from '../../src/templates/template-resource';
import { TemplateSet } from '../../src/templates/template-set';
import { Undecidable } from '../../src/templates/undecidable';

const EXPORTING: Template = {
  Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
  Outputs: {
    Name: { Value: 'the-name', Export: { Name: 'Data:Name' } },
    Arn: { Value: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, Export: { Name: 'Data:Arn' } },
    Circle: { Value: { 'Fn::ImportValue': 'Data:Circle' }, Export: { Name: 'Data:Circle' } },
  },
};

function readResource(properties: Readonly<Record<string, unknown>>): TemplateResource {
  const template: Template = {
    Parameters: { Stage: { Default: 'test' }, Open: {} },
    Conditions: {
      InFrankfurt: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
      OnlyDeploymentDetermines: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
      Circle: { Condition: 'Circle' },
    },
    Resources: {
      It: { Type: 'AWS::Example::Thing', Properties: properties },
      Topic: { Type: 'AWS::SNS::Topic' },
    },
  };
  const location = { account: '111122223333', region: 'eu-central-1' };
  const set = new TemplateSet([
    {
      path: 'Data',
      stackName: 'app-data',
      file: 'data.json',
      template: EXPORTING,
      ...location,
    },
    { path: 'App', file: 'app.json', template, ...location },
  ]);
  const [resource] = set.ofType('AWS::Example::Thing');
  if (resource === undefined) throw new Error('the template has no resource of this type');
  return resource;
}

const readProperty = (A: unknown) => readResource({ A }).at('A');

describe('a text is resolved', () => {
  test.each<[unknown, string]>([
    [{ Ref: 'AWS::Region' }, 'eu-central-1'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }, 1]] }, 'a-111122223333-1'],
    [{ 'Fn::Join': [',', { 'Fn::Split': ['/', 'a/b'] }] }, 'a,b'],
    [{ 'Fn::Sub': `in \${AWS::Region}, not \${!AWS::Region}` }, `in eu-central-1, not \${AWS::Region}`],
    [{ 'Fn::Sub': [`\${Own}`, { Own: { Ref: 'AWS::Partition' } }] }, 'aws'],
    [{ 'Fn::ImportValue': 'Data:Name' }, 'the-name'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': 'Data:Name' } }, 'the-name'],
    [{ 'Fn::GetStackOutput': { StackName: 'app-data', OutputName: 'Name' } }, 'the-name'],
    [{ 'Fn::Select': [1, ['x', 'y']] }, 'y'],
    [{ 'Fn::Select': ['0', { 'Fn::Split': [':', { 'Fn::ImportValue': 'Data:Name' }] }] }, 'the-name'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['-', { 'Fn::ImportValue': 'Data:Name' }] }] }, 'name'],
    [{ 'Fn::If': ['InFrankfurt', 'here', 'there'] }, 'here'],
  ])('%j is %s', (given, text) => {
    expect(readProperty(given).text()).toBe(text);
  });
});

describe('undecidable before deployment is', () => {
  test.each<[string, unknown]>([
    ['an attribute', { 'Fn::GetAtt': ['Topic', 'TopicArn'] }],
    ['a part of an attribute', { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Topic', 'TopicArn'] }] }] }],
    ['a parameter without a default', { Ref: 'Open' }],
    ['a condition on a parameter', { 'Fn::If': ['OnlyDeploymentDetermines', 'x', 'y'] }],
    ['a condition that is not in the template', { 'Fn::If': ['Missing', 'x', 'y'] }],
    ['a condition that depends on itself', { 'Fn::If': ['Circle', 'x', 'y'] }],
    ['an import of an export that refers to itself', { 'Fn::ImportValue': 'Data:Circle' }],
    ['an output of an unknown stack', { 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'Name' } }],
    ['an output that the stack does not have', { 'Fn::GetStackOutput': { StackName: 'app-data', OutputName: 'No' } }],
    ['an output without a stack', { 'Fn::GetStackOutput': { OutputName: 'Name' } }],
    ['an item that the list does not have', { 'Fn::Select': [2, ['x', 'y']] }],
    ['an unknown intrinsic function', { 'Fn::Transform': {} }],
  ])('%s', (_what, given) => {
    expect(() => readProperty(given).text()).toThrow(Undecidable);
  });
});

describe('a condition', () => {
  const { stack } = readResource({});
  const yes = { 'Fn::Equals': ['a', 'a'] };
  const no = { 'Fn::Equals': ['a', 'b'] };
  const open = { 'Fn::Equals': ['a', { Ref: 'Stage' }] };

  test.each<[object, boolean | undefined]>([
    [{ Condition: 'InFrankfurt' }, true],
    [{ 'Fn::Not': [yes] }, false],
    [{ 'Fn::Not': [open] }, undefined],
    [{ 'Fn::And': [yes, no, open] }, false],
    [{ 'Fn::And': [yes, open] }, undefined],
    [{ 'Fn::And': [yes, yes] }, true],
    [{ 'Fn::Or': [no, yes, open] }, true],
    [{ 'Fn::Or': [no, open] }, undefined],
    [{ 'Fn::Or': [no, no] }, false],
    [{ 'Fn::Contains': [] }, undefined],
  ])('%j is %p', (expression, expected) => {
    expect(evaluateCondition(expression, stack)).toBe(expected);
  });
});

describe('a property', () => {
  test('that a condition removes is absent', () => {
    expect(readProperty({ 'Fn::If': ['InFrankfurt', { Ref: 'AWS::NoValue' }, 'x'] }).present).toBe(false);
  });

  test('that a condition chooses is read like any other', () => {
    expect(
      readProperty({ 'Fn::If': ['InFrankfurt', { B: 1 }, {}] })
        .at('B')
        .number(),
    ).toBe(1);
  });

  test.each([
    [{ 'Fn::ImportValue': 'Data:Arn' }],
    [{ 'Fn::Join': ['', ['x/', { 'Fn::ImportValue': 'Data:Arn' }]] }],
    [{ 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'Data:Arn' }] }] }],
    [{ 'Fn::Sub': [`\${Own}/*`, { Own: { 'Fn::ImportValue': 'Data:Arn' } }] }],
  ])('%j refers to the bucket of the other stack', (given) => {
    expect(readProperty(given).target()?.logicalId).toBe('Bucket');
  });

  test.each([[{ 'Fn::Sub': `\${Topic.TopicArn}/x` }], [{ Ref: 'Topic' }]])('%j refers to the topic', (given) => {
    expect(readProperty(given).target()?.logicalId).toBe('Topic');
  });
});

describe('a whole value', () => {
  const { stack } = readResource({});

  test('is resolved at every depth', () => {
    const given = { list: [{ Ref: 'AWS::Region' }], map: { 'Fn::Join': ['', ['a', 'b']] }, one: 1, none: null };
    expect(resolveDeeply(given, stack, 'It')).toEqual({ list: ['eu-central-1'], map: 'ab', one: 1, none: null });
    expect(resolveText(given, stack)).toBeUndefined();
  });

  test('throws an error with the path of a part that cannot be resolved', () => {
    expect(() => resolveDeeply({ list: ['x', { Ref: 'Topic' }] }, stack, 'It')).toThrow(
      'It.list.1 is {"Ref":"Topic"}, which is known at deployment only',
    );
  });
});
