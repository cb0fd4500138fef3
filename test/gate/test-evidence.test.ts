import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addGate } from '@bulwark/gate';
import { addAppEvidence, allFrameworks, type TestEvidence } from '@bulwark/gate/frameworks';
import { describe, expect, test } from '@jest/globals';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { duties } from '../../lib/duties';
import { testEvidence } from '../../lib/test-evidence';

const ROOT = join(__dirname, '..', '..');
const byTest = testEvidence.map((evidence) => [`${evidence.file}: ${evidence.test}`, evidence] as const);

describe('the tests that the blueprint cites as evidence', () => {
  test.each(byTest)('%s exists', (_name, { file, test: title }) => {
    expect(readTitles(file)).toContain(title);
  });

  test('are each listed once, with at least one control or group and none twice', () => {
    expect(new Set(byTest.map(([name]) => name)).size).toBe(byTest.length);
    expect(testEvidence.filter(({ shows }) => shows.length === 0 || new Set(shows).size < shows.length)).toEqual([]);
  });

  test('and its duties name existing controls and groups', () => {
    expect(() => addAppEvidence(allFrameworks, { tests: testEvidence, duties })).not.toThrow();
    expect(countTests(testEvidence)).toBeGreaterThan(400);
  });
});

test('a template of another app gets no row that cites a test, and none of the duties of the blueprint', () => {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  new CfnResource(new Stack(app, 'Foreign'), 'Bucket', {
    type: 'AWS::S3::Bucket',
    properties: { BucketName: 'example-bucket' },
  });
  const { getAssessment } = addGate(app, { writeReports: false });
  synthesizeSilently(app);

  const controls = getAssessment()?.frameworks.flatMap((framework) => framework.controls) ?? [];
  const rows = controls.flatMap(({ evidence }) => evidence);
  expect(rows.filter(({ kind }) => kind === 'rule').length).toBeGreaterThan(500);
  expect(rows.filter(({ kind }) => kind === 'test')).toEqual([]);
  const texts = new Set(Object.values(duties).map(({ what }) => what));
  expect(controls.filter(({ duty }) => duty !== undefined && texts.has(duty.what))).toEqual([]);
});

/** Titles of the tests in a file. A string before a function is the title of a test, or of a group of tests. */
function readTitles(file: string): string[] {
  const path = join(ROOT, file);
  if (!existsSync(path)) return [];
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(/\(\s*(['"`])((?:\\.|(?!\1).)*)\1,\s*(?:async )?\(/g)]
    .filter(({ index }) => !/describe(\.each\([^\n]*\))?$/.test(source.slice(0, index)))
    .map(([, , title = '']) => title.replaceAll('\\', ''));
}

/** How often the frameworks cite the tests. */
function countTests(tests: readonly TestEvidence[]): number {
  return addAppEvidence(allFrameworks, { tests })
    .flatMap(({ controls }) => controls.flatMap(({ evidence }) => evidence))
    .filter((evidence) => 'test' in evidence).length;
}

/** Synthesizes an app without the report of CDK, which prints to the console. */
function synthesizeSilently(app: App): void {
  const { error } = console;
  console.error = () => undefined;
  try {
    app.synth();
  } finally {
    console.error = error;
  }
}
