import { describe, expect, test } from '@jest/globals';
import { expandLanguageExtensions } from '../../src/foreign/language-extensions';

const topics = (collection: unknown, more: object = {}) => ({
  Transform: 'AWS::LanguageExtensions',
  Resources: {
    'Fn::ForEach::Topics': [
      'Name',
      collection,
      {
        [`Topic\${Name}`]: {
          Type: 'AWS::SNS::Topic',
          Properties: { TopicName: `x-\${Name}`, DisplayName: { Ref: 'Name' } },
        },
      },
    ],
  },
  ...more,
});

describe('Fn::ForEach', () => {
  test('is unrolled over a literal list, and each copy has the loop as its origin', () => {
    const { template, origins, notJudged } = expandLanguageExtensions(topics(['A', 'B']));
    expect(template['Resources']).toEqual({
      TopicA: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x-A', DisplayName: 'A' } },
      TopicB: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'x-B', DisplayName: 'B' } },
    });
    expect([...origins]).toEqual([
      ['TopicA', 'Fn::ForEach::Topics'],
      ['TopicB', 'Fn::ForEach::Topics'],
    ]);
    expect(notJudged).toEqual([]);
  });

  test('is unrolled over a parameter with a default', () => {
    const parameters = { Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'A, B' } } };
    const { template } = expandLanguageExtensions(topics({ Ref: 'Names' }, parameters));
    expect(Object.keys(Object(template['Resources']))).toEqual(['TopicA', 'TopicB']);
  });

  test('inside of another loop, of properties, of conditions and outputs', () => {
    const { template } = expandLanguageExtensions({
      Conditions: { 'Fn::ForEach::C': ['I', ['A'], { [`Is\${I}`]: { 'Fn::Equals': [`\${I}`, 'A'] } }] },
      Outputs: { 'Fn::ForEach::O': ['I', ['A'], { [`Out\${I}`]: { Value: { 'Fn::GetAtt': [`Q\${I}`, 'Arn'] } } }] },
      Resources: {
        'Fn::ForEach::Outer': [
          'X',
          ['1', '2'],
          { 'Fn::ForEach::Inner': ['Y', ['a-b'], { [`Q\${X}&{Y}`]: { Type: 'AWS::SQS::Queue' } }] },
        ],
        Table: { Type: 'T', Properties: { 'Fn::ForEach::P': ['K', ['A', 'B'], { [`Key\${K}`]: `\${K}` }] } },
      },
    });
    expect(template).toMatchObject({
      Conditions: { IsA: { 'Fn::Equals': ['A', 'A'] } },
      Outputs: { OutA: { Value: { 'Fn::GetAtt': ['QA', 'Arn'] } } },
    });
    expect(template['Resources']).toEqual({
      Q1ab: { Type: 'AWS::SQS::Queue' },
      Q2ab: { Type: 'AWS::SQS::Queue' },
      Table: { Type: 'T', Properties: { KeyA: 'A', KeyB: 'B' } },
    });
  });

  test.each([
    ['a parameter without a default', { Ref: 'Names' }],
    ['a list that a deployment computes', { 'Fn::Split': [',', { Ref: 'Names' }] }],
  ])('over %s is not judged', (_name, collection) => {
    const { template, notJudged } = expandLanguageExtensions(
      topics(collection, { Parameters: { Names: { Type: 'String' } } }),
    );
    expect(template['Resources']).toEqual({});
    expect(notJudged).toEqual([expect.objectContaining({ kind: 'resource', logicalId: 'Fn::ForEach::Topics' })]);
  });

  test('that grows without end is not judged', () => {
    const list = Array.from({ length: 100 }, (_, index) => `${index}`);
    const inner = { 'Fn::ForEach::C': ['Z', list, { [`Q\${X}\${Y}\${Z}`]: { Type: 'AWS::SQS::Queue' } }] };
    const { notJudged } = expandLanguageExtensions({
      Resources: { 'Fn::ForEach::A': ['X', list, { 'Fn::ForEach::B': ['Y', list, inner] }] },
    });
    expect(notJudged[0]?.cause).toContain('more than 10000 copies');
  });
});

test('Fn::Length and Fn::ToJsonString of literal values are computed, others stay', () => {
  const { template } = expandLanguageExtensions({
    Resources: {
      A: {
        Type: 'T',
        Properties: {
          L: { 'Fn::Length': [1, 2] },
          J: { 'Fn::ToJsonString': { a: 1 } },
          K: { 'Fn::Length': { Ref: 'P' } },
        },
      },
    },
  });
  expect(template['Resources']).toEqual({
    A: { Type: 'T', Properties: { L: 2, J: '{"a":1}', K: { 'Fn::Length': { Ref: 'P' } } } },
  });
});
