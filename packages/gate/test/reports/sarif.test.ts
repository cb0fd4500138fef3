import { describe, expect, test } from '@jest/globals';
import { Fn } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Log, Result, Run } from 'sarif';
import type { Assessment } from '../../src/assessment/assessment';
import { buildSarif } from '../../src/reports/sarif';
import { ACCEPTED, createSmallAssessment, createTwoEnvironmentsAssessment, HOSTILE_REASON } from './small-assessment';

const small = createSmallAssessment();
const both = createTwoEnvironmentsAssessment();

function getRun({ runs }: Log): Run {
  const [run] = runs;
  if (run === undefined) throw new Error('the log has no run');
  return run;
}

function buildResults(assessment: Assessment, all: boolean): Result[] {
  return getRun(buildSarif(assessment, { all })).results ?? [];
}

describe('findings.sarif', () => {
  test('contains open findings only, and nothing suppressed', () => {
    const results = buildResults(small, false);
    expect(results.length).toBe(small.findings.filter(({ state }) => state === 'open').length);
    expect(results.map(({ ruleId }) => ruleId)).toContain('S3BucketSSLRequestsOnly');
    expect(results.every(({ suppressions }) => suppressions === undefined)).toBe(true);
  });

  test('distinguishes findings on one line by their fingerprint', () => {
    const hashes = buildResults(both, true).map(
      ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'],
    );
    expect(hashes).toEqual(both.findings.map(({ fingerprint }) => `${fingerprint}:1`));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('locates a finding in TypeScript first, and then in the template', () => {
    const [result] = buildResults(small, false);
    const [location] = result?.locations ?? [];
    expect(location?.physicalLocation?.artifactLocation).toEqual({
      uri: 'packages/gate/test/reports/small-assessment.ts',
      uriBaseId: '%SRCROOT%',
    });
    const [related] = result?.relatedLocations ?? [];
    expect(related?.physicalLocation?.artifactLocation?.uri).toMatch(/^sandboxStore\w+\.template\.json$/);
    expect(related?.logicalLocations?.[0]?.name).toBe(small.resources[0]?.logicalId);
  });

  test('locates a finding in the template where no program is known', () => {
    const foreign = {
      ...small,
      resources: small.resources.map(({ source: _, ...resource }) => ({ ...resource, line: -1 })),
    };
    const [result] = buildResults(foreign, false);
    const physical = result?.locations?.[0]?.physicalLocation;
    expect(physical?.artifactLocation?.uri).toBe(small.resources[0]?.template);
    expect(physical?.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });
  });

  test('writes messages without links', () => {
    for (const { message } of buildResults(small, true)) expect(message.text).not.toMatch(/\]\(/);
  });

  test('reports an undecided finding as a warning with the reason', () => {
    const undecided = createSmallAssessment([ACCEPTED], (stack) => {
      new CfnSecurityGroup(stack, 'Group', {
        groupDescription: 'a range that is only known at deployment',
        securityGroupIngress: [{ ipProtocol: 'tcp', description: 'x', cidrIp: Fn.importValue('Range') }],
      });
    });
    const [result] = buildResults(undecided, false).filter(({ properties }) => properties?.['outcome'] === 'undecided');
    expect(result?.ruleId).toBe('EC2RestrictedInbound');
    expect(result?.level).toBe('warning');
    expect(result?.message.text).toMatch(/^Undecided: The Security Group allows .*\. Reason: .*ImportValue.*\.$/);
  });

  test('has one category per set of environments', () => {
    expect(getRun(buildSarif(both, { all: false })).automationDetails?.id).toBe('bulwark/');
    const run = getRun(buildSarif(both, { environment: 'sandbox', all: true }));
    expect(run.automationDetails?.id).toBe('bulwark/sandbox/');
    const paths = (run.results ?? []).map(({ locations }) => locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.every((path) => path?.startsWith('sandbox/'))).toBe(true);
  });

  test('names the ledger problems, which have no line', () => {
    const expired = createSmallAssessment([
      { rule: 'AwsSolutions-S1', at: 'Bucket', reason: HOSTILE_REASON, owner: 'team', until: '2026-11-22' },
    ]);
    const [invocation] = getRun(buildSarif(expired, { all: false })).invocations ?? [];
    expect(invocation?.toolConfigurationNotifications?.map(({ descriptor }) => descriptor?.id)).toEqual(
      expired.ledgerProblems.map(({ rule }) => rule),
    );
    expect(expired.ledgerProblems.length).toBeGreaterThan(0);
  });
});

test('findings-full.sarif contains accepted findings with reason, owner and last day', () => {
  const results = buildResults(small, true);
  expect(results.length).toBe(small.findings.length);
  expect(results.flatMap(({ suppressions }) => suppressions ?? [])).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: HOSTILE_REASON,
      properties: { owner: 'platform-security', until: '2026-12-01' },
    },
  ]);
  expect(results.filter(({ suppressions }) => suppressions?.length === 0)).toHaveLength(results.length - 1);
});

describe.each([
  ['a small app', small],
  ['two environments', both],
])('GitHub accepts the file of %s:', (_name, assessment) => {
  const run = getRun(buildSarif(assessment, { all: true }));
  const rules = run.tool.driver.rules ?? [];

  test('every rule has a description of at most 1,024 characters', () => {
    const enabled = rules.filter(({ defaultConfiguration }) => defaultConfiguration?.enabled !== false);
    expect(enabled.length).toBe(assessment.checks.length);
    for (const { shortDescription, fullDescription, help, helpUri, properties } of enabled) {
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text, help?.markdown]) {
        expect(text).toMatch(/\S/);
        expect(text?.length).toBeLessThanOrEqual(1024);
      }
      expect(helpUri).toMatch(/^https:/);
      expect(properties?.['security-severity']).toMatch(/^\d\.\d$/);
      expect(properties?.tags?.length).toBeLessThanOrEqual(20);
    }
  });

  test('every region is at line and column 1 or later', () => {
    const places = (run.results ?? []).flatMap(({ locations, relatedLocations }) => [
      ...(locations ?? []),
      ...(relatedLocations ?? []),
    ]);
    for (const { physicalLocation } of places) {
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation?.region ?? {};
      expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThanOrEqual(1);
    }
  });

  test('controls are taxa, and every rule refers to each of its controls once', () => {
    const taxonomies = run.taxonomies ?? [];
    for (const { taxa } of taxonomies) expect(new Set(taxa?.map(({ id }) => id)).size).toBe(taxa?.length);
    for (const { relationships = [], properties } of rules) {
      expect(new Set(relationships.map((one) => JSON.stringify(one))).size).toBe(relationships.length);
      for (const { target } of relationships) {
        const taxonomy = taxonomies[target.toolComponent?.index ?? -1];
        expect(taxonomy?.name).toBe(target.toolComponent?.name);
        expect(taxonomy?.taxa?.[target.index ?? -1]?.id).toBe(target.id);
        expect(properties?.tags).toContain(taxonomy?.name);
      }
    }
    expect(rules.find(({ id }) => id === 'S3BucketSSLRequestsOnly')?.properties?.tags).toContain('pci-dss-4.0.1');
  });
});
