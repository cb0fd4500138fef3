import { describe, expect, test } from '@jest/globals';
import { isRefusal, type ParsedTemplate } from '../../src/foreign/problem';
import { looksLikeTemplate, parseTemplate } from '../../src/foreign/template-text';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(text: string): ParsedTemplate {
  const parsed = parseTemplate(encode(text));
  if (isRefusal(parsed)) throw new Error(parsed.refused.cause);
  return parsed;
}

/** Line and cause of a refusal. */
function refuse(text: string | Uint8Array): string {
  const parsed = parseTemplate(typeof text === 'string' ? encode(text) : text);
  return isRefusal(parsed) ? `${parsed.refused.line}: ${parsed.refused.cause}` : 'parsed';
}

/** Properties of the only resource of a YAML template. */
function parseProperties(yaml: string): unknown {
  const indented = yaml
    .trim()
    .split('\n')
    .map((line) => `      ${line}`);
  const text = ['Resources:', '  Thing:', '    Type: AWS::S3::Bucket', '    Properties:', ...indented].join('\n');
  return Reflect.get(Object(parse(text).template['Resources']).Thing, 'Properties');
}

describe('YAML as CloudFormation reads it', () => {
  test.each([
    ['!Ref Bucket', { Ref: 'Bucket' }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!GetAtt Bucket.Arn', { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
    ['!GetAtt Nested.Outputs.Key', { 'Fn::GetAtt': ['Nested', 'Outputs.Key'] }],
    ['!GetAtt [Bucket, !Ref Name]', { 'Fn::GetAtt': ['Bucket', { Ref: 'Name' }] }],
    [`!Sub 'x-\${AWS::Region}'`, { 'Fn::Sub': `x-\${AWS::Region}` }],
    ['!Join [":", [a, !Ref B]]', { 'Fn::Join': [':', ['a', { Ref: 'B' }]] }],
    ['!If [IsProd, 1, !Ref "AWS::NoValue"]', { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] }],
    ['!FindInMap [A, B, C]', { 'Fn::FindInMap': ['A', 'B', 'C'] }],
    ['!Base64 text', { 'Fn::Base64': 'text' }],
    ['!Cidr [10.0.0.0/16, 2, 8]', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Split [",", "a,b"]', { 'Fn::Split': [',', 'a,b'] }],
    ['!ImportValue Name', { 'Fn::ImportValue': 'Name' }],
    [
      '!And [!Equals [a, b], !Not [!Condition C]]',
      { 'Fn::And': [{ 'Fn::Equals': ['a', 'b'] }, { 'Fn::Not': [{ Condition: 'C' }] }] },
    ],
    ['!Or [!Condition A, !Condition B]', { 'Fn::Or': [{ Condition: 'A' }, { Condition: 'B' }] }],
    ['!Transform { Name: AWS::Include }', { 'Fn::Transform': { Name: 'AWS::Include' } }],
  ])('%s', (yaml, expected) => {
    expect(parseProperties(`Key: ${yaml}`)).toEqual({ Key: expected });
  });

  test.each([
    ['2012-10-17', '2012-10-17'],
    ['8.0', '8.0'],
    ['1.5', 1.5],
    ['0755', '0755'],
    ['012345678901', '012345678901'],
    ['111122223333', 111122223333],
    ['22:22', '22:22'],
    ['yes', true],
    ['Off', false],
    ['"yes"', 'yes'],
    ['y', 'y'],
    ['!!str 12', '12'],
    ['~', null],
    ['', null],
    ['0x1F', '0x1F'],
  ])('the scalar %s', (yaml, expected) => {
    expect(parseProperties(`Key: ${yaml}`)).toEqual({ Key: expected });
  });

  test('anchors, aliases and merge keys, where own keys win', () => {
    const yaml = 'Base: &base\n  A: 1\n  B: 2\nCopy: *base\nMerged:\n  <<: *base\n  B: 3';
    expect(parseProperties(yaml)).toEqual({ Base: { A: 1, B: 2 }, Copy: { A: 1, B: 2 }, Merged: { A: 1, B: 3 } });
  });

  test('brackets that close at the margin', () => {
    expect(parseProperties('List: [\n  a,\nb\n]')).toEqual({ List: ['a', 'b'] });
  });

  test('the key __proto__ as any other', () => {
    expect(Object.keys(Object(parseProperties('__proto__: 1\nA: 2')))).toEqual(['__proto__', 'A']);
  });
});

describe('the lines of resources', () => {
  test('in YAML', () => {
    const { lines } = parse(
      'Resources:\n\n  # first\n  A:\n    Type: x\n  "B": { Type: x,\n    Properties: {} }\n  C: {}\n',
    );
    expect([...lines]).toEqual([
      ['A', 4],
      ['B', 6],
      ['C', 8],
    ]);
  });

  test('in JSON of any formatting', () => {
    const { lines } = parse('{ "Resources": { "A": { "Type": "x" },\n\n"\\u0042" : {"Resources": {"Inner": 1}} } }');
    expect([...lines]).toEqual([
      ['A', 1],
      ['B', 3],
    ]);
  });
});

describe('a file is refused with line and cause', () => {
  test.each([
    ['', '1: it is empty'],
    ['# only a comment\n', '1: it is empty'],
    ['- a\n- b\n', '1: it is a list with 2 items, and not a map with a Resources section'],
    ['[1]', '1: it is a list with 1 item, and not a map with a Resources section'],
    ['a: 1\n---\nb: 2\n', '3: it has 2 YAML documents; CloudFormation reads one template per file'],
    ['a: 1\nb: *nothing\n', '2: the alias *nothing has no anchor'],
    ['a: 1\n\tb: 2\n', '2: it is not valid YAML: Tabs are not allowed as indentation'],
    ['a: !Base64 !Sub x\n', '1: it is not valid YAML: A node can have at most one tag'],
  ])('%j', (text, expected) => {
    expect(refuse(text)).toBe(expected);
  });

  test('broken JSON', () => {
    expect(refuse('{\n  "Resources": {\n    "A" "b"\n  }\n}')).toMatch(/^3: it is not valid JSON: .+/);
    expect(refuse('{ "Resources": {\n')).toMatch(/^\d: it is not valid JSON: .+/);
  });

  test('binary files and other encodings', () => {
    expect(refuse(Uint8Array.of(0x7f, 0x45, 0, 1))).toBe('1: it is a binary file');
    expect(refuse(Uint8Array.of(0x61, 0x3a, 0x20, 0xe4))).toBe('1: it is not text in UTF-8');
    expect(refuse('\uFEFFResources: {}\n')).toBe('parsed');
  });

  test('YAML that starts with a brace is no broken JSON', () => {
    expect(parse('{Resources: {A: {Type: x}}}').template).toEqual({ Resources: { A: { Type: 'x' } } });
  });
});

describe('hostile texts end', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['maps', `a: ${'{a: '.repeat(20_000)}`],
    ['JSON', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['lists on one line', '- '.repeat(20_000)],
    ['keys on one line', '? '.repeat(20_000)],
    ['indentation', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nested %s', (_name, text) => {
    expect(refuse(text)).toBe('1: it is nested more than 150 levels deep');
  });

  test('an alias inside of its own anchor', () => {
    expect(refuse('a: &a [*a]\n')).toMatch(/nested more than 150 levels deep/);
  });

  test('aliases of aliases', () => {
    const rows = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf']) {
      rows.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`);
    }
    expect(refuse(rows.join('\n'))).toMatch(/its aliases make more than 1000000 values/);
  });

  test('a separator line of dashes in a text is no nesting', () => {
    expect(parseProperties(`Text: |\n  ${'-'.repeat(400)}\n  end`)).toEqual({ Text: `${'-'.repeat(400)}\nend\n` });
  });

  test('long texts of quotes, tags, comments and blank lines', () => {
    for (const text of [
      '"\\'.repeat(50_000),
      '!a '.repeat(20_000),
      '#\n'.repeat(50_000),
      `a:${'\n'.repeat(50_000)}b`,
    ]) {
      expect(refuse(text)).toMatch(/^\d+: it is (empty|not valid YAML)/);
    }
  });
});

describe('what CloudFormation may read in another way is reported', () => {
  test('a key that is there twice, in JSON and YAML', () => {
    const json = parse('{"Resources": {"A": {"Type": "x"},\n"A": {"Type": "y"}}}');
    const yaml = parse('Resources:\n  A: {Type: x}\n  A: {Type: y}\n');
    expect(json.problems).toEqual([{ logicalId: 'A', line: 2, cause: expect.stringContaining('"A" is there twice') }]);
    expect(yaml.problems).toEqual([{ logicalId: 'A', line: 3, cause: expect.stringContaining('"A" is there twice') }]);
    expect([json.template, yaml.template]).toEqual(Array(2).fill({ Resources: { A: { Type: 'y' } } }));
  });

  test('a key that is there twice outside of the resources', () => {
    const { problems } = parse('Mappings:\n  M: {a: 1}\n  M: {a: 2}\nResources: {}\n');
    expect(problems).toMatchObject([{ logicalId: 'Mappings', line: 3 }]);
  });

  test('a tag that is no intrinsic function', () => {
    const { problems } = parse('Resources:\n  A:\n    Type: x\n    Properties: { B: !vault abc }\n');
    expect(problems).toEqual([
      { logicalId: 'A', line: 4, cause: 'the tag !vault is no intrinsic function of CloudFormation' },
    ]);
  });
});

test('a file that cannot be parsed is one that was meant to be a template, or any other', () => {
  expect(looksLikeTemplate(encode('{ "Resources": {'))).toBe(true);
  expect(looksLikeTemplate(encode("AWSTemplateFormatVersion: '2010-09-09'\nResources: [\n"))).toBe(true);
  expect(looksLikeTemplate(encode('apiVersion: v1\n---\nkind: Pod\n'))).toBe(false);
});
