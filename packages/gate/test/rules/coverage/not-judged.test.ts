import { describe, expect, test } from '@jest/globals';
import { expandTemplate } from '../../../src/foreign/expand-template';
import { notJudgedRules } from '../../../src/rules/coverage/not-judged';
import { TemplateSet } from '../../../src/templates/template-set';

/** What the rules report about a template, by rule. */
function judge(source: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { template } = expandTemplate(source, 'stack');
  const templates = new TemplateSet([{ path: 'stack', file: 'stack.yaml', template }]);
  return Object.fromEntries(
    notJudgedRules.flatMap((rule) => {
      const found = templates.ofType(...rule.types).map((part) => rule.check(part, templates));
      return found.length === 0 ? [] : [[rule.id, found.flat()]];
    }),
  );
}

describe('the rules for parts that are not judged', () => {
  test('are silent about a template that can be judged', () => {
    expect(judge({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } })).toEqual({});
  });

  test('name a resource that cannot be read', () => {
    expect(judge({ Resources: { Module: { Type: { 'Rain::Module': 'x' } } } })).toEqual({
      NotJudgedResource: ['Module: its Type is not a text'],
    });
  });

  test('name a macro', () => {
    expect(judge({ Transform: ['Count'], Resources: {} })).toEqual({
      NotJudgedTransform: ['Count: the gate does not run the macro Count'],
    });
  });

  test('name a property of SAM that the expansion does not know', () => {
    const fn = { Type: 'AWS::Serverless::Function', Properties: { Handler: 'a.b', Sparkle: true } };
    expect(judge({ Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: fn } })).toEqual({
      NotJudgedProperty: ['Sparkle: the gate cannot expand the property Sparkle of AWS::Serverless::Function'],
    });
  });
});
