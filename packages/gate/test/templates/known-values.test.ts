import { describe, expect, test } from '@jest/globals';
import {
  isDynamicReference,
  isImported,
  isOwnAccount,
  isPassedParameter,
  isSet,
} from '../../src/templates/known-values';
import { Undecidable } from '../../src/templates/undecidable';
import { LOCATION, readProperty } from './small-template';

const Parameters = { Account: { Type: 'String' }, Key: { Type: 'String' }, Empty: { Type: 'String', Default: '' } };
const read = (value: unknown, location = {}) => readProperty(value, { Parameters }, location);

describe('a pseudo parameter is a known text', () => {
  test.each(['AccountId', 'Region', 'Partition', 'StackName', 'StackId'])('AWS::%s', (name) => {
    expect(read({ Ref: `AWS::${name}` }).text()).toBe(`\${AWS::${name}}`);
  });

  test('inside a longer text', () => {
    const root = { 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root` };
    expect(read(root).text()).toBe(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root`);
    expect(read(root, LOCATION).text()).toBe('arn:aws:iam::111122223333:root');
  });

  test('but no number and no switch', () => {
    expect(() => read({ Ref: 'AWS::AccountId' }).number()).toThrow(Undecidable);
    expect(() => read({ Ref: 'AWS::Region' }).flag()).toThrow(Undecidable);
  });

  test('and decides no condition', () => {
    const Conditions = { Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, `\${AWS::Region}`] } };
    expect(() => readProperty({ 'Fn::If': ['Here', 'x', 'y'] }, { Conditions }).text()).toThrow(Undecidable);
  });
});

describe('the own account', () => {
  test.each<[unknown, object, boolean]>([
    [{ Ref: 'AWS::AccountId' }, {}, true],
    [{ 'Fn::Sub': `\${AWS::AccountId}` }, {}, true],
    [{ Ref: 'AWS::AccountId' }, LOCATION, true],
    ['111122223333', LOCATION, true],
    ['444455556666', LOCATION, false],
    ['444455556666', {}, false],
    [undefined, {}, false],
  ])('%j of %j: %p', (given, location, expected) => {
    expect(isOwnAccount(read(given, location))).toBe(expected);
  });

  test('is not known for a parameter', () => {
    expect(() => isOwnAccount(read({ Ref: 'Account' }))).toThrow(Undecidable);
  });
});

describe('whether a value is set', () => {
  test.each<[unknown, boolean]>([
    ['x', true],
    [{ Ref: 'Key' }, true],
    [{ 'Fn::ImportValue': 'Key' }, true],
    [{ Ref: 'Empty' }, false],
    ['', false],
    [{ Ref: 'AWS::NoValue' }, false],
    [undefined, false],
  ])('%j: %p', (given, expected) => {
    expect(isSet(read(given))).toBe(expected);
  });

  test('is not known for an attribute of nothing', () => {
    expect(() => isSet(read({ 'Fn::GetAtt': ['Lookup', 'Answer'] }))).toThrow(Undecidable);
  });
});

describe('a dynamic reference', () => {
  const DYNAMIC = [
    '{{resolve:ssm:/app/cidr}}',
    '{{resolve:ssm-secure:/app/password:1}}',
    '{{resolve:secretsmanager:app:SecretString:password}}',
    'jdbc://{{resolve:secretsmanager:app}}@host',
    { 'Fn::Sub': `{{resolve:secretsmanager:\${Key}:SecretString:password}}` },
    { 'Fn::Join': ['', ['{{resolve:ss', 'm:/app/cidr}}']] },
  ];

  test.each(DYNAMIC)('%j is known at deployment only', (given) => {
    expect(isDynamicReference(read(given))).toBe(true);
    expect(() => read(given).text()).toThrow(Undecidable);
  });

  test.each(['{{resolve:other:x}}', 'resolve:ssm', '', { Ref: 'Key' }])('%j is none', (given) => {
    expect(isDynamicReference(read(given))).toBe(false);
  });
});

describe('below a value', () => {
  const Resources = { Queue: { Type: 'AWS::SQS::Queue' } };

  test.each(['text', { 'Fn::GetAtt': ['Queue', 'Arn'] }, { Ref: 'Queue' }, undefined])(
    'that is the text %j there is nothing',
    (given) => {
      expect(readProperty(given, { Resources }).at('Policy.Statement').present).toBe(false);
    },
  );

  test.each([{ Ref: 'Key' }, { 'Fn::ImportValue': 'Key' }, { 'Fn::Sub': `\${Key}x` }])(
    'that is %j everything is known at deployment only',
    (given) => {
      expect(() => readProperty(given, { Parameters }).at('Policy')).toThrow('known at deployment only');
    },
  );
});

describe('whether whoever deploys the template chooses a value', () => {
  test.each<[unknown, boolean]>([
    [{ Ref: 'Key' }, true],
    [{ Ref: 'Empty' }, false],
    [{ Ref: 'AWS::StackName' }, false],
    [{ Ref: 'AWS::NoValue' }, false],
    [{ 'Fn::GetAtt': ['Key', 'Arn'] }, false],
    ['arn:aws:kms:eu-central-1:111122223333:alias/records', false],
    [undefined, false],
  ])('%j: %p', (given, expected) => {
    expect(isPassedParameter(read(given))).toBe(expected);
  });
});

describe('whether a stack outside of the templates exports a value', () => {
  test.each<[unknown, boolean]>([
    [{ 'Fn::ImportValue': 'records-key' }, true],
    [{ 'Fn::Split': [',', { 'Fn::ImportValue': { 'Fn::Sub': `\${Key}-subnets` } }] }, true],
    [{ Ref: 'Key' }, false],
    ['Fn::ImportValue', false],
    [undefined, false],
  ])('%j: %p', (given, expected) => {
    expect(isImported(read(given))).toBe(expected);
  });
});
