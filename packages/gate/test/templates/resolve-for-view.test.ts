import { describe, expect, test } from '@jest/globals';
import { resolveForView } from '../../src/templates/resolve-for-view';
import type { Template } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { readProperty } from './small-template';

const Parameters = { Stage: { Type: 'String', Default: 'test' }, Open: { Type: 'String' } };
const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] }, Maybe: { 'Fn::Equals': [{ Ref: 'Open' }, 'x'] } };
const Resources = {
  Bucket: { Type: 'AWS::S3::Bucket' },
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  OpenVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { Ref: 'Open' } } },
  Facts: {
    Type: 'Custom::AWSCDKCfnJson',
    Properties: { Value: { 'Fn::Join': ['', ['{"a":"', { Ref: 'Stage' }, '"}']] } },
  },
};
const view = (value: unknown) => resolveForView(readProperty(value, { Parameters, Conditions, Resources }));
const STATEMENT = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('for rules that do not read templates', () => {
  test.each<[string, unknown, unknown]>([
    ['plain data stays', { a: [1, true, 'x', { b: null }] }, { a: [1, true, 'x', { b: null }] }],
    ['a default is filled in', { a: { Ref: 'Stage' } }, { a: 'test' }],
    ['a text is joined', { 'Fn::Sub': `\${Stage}-x` }, 'test-x'],
    ['AWS::NoValue is absent', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
    ['a branch is chosen', { a: { 'Fn::If': ['Never', 'x', { Ref: 'AWS::NoValue' }] } }, {}],
    ['a reference stays', { a: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }, { a: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }],
    ['the block of a VPC is filled in', { a: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }, { a: '10.0.0.0/16' }],
    [
      'the block of a VPC that is not known stays',
      { a: { 'Fn::GetAtt': ['OpenVpc', 'CidrBlock'] } },
      { a: { 'Fn::GetAtt': ['OpenVpc', 'CidrBlock'] } },
    ],
    ['the text behind a CfnJson of CDK is filled in', { 'Fn::GetAtt': ['Facts', 'Value'] }, '{"a":"test"}'],
    ['a parameter stays', { Ref: 'Open' }, { Ref: 'Open' }],
    ['a pseudo parameter is a text', { 'Fn::Sub': `\${AWS::StackName}-x` }, `\${AWS::StackName}-x`],
    [
      'a text with a reference is one Fn::Join',
      { 'Fn::Sub': `\${Stage}:\${Bucket.Arn}/*` },
      { 'Fn::Join': ['', ['test:', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
    ],
    ['an undetermined branch stays', { 'Fn::If': ['Maybe', 'x', 'y'] }, { 'Fn::If': ['Maybe', 'x', 'y'] }],
    ['a list that is not known stays', { 'Fn::GetAZs': '' }, { 'Fn::GetAZs': '' }],
    ['Fn::Base64 stays', { 'Fn::Base64': 'echo' }, { 'Fn::Base64': 'echo' }],
    ['a single statement is a list', { P: { Statement: STATEMENT } }, { P: { Statement: [STATEMENT] } }],
    [
      'a policy in JSON text is an object',
      { P: JSON.stringify({ Statement: STATEMENT }) },
      { P: { Statement: [STATEMENT] } },
    ],
    ['other JSON text stays', { P: '{"a": 1}' }, { P: '{"a": 1}' }],
    ['broken JSON text stays', { P: '{"Statement": [' }, { P: '{"Statement": [' }],
    ['a text that is no list stays', '[x]', '[x]'],
  ])('%s', (_what, given, expected) => {
    expect(view(given)).toEqual(expected);
  });

  test('a policy in JSON text keeps its references', () => {
    const text = JSON.stringify({ Statement: [{ ...STATEMENT, Resource: `\${Bucket.Arn}` }] });
    expect(view({ 'Fn::Sub': text })).toEqual({
      Statement: [{ ...STATEMENT, Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }],
    });
  });

  test('a reference of another template is a text', () => {
    const exporting: Template = { Resources, Outputs: { O: { Value: { Ref: 'Bucket' }, Export: { Name: 'O' } } } };
    const importing: Template = {
      Resources: { It: { Type: 'T', Properties: { A: { 'Fn::ImportValue': 'O' }, B: { 'Fn::ImportValue': 'P' } } } },
    };
    const set = new TemplateSet([
      { path: 'App/A', file: 'a', template: exporting },
      { path: 'App/B', file: 'b', template: importing },
    ]);
    const [resource] = set.ofType('T');
    expect(resource && resolveForView(resource.at(''))).toEqual({ A: `\${Bucket}`, B: { 'Fn::ImportValue': 'P' } });
  });
});
