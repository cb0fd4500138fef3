import { describe, expect, test } from '@jest/globals';
import type { StackTemplate, Template } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { LOCATION, readTemplate } from './small-template';

const QUEUE = { Type: 'AWS::SQS::Queue' };
const equals = (one: unknown, other: unknown) => ({ 'Fn::Equals': [one, other] });
const ref = (Ref: string) => ({ Ref });

/** A template with one queue for each condition. */
function buildTemplate(Conditions: Readonly<Record<string, unknown>>, Parameters: object = {}): Template {
  const Resources = Object.fromEntries(
    Object.keys(Conditions).map((name) => [`For${name}`, { ...QUEUE, Condition: name }]),
  );
  return { Parameters: { Stage: { Type: 'String' }, ...Parameters }, Conditions, Resources };
}

/** The conditions that hold, scenario by scenario. */
function listHolding(set: TemplateSet): readonly string[] {
  return set
    .listScenarios()
    .map(({ assumptions }) => assumptions.flatMap(({ condition, holds }) => (holds ? [condition] : [])).join(' '));
}

describe('without an undetermined condition there is one scenario, the set itself', () => {
  const live = buildTemplate({ Live: equals(ref('Stage'), 'live') });
  const rows: Readonly<Record<string, readonly [Template, Partial<StackTemplate>]>> = {
    'no conditions': [{ Resources: { Queue: QUEUE } }, {}],
    'constant conditions': [buildTemplate({ Yes: equals('a', 'a'), No: equals('a', 'b') }), {}],
    'conditions on the region, which is known': [
      buildTemplate({ Here: equals(ref('AWS::Region'), 'us-east-1') }),
      LOCATION,
    ],
    'a condition that nothing uses': [{ ...live, Resources: { Queue: QUEUE } }, {}],
    'a condition on the metadata of CDK only': [
      {
        Conditions: { CDKMetadataAvailable: equals(ref('AWS::Region'), 'us-east-1') },
        Resources: { CDKMetadata: { Type: 'AWS::CDK::Metadata', Condition: 'CDKMetadataAvailable' } },
      },
      {},
    ],
    'a parameter that has one value': [{ ...live, Parameters: { Stage: { AllowedValues: ['live'] } } }, {}],
    'a condition that depends on itself': [buildTemplate({ Circle: { Condition: 'Circle' } }), {}],
    'a malformed condition': [buildTemplate({ Broken: { 'Fn::Contains': [] }, Half: { 'Fn::Equals': ['a'] } }), {}],
  };

  test.each(Object.entries(rows))('%s', (_what, [template, location]) => {
    const set = readTemplate(template, location);
    // Compared here, because Jest would print the whole set.
    expect(set.listScenarios().map((each) => each === set)).toEqual([true]);
    expect(set.assumptions).toEqual([]);
    expect(set.repeats('App')).toBe(false);
  });

  test('and resources under a false condition do not exist', () => {
    const set = readTemplate(buildTemplate({ Yes: equals('a', 'a'), No: equals('a', 'b') }));
    expect(set.resources.map(({ logicalId }) => logicalId)).toEqual(['ForYes']);
    expect(set.ofType('AWS::SQS::Queue')).toHaveLength(1);
    expect(set.findStack('App')?.findResource('ForNo')).toBeUndefined();
  });
});

describe('the scenarios of conditions are', () => {
  const live = equals(ref('Stage'), 'live');
  const test1 = equals('test', ref('Stage'));

  test.each<[string, Template, readonly string[]]>([
    ['both values of one', buildTemplate({ Live: live }), ['', 'Live']],
    ['equal expressions once', buildTemplate({ Live: live, Same: equals('live', ref('Stage')) }), ['', 'Live Same']],
    ['different literals never together', buildTemplate({ Live: live, Test: test1 }), ['', 'Live', 'Test']],
    [
      'the allowed values only',
      buildTemplate({ Live: live, Test: test1 }, { Stage: { AllowedValues: ['live', 'test'] } }),
      ['Live', 'Test'],
    ],
    [
      'no value that is not allowed',
      buildTemplate({ Live: live, Test: test1 }, { Stage: { AllowedValues: ['test', 'x'] } }),
      ['', 'Test'],
    ],
    [
      'derived conditions with their atoms',
      buildTemplate({
        Live: live,
        NotLive: { 'Fn::Not': [{ Condition: 'Live' }] },
        Both: { 'Fn::And': [{ Condition: 'Live' }, equals(ref('AWS::Region'), 'us-east-1')] },
      }),
      ['NotLive', 'Live', 'Live Both'],
    ],
    ['an alternative', buildTemplate({ Any: { 'Fn::Or': [live, test1] } }), ['', 'Any']],
    ['two unknown texts', buildTemplate({ Same: equals(ref('Stage'), ref('Other')) }, { Other: {} }), ['', 'Same']],
    [
      'a text with itself',
      buildTemplate({ Always: equals(ref('Stage'), ref('Stage')), Live: live }),
      ['Always', 'Always Live'],
    ],
    ['a joined text', buildTemplate({ Empty: equals({ 'Fn::Join': ['', [ref('Stage'), 'x']] }, 'x') }), ['', 'Empty']],
  ])('%s', (_what, template, expected) => {
    expect([...listHolding(readTemplate(template))].sort()).toEqual([...expected].sort());
  });

  test('the default first', () => {
    const conditions = { Live: live };
    expect(listHolding(readTemplate(buildTemplate(conditions, { Stage: { Default: 'live' } })))).toEqual(['Live', '']);
    expect(listHolding(readTemplate(buildTemplate(conditions, { Stage: { Default: 'test' } })))).toEqual(['', 'Live']);
  });

  test('all combinations up to 16', () => {
    const Conditions = Object.fromEntries([1, 2, 3, 4].map((n) => [`C${n}`, equals(ref(`P${n}`), 'yes')]));
    const Parameters = Object.fromEntries([1, 2, 3, 4].map((n) => [`P${n}`, {}]));
    expect(new Set(listHolding(readTemplate(buildTemplate(Conditions, Parameters)))).size).toBe(16);
  });

  test.each([5, 40])('of %d conditions: all, none, each by itself, and all but each', (count) => {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const Conditions = Object.fromEntries(numbers.map((n) => [`C${n}`, equals(ref(`P${n}`), 'yes')]));
    const Parameters = Object.fromEntries(numbers.map((n) => [`P${n}`, {}]));
    const holding = listHolding(readTemplate(buildTemplate(Conditions, Parameters)));
    const names = numbers.map((n) => `C${n}`);
    const expected = [
      '',
      names.join(' '),
      ...names,
      ...names.map((name) => names.filter((other) => other !== name).join(' ')),
    ];
    expect([...holding].sort()).toEqual(expected.sort());
  });
});

describe('in a scenario', () => {
  const Parameters = { Stage: { Type: 'String', Default: 'test' }, Key: { Type: 'String', Default: '' } };
  const Conditions = { Live: equals(ref('Stage'), 'live'), HasKey: { 'Fn::Not': [equals(ref('Key'), '')] } };
  const If = (name: string, then: unknown, otherwise: unknown = ref('AWS::NoValue')) => ({
    'Fn::If': [name, then, otherwise],
  });

  function readInScenario(properties: unknown, holds: readonly string[]): { readonly set: TemplateSet } {
    const Resources = {
      It: { Type: 'AWS::Example::Thing', Properties: { A: properties, Uses: [If('Live', 1), If('HasKey', 1)] } },
      Queue: { ...QUEUE, Condition: 'Live' },
    };
    const set = readTemplate({ Parameters, Conditions, Resources })
      .listScenarios()
      .find(({ assumptions }) => assumptions.every((each) => each.holds === holds.includes(each.condition)));
    if (set === undefined) throw new Error('no scenario is like this');
    return { set };
  }
  const readA = (properties: unknown, holds: readonly string[]) => {
    const [resource] = readInScenario(properties, holds).set.ofType('AWS::Example::Thing');
    if (resource === undefined) throw new Error('the resource is absent');
    return resource.at('A');
  };

  test('Fn::If chooses at every level', () => {
    expect(
      readA(If('Live', { B: 'x' }, { B: 'y' }), ['Live'])
        .at('B')
        .text(),
    ).toBe('x');
    expect(
      readA(If('Live', { B: 'x' }, { B: 'y' }), [])
        .at('B')
        .text(),
    ).toBe('y');
    expect(readA(['a', If('Live', 'b')], []).items()).toHaveLength(1);
    expect(readA(['a', If('Live', 'b')], ['Live']).items()).toHaveLength(2);
  });

  test('a resource under a false condition does not exist, and nothing refers to it', () => {
    expect(readInScenario({}, ['Live']).set.ofType('AWS::SQS::Queue')).toHaveLength(1);
    expect(readInScenario({}, []).set.ofType('AWS::SQS::Queue')).toEqual([]);
    expect(readA({ 'Fn::GetAtt': ['Queue', 'Arn'] }, ['Live']).target()?.logicalId).toBe('Queue');
    expect(readA({ 'Fn::GetAtt': ['Queue', 'Arn'] }, []).target()).toBeUndefined();
  });

  test('a parameter has the value that is assumed, or its default', () => {
    expect(readA(ref('Stage'), ['Live']).text()).toBe('live');
    expect(readA(ref('Stage'), []).text()).toBe('test');
    expect(readA(ref('Key'), []).text()).toBe('');
    expect(readA(ref('Key'), ['HasKey']).display()).toBe(`\${Key}`);
    expect(() => readA(ref('Key'), ['HasKey']).text()).toThrow('known at deployment only');
  });

  test('the set itself leaves the conditions undecided', () => {
    const set = readTemplate({ Parameters, Conditions, Resources: { Queue: { ...QUEUE, Condition: 'Live' } } });
    expect(set.ofType('AWS::SQS::Queue')).toHaveLength(1);
    const first = set.listScenarios();
    expect(set.listScenarios() === first).toBe(true);
  });
});

describe('across templates', () => {
  const stack = (path: string, template: Template, more: Partial<StackTemplate> = {}): StackTemplate => ({
    path,
    file: `${path}.json`,
    template,
    ...more,
  });
  const conditional = buildTemplate({ Live: equals(ref('Stage'), 'live') });

  test('an output under a false condition is not exported', () => {
    const exporting: Template = {
      ...conditional,
      Outputs: { Out: { Value: 'x', Export: { Name: 'Out' }, Condition: 'Live' } },
    };
    const importing: Template = { Resources: { It: { Type: 'T', Properties: { A: { 'Fn::ImportValue': 'Out' } } } } };
    const set = new TemplateSet([stack('App/A', exporting, { stackName: 'a' }), stack('App/B', importing)]);
    expect(set.listScenarios().map((each) => each.ofType('T')[0]?.at('A').display())).toEqual([
      `\${Fn::ImportValue:Out}`,
      'x',
    ]);
    expect(set.listScenarios().map((each) => each.findStackOutput('a', 'Out')?.raw)).toEqual([undefined, 'x']);
  });

  test('a nested stack is absent together with its resource, and its conditions follow the parameters of the parent', () => {
    const parent: Template = {
      ...conditional,
      Resources: {
        Nested: {
          Type: 'AWS::CloudFormation::Stack',
          Condition: 'Live',
          Properties: { Parameters: { Level: ref('Stage') } },
        },
      },
    };
    const nested: Template = {
      Parameters: { Level: { Type: 'String', Default: 'none' } },
      Conditions: { IsLive: equals(ref('Level'), 'live'), IsTest: equals(ref('Level'), 'test') },
      Resources: { Live: { ...QUEUE, Condition: 'IsLive' }, Test: { ...QUEUE, Condition: 'IsTest' } },
    };
    const set = new TemplateSet([
      stack('App', parent),
      stack('App/Nested', nested, { nestedIn: { path: 'App', logicalId: 'Nested' } }),
    ]);
    const found = set.listScenarios().map((each) => each.resources.map(({ logicalId }) => logicalId).join(' '));
    expect([...new Set(found)].sort()).toEqual(['', 'Nested Live']);
  });

  test('environments are varied at the same time, and repeat their last scenario', () => {
    const two = buildTemplate({ Live: equals(ref('Stage'), 'live'), Test: equals(ref('Stage'), 'test') });
    const set = new TemplateSet([
      stack('One/A', conditional),
      stack('Two/A', two),
      stack('Three/A', { Resources: { Queue: QUEUE } }),
    ]);
    const scenarios = set.listScenarios();
    expect(scenarios).toHaveLength(3);
    expect(scenarios.map((each) => each.repeats('One/A'))).toEqual([false, false, true]);
    expect(scenarios.map((each) => each.repeats('Two/A'))).toEqual([false, false, false]);
    expect(scenarios.map((each) => each.repeats('Three/A'))).toEqual([false, true, true]);
  });
});
