import { describe, expect, test } from '@jest/globals';
import type { EnvironmentTemplates } from '../../cost/estimate';
import { runCost } from '../../cost/run';
import type { Resources } from './estimated-resources';

const KNOWN = ['one', 'two'];
const KEY: Resources = { Key: { Type: 'AWS::KMS::Key' } };

/** Runs the command with the same resources in each environment. */
function runWith(words: readonly string[], resources: Resources = KEY, region = 'eu-west-1') {
  return runCost(words, KNOWN, (names) =>
    names.map((name): EnvironmentTemplates => {
      const template = { Resources: resources };
      return { name, region, stacks: [{ path: `${name}/Stack`, file: 'Stack.json', template, region }] };
    }),
  );
}

test('the JSON form has a total and lines per environment', () => {
  const { stdout, exitCode } = runWith(['--format', 'json']);
  expect(exitCode).toBe(0);
  const line = {
    resource: 'one/Stack/Key',
    what: '1 customer managed key',
    quantity: 1,
    unit: 'key-month',
    unitUsd: 1,
    monthlyUsd: 1,
    priceRegion: 'every region',
    source: 'https://aws.amazon.com/kms/pricing/',
    obtained: expect.stringContaining('read in'),
    price: 'key',
  };
  const parsed: unknown = JSON.parse(stdout);
  expect(parsed).toEqual([
    { environment: 'one', totalUsd: 1, lines: [line] },
    { environment: 'two', totalUsd: 1, lines: [{ ...line, resource: 'two/Stack/Key' }] },
  ]);
});

describe('the text form', () => {
  test('shows the total, the assumptions, what is left out, and the source of each price', () => {
    const { stdout } = runWith(['--environment', 'two']);
    expect(stdout).toContain('two in eu-west-1: 1.00 USD in an idle month\n');
    expect(stdout).toContain('1.00  1 customer managed key  1 key-month x 1.00  Stack/Key\n');
    expect(stdout).toMatch(/Assumed\n {2}- A month has 730 hours/);
    expect(stdout).toMatch(/Not included: use, in USD\n +0\.03 {2}per 10 000 requests {2}AWS KMS: requests\n/);
    expect(stdout).toMatch(/1\.00 {2}per key-month .* read 2026-09-26 {2}https:\/\/aws\.amazon\.com\/kms\/pricing\//);
    expect(stdout).not.toContain('one in');
  });

  test('names the region whose prices are used for a region without prices', () => {
    const { stdout } = runWith([], KEY, 'us-east-1');
    expect(stdout).toContain('one in us-east-1: 1.00 USD in an idle month, at prices of eu-central-1,');
    expect(stdout).toContain('since cost/prices.ts has none for us-east-1');
  });
});

describe('exit codes', () => {
  test('1 without a total for a resource without a price', () => {
    const { stdout, stderr, exitCode } = runWith([], { Gateway: { Type: 'AWS::EC2::NatGateway' } });
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toContain('one/Stack/Gateway (AWS::EC2::NatGateway): the type is not classified');
  });

  test.each([
    [['--format', 'xml'], '--format xml is unknown. Allowed: text, json.'],
    [['--environment', 'three'], '--environment three is unknown. bin/environments.ts contains: one, two.'],
    [['--no-such-option'], "Unknown option '--no-such-option'"],
  ])('2 for %j', (words, message) => {
    const { stdout, stderr, exitCode } = runWith(words);
    expect([stdout, exitCode]).toEqual(['', 2]);
    expect(stderr).toContain(message);
  });

  test('0 for --help', () => {
    const { stdout, exitCode } = runWith(['--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('npm run cost -- [options]');
  });
});
