import { describe, expect, test } from '@jest/globals';
import { isPlainUrl } from '../../src/rules/plain-url';
import { Undecidable } from '../../src/templates/undecidable';
import { createTemplateSet, UNKNOWN } from './rule-cases';

const read = (Url: unknown) => {
  const { resources } = createTemplateSet({
    Resources: { Subject: { Type: 'AWS::X::Y', Properties: { Url } }, Users: { Type: 'AWS::Cognito::UserPool' } },
  });
  const [subject] = resources;
  if (subject === undefined) throw new Error('no resource');
  return subject.at('Url');
};

describe('a URL without TLS', () => {
  test.each([
    'http://example.com',
    'HTTP://example.com',
    'ws://example.com',
    'ftp://example.com/x',
    { 'Fn::Join': ['', ['http://', UNKNOWN, '/x']] },
  ])('%j', (url) => expect(isPlainUrl(read(url))).toBe(true));

  test.each([
    'https://example.com',
    'wss://example.com',
    's3://bucket/key',
    'example.com',
    undefined,
    { 'Fn::Join': ['', ['https://', UNKNOWN]] },
    { 'Fn::GetAtt': ['Users', 'ProviderURL'] },
  ])('is not %j', (url) => expect(isPlainUrl(read(url))).toBe(false));

  test('cannot be told of a text that only a deployment knows', () =>
    expect(() => isPlainUrl(read(UNKNOWN))).toThrow(Undecidable));
});
