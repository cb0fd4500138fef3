import { describe, expect, test } from '@jest/globals';
import { buildPackReport } from '../../src/engine/cdk-report';
import { evaluatePacks } from '../../src/engine/evaluate-packs';
import type { FoundValue } from '../../src/engine/finding';
import { findFoundValue } from '../../src/engine/found-value';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { createPropertyRule, type PropertyRule } from '../../src/rules/property-rule';
import { nist, type Rule } from '../../src/rules/rule';
import { createTemplateSet, UNKNOWN } from '../rules/rule-cases';

type Properties = Readonly<Record<string, unknown>>;

function find(
  property: string,
  Properties: Properties,
  detail?: string,
  type = 'Test::Any::Type',
): FoundValue | undefined {
  const templates = createTemplateSet({
    Resources: { Subject: { Type: type, Properties }, Key: { Type: 'AWS::KMS::Key', Properties: {} } },
  });
  const [subject] = templates.resources;
  if (subject === undefined) throw new Error('no resource');
  return findFoundValue({ property }, subject, detail);
}

describe('a violation without a detail', () => {
  test('is at the property of the rule, with its value', () => {
    expect(find('Properties.A.B', { A: { B: false } })).toEqual({ at: 'A.B', value: 'false' });
    expect(find('Properties.Days', { Days: 1 })).toEqual({ at: 'Days', value: '1' });
    expect(find('Properties.Logs', { Logs: ['audit', 'error'] })).toEqual({ at: 'Logs', value: 'audit, error' });
    expect(find('Properties.Rules', { Rules: [] })).toEqual({ at: 'Rules', value: 'an empty list' });
    expect(find('Properties.A', { A: { B: 1, C: { D: 'x' } } })).toEqual({ at: 'A', value: 'B: 1, C: D: x' });
    expect(find('Properties.Key', { Key: { 'Fn::GetAtt': ['Key', 'Arn'] } })).toEqual({
      at: 'Key',
      value: expect.stringContaining('Key}.Arn'),
    });
  });

  test('is at a property that is not set', () => {
    expect(find('Properties.Encrypted', {})).toEqual({ at: 'Encrypted' });
    expect(find('Properties.A.B', { A: {} })).toEqual({ at: 'A.B' });
  });

  test('has no place where none is certain', () => {
    expect(find('Properties', { A: 1 })).toBeUndefined();
    expect(find('Properties.List.*.A', { List: [{ A: 1 }] })).toBeUndefined();
    // The rule reads the policy of the bucket, and a bucket has no such property.
    expect(find('Properties.PolicyDocument', {}, undefined, 'AWS::S3::Bucket')).toBeUndefined();
    expect(find('Properties.A.B', { A: UNKNOWN })).toBeUndefined();
    expect(find('Properties.A', { A: { long: 'x'.repeat(500) } })).toBeUndefined();
  });

  test('cuts a long text', () => {
    expect(find('Properties.Text', { Text: `a\n  b ${'x'.repeat(500)}` })?.value).toMatch(/^a b x{155}…$/);
  });
});

describe('a violation with a detail', () => {
  const groups = { SecurityGroupIngress: [{}, { CidrIp: '0.0.0.0/0', Description: 'Records' }] };

  test('is at the place that the detail names, in the property that the rule reads', () => {
    expect(find('Properties.CidrIp', groups, 'Properties.SecurityGroupIngress.1: Records')).toEqual({
      at: 'SecurityGroupIngress[1].CidrIp',
      value: '0.0.0.0/0 (Records)',
    });
    expect(find('Properties.A', { CidrIp: '::/0' }, 'CidrIp: ::/0')).toEqual({ at: 'CidrIp', value: '::/0' });
    expect(find('Properties.Disks.*', { Disks: [{ Name: 'a', Encrypted: false }] }, 'Disks.0')).toEqual({
      at: 'Disks[0]',
      value: 'Name: a, Encrypted: false',
    });
    expect(find('Properties.Disks.*.Encrypted', { Disks: [{ Name: 'a' }] }, 'Disks.0.Encrypted')).toEqual({
      at: 'Disks[0].Encrypted',
    });
    expect(find('Properties.Log', { Log: { Tasks: { Enabled: false } } }, 'Tasks')).toEqual({
      at: 'Log.Tasks',
      value: 'Enabled: false',
    });
    expect(find('Properties.Flows', { Flows: ['A', 'USER_PASSWORD'] }, 'USER_PASSWORD')).toEqual({
      at: 'Flows[1]',
      value: 'USER_PASSWORD',
    });
  });

  test('has no place when it names none', () => {
    expect(find('Properties.A', { A: 1 }, 'parameter: also claimed by One')).toBeUndefined();
    expect(find('Properties.Text', { Text: { StartAt: 'Import' } }, 'Import')).toBeUndefined();
  });
});

describe('a violation of a statement', () => {
  const statement = (Action: unknown, Resource: unknown = '*', rest: Properties = {}) => ({
    Effect: 'Allow',
    Action,
    Resource,
    ...rest,
  });
  const policy = (...Statement: unknown[]) => ({ PolicyDocument: { Version: '2012-10-17', Statement } });

  test('is at the only statement that repeats the actions, principals and resources of the detail', () => {
    const given = policy(
      { Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' },
      statement('s3:GetObject', 'arn:aws:s3:::a/*'),
      statement(['kms:Decrypt', 'kms:Sign']),
    );
    const at = (index: number) => `PolicyDocument.Statement[${index}]`;
    const property = 'Properties.PolicyDocument';
    expect(find(property, given, 'kms:decrypt on *')).toEqual({ at: at(2), value: 'kms:decrypt on *' });
    expect(find(property, given, 'kms:decrypt, kms:sign')?.at).toBe(at(2));
    expect(find('Properties', given, 'PolicyDocument: any principal may use s3:getobject')).toEqual({
      at: at(1),
      value: 'any principal may use s3:getobject',
    });
    const byName = policy(statement('s3:*'), statement('s3:*', '*', { Sid: 'Reports' }));
    expect(find(property, byName, 'Reports')?.at).toBe(at(1));
    const inline = { Policies: [{ PolicyName: 'a', ...given }] };
    expect(find(property, inline, 's3:getobject on arn:aws:s3:::a/*')?.at).toBe(
      'Policies[0].PolicyDocument.Statement[1]',
    );
  });

  test('is at none of several that repeat it alike', () => {
    const given = policy(statement('s3:GetObject', 'a'), statement('s3:GetObject', 'b'));
    expect(find('Properties.PolicyDocument', given, 's3:getobject')).toBeUndefined();
    expect(find('Properties.PolicyDocument', given, 's3:getobject on b')?.at).toBe('PolicyDocument.Statement[1]');
  });
});

describe('a credential is not shown', () => {
  const HIDDEN = ['Tr0ub4dor', 'AKIAIOSFODNN7EXAMPLE', 'pa55word', 'hunter2hunter2'];
  const cases: readonly (readonly [string, string, Properties, string?])[] = [
    ['by the name of its property', 'Properties.MasterUserPassword', { MasterUserPassword: 'Tr0ub4dor' }],
    ['by its format', 'Properties.Text', { Text: 'AKIAIOSFODNN7EXAMPLE' }],
    ['in a URL', 'Properties.Url', { Url: 'https://robot:pa55word@example.com/' }],
    ['in an object', 'Properties.Login', { Login: { Name: 'robot', Password: 'Tr0ub4dor' } }],
    [
      'in a pair',
      'Properties.Variables.*',
      { Variables: [{ Name: 'DB_PASSWORD', Value: 'Tr0ub4dor' }] },
      'Variables.0',
    ],
    ['in a pair', 'Properties.A', { Variables: [{ Name: 'API_TOKEN', Value: 'pa55word' }] }, 'Variables.0.Value'],
    ['in a script', 'Properties.UserData', { UserData: 'export DB_PASSWORD=hunter2hunter2; run' }],
    ['in a command', 'Properties.Command', { Command: ['app', '--db-password', 'pa55word'] }],
    ['with a detail', 'Properties', { Token: 'Tr0ub4dor' }, 'Token: literal value of Token'],
  ];

  for (const [place, property, given, detail] of cases) {
    test(`${place}: ${property}`, () => {
      const found = find(property, given, detail);
      expect(found).toBeDefined();
      for (const secret of HIDDEN) expect(JSON.stringify(found)).not.toContain(secret);
    });
  }

  test('from the default of a parameter that is not shown', () => {
    const templates = createTemplateSet({
      Parameters: { Given: { Type: 'String', NoEcho: true, Default: 'Tr0ub4dor' } },
      Resources: { Subject: { Type: 'Test::Any::Type', Properties: { Text: { Ref: 'Given' } } } },
    });
    const [subject] = templates.resources;
    const found = subject && findFoundValue({ property: 'Properties.Text' }, subject);
    expect(found).toEqual({ at: 'Text', value: expect.stringContaining('Given') });
  });
});

describe('in a run', () => {
  const row: PropertyRule = {
    id: 'PublicNot',
    level: 'required',
    group: 'noPublicAccess',
    types: ['Test::Any::Type'],
    what: 'Nothing is public',
    why: 'Test.',
    fix: 'Set it.',
    references: [nist('SC-7')],
    property: 'Public',
    expects: { differsFrom: 'yes' },
  };
  const rule = createPropertyRule(row);

  test('the value is that of the conditions under which the rule fails', () => {
    const templates = createTemplateSet({
      Parameters: { Open: { Type: 'String', Default: 'false' } },
      Conditions: { IsOpen: { 'Fn::Equals': [{ Ref: 'Open' }, 'true'] } },
      Resources: {
        Subject: { Type: 'Test::Any::Type', Properties: { Public: { 'Fn::If': ['IsOpen', 'yes', 'no'] } } },
      },
    });
    const [finding] = evaluatePacks([new BulwarkChecks([rule])], templates).packs.flatMap(({ findings }) => findings);
    expect(finding).toMatchObject({ check: 'PublicNot', found: { at: 'Public', value: 'yes' } });
  });

  test("CDK's own report has the value of each resource, and the stack of a finding about a whole one", () => {
    const Type = 'Test::Any::Type';
    const templates = createTemplateSet({
      Resources: {
        One: { Type, Properties: { Public: 'yes' } },
        Other: { Type, Properties: { Public: 'yes' } },
        Third: { Type },
      },
    });
    const whole: Rule = { ...rule, id: 'Whole', isAboutStack: true, check: () => false };
    const absent = createPropertyRule({ ...row, id: 'PublicSet', expects: { present: true } });
    const found = evaluatePacks([new BulwarkChecks([rule, absent, whole])], templates).packs.flatMap(
      ({ findings }) => findings,
    );
    const findings = found.map((finding) => ({ ...finding, acceptedBy: undefined, fails: true }));
    const { violations } = buildPackReport(findings, 'Bulwark');
    expect(
      violations.map(({ ruleName, description, violatingResources }) => [
        ruleName,
        description,
        violatingResources.length,
      ]),
    ).toEqual([
      ['Bulwark-PublicNot', 'Check failed: Nothing is public. Found: yes at Public. Set it.', 2],
      ['Bulwark-Whole', 'Check failed: Nothing is public. This is about the stack Stack as a whole. Set it.', 3],
      ['Bulwark-PublicSet', 'Check failed: Nothing is public. Public is not set. Set it.', 1],
    ]);
  });
});
