import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { FindingRecord } from '../../src/assessment/assessment';
import { type GatePolicy, STRICT } from '../../src/engine/gate-policy';
import { compareAssessments } from '../../src/reports/difference';
import { renderDifference } from '../../src/reports/difference-text';
import { renderFindings } from '../../src/reports/findings-text';
import { renderReport } from '../../src/reports/reports';
import { buildSarif } from '../../src/reports/sarif';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { readSection } from './html/read-section';
import { assess, createApp } from './small-assessment';

/** The line of this file that contains a text. */
function findLine(text: string): number {
  return (
    readFileSync(__filename, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

const FILE = relative(process.cwd(), __filename);

class StoreStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnBucket(this, 'Bucket');
  }
}

const app = createApp();
const stage = new Stage(app, 'production');
new StoreStack(stage, 'Store'); // the stack of a class
new CfnBucket(new Stack(stage, 'Plain'), 'Bucket'); // a stack without a class
const policy = (): GatePolicy => ({ ...STRICT, levels: ['required', 'hardening'] });
const assessment = assess(app, [new BulwarkChecks()], [], policy);

function findWhole(stack: string): FindingRecord {
  const found = assessment.findings.find((one) => one.stack === stack && one.check.startsWith('DeploymentTermination'));
  if (found === undefined) throw new Error(`no finding about ${stack}`);
  return found;
}

describe('a finding about a whole stack', () => {
  const whole = findWhole('production/Store');

  test('names the stack, and the resource that an acknowledgement names', () => {
    expect(whole.resource).toBe('production/Store/Bucket');
    expect(assessment.findings.filter(({ stack }) => stack !== undefined).map(({ stack }) => stack)).toEqual(
      expect.arrayContaining(['production/Store', 'production/Plain']),
    );
    expect(assessment.findings.find(({ check }) => check === 'S3BucketVersioning')?.stack).toBeUndefined();
  });

  test('is at the line that created the stack, and not at its first resource', () => {
    const line = findLine('// the stack of a class');
    expect(assessment.stacks.find(({ path }) => path === 'production/Store')?.source).toMatchObject({
      file: FILE,
      line,
    });
    const result = buildSarif(assessment, { all: false }).runs[0]?.results?.find(
      ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'] === `${whole.fingerprint}:1`,
    );
    expect(result?.locations?.[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: FILE }, region: { startLine: line } },
      logicalLocations: [{ name: 'Store', fullyQualifiedName: 'production/Store', kind: 'module' }],
    });
    expect(result?.relatedLocations?.[0]?.message?.text).toBe('The stack in the synthesized template');
    expect(renderFindings(assessment)).toMatch(
      new RegExp(
        `error {2}production/Store\\n(?: {7}.*\\n)*? {7}At: ${FILE}:${line}:\\d+, productionStore\\w+.template.json:1\n`,
      ),
    );
  });

  test('is at the template of a stack whose creation no trace shows', () => {
    const { fingerprint } = findWhole('production/Plain');
    const result = buildSarif(assessment, { all: false }).runs[0]?.results?.find(
      ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'] === `${fingerprint}:1`,
    );
    expect(result?.locations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: expect.stringMatching(/^productionPlain\w+\.template\.json$/) },
      region: { startLine: 1 },
    });
  });

  test('is a test case of the stack, whether it fails or passes', () => {
    const junit = renderReport('junit', assessment);
    expect(junit).toContain(`classname="production/Store" name="${whole.check}: `);
    expect(junit).not.toContain(`classname="production/Store/Bucket" name="${whole.check}: `);
    const passing = renderReport('junit', {
      ...assessment,
      findings: assessment.findings.filter(({ check }) => check !== whole.check),
      checks: assessment.checks.map((check) =>
        check.id === whole.check ? { ...check, outcomes: { ...check.outcomes, compliant: [0], violation: [] } } : check,
      ),
    });
    expect(passing).toMatch(new RegExp(`classname="production/Store" name="${whole.check}: [^"]*" file="[^"]*"/>`));
  });

  test('has the name of the stack in every text', () => {
    expect(renderReport('markdown', assessment)).toMatch(/DeploymentTermination.*\| `production\/Store` \|/);
    expect(renderReport('oscal', assessment)).toContain(`${whole.check} at production/Store"`);
    expect(readSection(assessment, 'findings')).toContain(
      'production/Store the stack, reported by production/Store/Bucket',
    );
    const before = { ...assessment, findings: [] };
    expect(renderDifference(compareAssessments(before, assessment))).toContain(
      `\`${whole.check}\` at \`production/Store\`:`,
    );
  });
});
