import { describe, expect, test } from '@jest/globals';
import { Undecidable } from '../../src/templates/undecidable';
import { LOCATION, readProperty } from './small-template';

const Parameters = {
  Stage: { Type: 'String', Default: 'test' },
  Port: { Type: 'Number', Default: 5432 },
  Ports: { Type: 'CommaDelimitedList', Default: '80, 443' },
  None: { Type: 'List<AWS::EC2::Subnet::Id>', Default: '' },
  Open: { Type: 'String' },
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' },
  Secret: { Type: 'String', NoEcho: true, Default: 'change-me' },
  SecretText: { Type: 'String', NoEcho: 'true', Default: 'change-me' },
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/stage' },
  Only: { Type: 'String', AllowedValues: ['eu-central-1'] },
  OneOf: { Type: 'String', AllowedValues: ['a', 'b'] },
};
const Mappings = {
  Stages: { test: { Size: 'small', Zones: ['a', 'b'] }, live: { Size: 'large', Zones: ['a', 'b'] } },
  Regions: { 'eu-central-1': { Kms: 'on', Name: 'Frankfurt' }, 'us-east-1': { Kms: 'on', Name: 'Virginia' } },
};
const read = (value: unknown, location = {}) => readProperty(value, { Parameters, Mappings }, location);

describe('a parameter', () => {
  test.each<[string, unknown, string]>([
    ['has its default', { Ref: 'Stage' }, 'test'],
    ['has a number as default', { Ref: 'Port' }, '5432'],
    ['has the only value that is allowed', { Ref: 'Only' }, 'eu-central-1'],
    ['has its default inside a text', { 'Fn::Sub': `app-\${Stage}` }, 'app-test'],
    ['is an item of a list', { 'Fn::Select': [1, { Ref: 'Ports' }] }, '443'],
  ])('%s', (_what, given, text) => {
    expect(read(given).text()).toBe(text);
  });

  test.each(['Open', 'Secret', 'SecretText', 'Stored', 'OneOf', 'Missing'])(
    '%s is known at deployment only',
    (name) => {
      expect(() => read({ Ref: name }).text()).toThrow(Undecidable);
      expect(read({ Ref: name }).display()).toBe(`\${${name}}`);
      expect(read({ Ref: name }).present).toBe(true);
    },
  );

  test('that is a list has items', () => {
    expect(
      read({ Ref: 'Ports' })
        .items()
        .map((item) => item.text()),
    ).toEqual(['80', '443']);
    expect(read({ Ref: 'None' }).items()).toEqual([]);
  });

  test('that is one text is a list of one, and a list without a default is unknown', () => {
    expect(read({ Ref: 'Open' }).items()).toHaveLength(1);
    expect(() => read({ Ref: 'Subnets' }).items()).toThrow(Undecidable);
  });
});

describe('a mapping', () => {
  const find = (...keys: unknown[]) => ({ 'Fn::FindInMap': keys });

  test.each<[string, unknown, string]>([
    ['is read by literal keys', find('Stages', 'live', 'Size'), 'large'],
    ['is read by the default of a parameter', find('Stages', { Ref: 'Stage' }, 'Size'), 'small'],
    ['is read by the region', find('Regions', { Ref: 'AWS::Region' }, 'Name'), 'Frankfurt'],
    ['has a default for a key that is missing', find('Stages', 'none', 'Size', { DefaultValue: 'tiny' }), 'tiny'],
    ['does not need its default', find('Stages', 'test', 'Size', { DefaultValue: 'tiny' }), 'small'],
  ])('%s', (_what, given, text) => {
    expect(read(given, LOCATION).text()).toBe(text);
  });

  test('has lists', () => {
    expect(read(find('Stages', 'test', 'Zones')).items()).toHaveLength(2);
    expect(read({ 'Fn::Length': find('Stages', 'test', 'Zones') }).number()).toBe(2);
  });

  test('is known where every key has the same value', () => {
    expect(read(find('Regions', { Ref: 'AWS::Region' }, 'Kms')).text()).toBe('on');
    expect(read(find('Stages', { Ref: 'Open' }, 'Zones')).items()).toHaveLength(2);
  });

  test.each<[string, unknown]>([
    ['a key that only a deployment determines', find('Regions', { Ref: 'AWS::Region' }, 'Name')],
    ['such a key with a default', find('Regions', { Ref: 'AWS::Region' }, 'Kms', { DefaultValue: 'off' })],
    ['a key that is missing', find('Stages', 'none', 'Size')],
    ['a key of every object', find('Stages', 'test', 'constructor')],
    ['a mapping that is missing', find('None', 'test', 'Size')],
    ['a mapping that only a deployment determines', find({ Ref: 'Open' }, 'test', 'Size')],
  ])('is unknown with %s', (_what, given) => {
    expect(() => read(given).text()).toThrow(Undecidable);
  });
});

test('what Fn::Base64 encodes is read as text', () => {
  expect(read({ 'Fn::Base64': { 'Fn::Sub': `echo \${Stage}` } }).text()).toBe('echo test');
});
