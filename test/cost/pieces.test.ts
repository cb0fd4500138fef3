import { expect, test } from '@jest/globals';
import { findCommonPath, roundToCents } from '../../cost/cost-line';
import { listCosts, listLines, type Resources } from './estimated-resources';

test.each([
  ['AWS::KMS::Key', 'customer managed key', 1],
  ['AWS::KMS::ReplicaKey', 'replica key', 1],
  ['AWS::SecretsManager::Secret', 'secret', 0.4],
  ['AWS::Route53::HealthCheck', 'health check', 0.5],
  ['AWS::Route53::HostedZone', 'hosted zone', 0.5],
])('%s costs by the month', (Type, what, usd) => {
  expect(listCosts({ One: { Type } })).toEqual({ [`1 ${what}`]: usd });
  expect(listCosts({ One: { Type }, Two: { Type } })).toEqual({ [`2 ${what}s`]: 2 * usd });
});

test('domains of DNS Firewall cost by the month', () => {
  const createList = (count: number) => ({
    Type: 'AWS::Route53Resolver::FirewallDomainList',
    Properties: { Domains: Array.from({ length: count }, (_, index) => `${index}.example.com`) },
  });
  expect(listCosts({ One: createList(99), Two: createList(1) })).toEqual({
    '100 domains in lists of DNS Firewall': 0.05,
  });
});

test('a group of resources is named by the path that they have in common', () => {
  const createKey = (path: string) => ({ Type: 'AWS::KMS::Key', Metadata: { 'aws:cdk:path': path } });
  const resources: Resources = { One: createKey('test/Keys/Logs'), Two: createKey('test/Keys/Lambda') };
  expect(listLines(resources)[0]?.resource).toBe('test/Keys');
  expect(findCommonPath(['a/b', 'a/b/c'])).toBe('a/b');
  expect(findCommonPath(['a', 'b'])).toBe('');
  expect(findCommonPath([])).toBe('');
});

test.each([
  [0.285, 0.29],
  [1.005, 1.01],
  [6.494, 6.49],
])('%d is rounded to %d', (usd, rounded) => {
  expect(roundToCents(usd)).toBe(rounded);
});
