import { expect, test } from '@jest/globals';
import { readProperty, readTemplate } from './small-template';

const NO_VALUE = { Ref: 'AWS::NoValue' };
const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
const NEVER = { 'Fn::If': ['Never', 'x', NO_VALUE] };
const read = (value: unknown) => readProperty(value, { Conditions });

test('AWS::NoValue is absent as a property', () => {
  expect(read(NO_VALUE).present).toBe(false);
  expect(read(NEVER).text()).toBeUndefined();
});

test('AWS::NoValue is no element of a list, and the others keep their place', () => {
  expect(
    read([NO_VALUE, 'a', NEVER, 'b'])
      .items()
      .map((item) => [item.property, item.text()]),
  ).toEqual([
    ['Properties.A.1', 'a'],
    ['Properties.A.3', 'b'],
  ]);
});

test('AWS::NoValue is no entry of an object', () => {
  expect(
    read({ a: NO_VALUE, b: 'x', c: NEVER })
      .entries()
      .map(([name]) => name),
  ).toEqual(['b']);
  expect(read({ a: NO_VALUE }).at('a').present).toBe(false);
});

test('AWS::NoValue is no part of a joined text', () => {
  expect(read({ 'Fn::Join': ['-', ['a', NO_VALUE, 'b', NEVER]] }).text()).toBe('a-b');
});

test('AWS::NoValue in place of all properties and of a policy', () => {
  const Properties = { 'Fn::If': ['Never', { A: 'x' }, NO_VALUE] };
  const set = readTemplate({ Conditions, Resources: { It: { Type: 'A', Properties, DeletionPolicy: NEVER } } });
  const [resource] = set.resources;
  expect(resource?.at('A').present).toBe(false);
  expect(resource?.policy('DeletionPolicy').present).toBe(false);
});
