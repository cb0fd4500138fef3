import { describe, expect, test } from '@jest/globals';
import type { Log, Result, Run } from 'sarif';
import type { Assessment } from '../../lib/compliance/assessment/assessment';
import { sarif } from '../../lib/evidence/sarif';
import { HOSTILE_REASON, presetsAssessment, smallAssessment } from './judged';

const small = smallAssessment();
const presets = presetsAssessment();

function runOf({ runs }: Log): Run {
  const [run] = runs;
  if (run === undefined) throw new Error('there is no run');
  return run;
}

function resultsOf(assessment: Assessment, all: boolean): Result[] {
  return runOf(sarif(assessment, { all })).results ?? [];
}

describe('findings.sarif', () => {
  test('holds open findings only, and nothing suppressed', () => {
    const results = resultsOf(small, false);
    expect(results.length).toBe(small.findings.filter(({ state }) => state === 'open').length);
    expect(results.map(({ ruleId }) => ruleId)).toContain('S3BucketSSLRequestsOnly');
    expect(results.every(({ suppressions }) => suppressions === undefined)).toBe(true);
  });

  test('tells findings on one line apart by their fingerprint', () => {
    const hashes = resultsOf(presets, true).map(
      ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'],
    );
    expect(hashes).toEqual(presets.findings.map(({ fingerprint }) => `${fingerprint}:1`));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('points at the line of TypeScript first, and at the template beside it', () => {
    const [result] = resultsOf(small, false);
    const [location] = result?.locations ?? [];
    expect(location?.physicalLocation?.artifactLocation).toEqual({
      uri: 'test/evidence/judged.ts',
      uriBaseId: '%SRCROOT%',
    });
    const [related] = result?.relatedLocations ?? [];
    expect(related?.physicalLocation?.artifactLocation?.uri).toMatch(/^sandboxStore\w+\.template\.json$/);
    expect(related?.logicalLocations?.[0]?.name).toBe(small.resources[0]?.logicalId);
  });

  test('falls back to the template where no program is known', () => {
    const foreign = {
      ...small,
      resources: small.resources.map(({ source: _, ...resource }) => ({ ...resource, line: -1 })),
    };
    const [result] = resultsOf(foreign, false);
    const physical = result?.locations?.[0]?.physicalLocation;
    expect(physical?.artifactLocation?.uri).toBe(small.resources[0]?.template);
    expect(physical?.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });
  });

  test('gives a message no link of its own', () => {
    for (const { message } of resultsOf(small, true)) expect(message.text).not.toMatch(/\]\(/);
  });

  test('shows what could not be decided as a warning that says so', () => {
    const undecided = {
      ...small,
      findings: small.findings.map((finding) => ({ ...finding, outcome: 'undecided' as const })),
    };
    const [result] = resultsOf(undecided, false);
    expect(result?.level).toBe('warning');
    expect(result?.message.text).toMatch(/^Could not be decided: /);
    expect(result?.properties?.['outcome']).toBe('undecided');
  });

  test('has one category for each set of environments', () => {
    expect(runOf(sarif(presets, { all: false })).automationDetails?.id).toBe('bulwark/sandbox+production/');
    const run = runOf(sarif(presets, { environment: 'sandbox', all: true }));
    expect(run.automationDetails?.id).toBe('bulwark/sandbox/');
    const paths = (run.results ?? []).map(({ locations }) => locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.every((path) => path?.startsWith('sandbox/'))).toBe(true);
  });

  test('names the problems of the ledger, which are of no line', () => {
    const expired = smallAssessment([
      { rule: 'AwsSolutions-S1', at: 'Bucket', reason: HOSTILE_REASON, owner: 'team', until: '2026-11-22' },
    ]);
    const [invocation] = runOf(sarif(expired, { all: false })).invocations ?? [];
    expect(invocation?.toolConfigurationNotifications?.map(({ descriptor }) => descriptor?.id)).toEqual(
      expired.ledgerProblems.map(({ rule }) => rule),
    );
    expect(expired.ledgerProblems.length).toBeGreaterThan(0);
  });
});

test('findings-full.sarif holds accepted findings with reason, owner and end', () => {
  const results = resultsOf(small, true);
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
  ['both presets', presets],
])('GitHub takes the file of %s:', (_name, assessment) => {
  const run = runOf(sarif(assessment, { all: true }));
  const rules = run.tool.driver.rules ?? [];

  test('every rule is described, in at most 1,024 characters', () => {
    expect(rules.length).toBe(assessment.checks.length);
    for (const { shortDescription, fullDescription, help, helpUri, properties } of rules) {
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

  test('controls are taxa that their rules point at, each once', () => {
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
