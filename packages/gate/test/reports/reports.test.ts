import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import { REPORT_FORMATS, type ReportName, renderReport, renderReports } from '../../src/reports/reports';
import { createExposedAssessment } from './html/exposed-assessment';
import { createSmallAssessment, createTwoEnvironmentsAssessment } from './small-assessment';

const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'assessment.schema.json'), 'utf8'));
const isAssessment = new Ajv2020({ allErrors: true }).compile(schema);
const REPORT_NAMES: readonly ReportName[] = [
  'json',
  'sarif',
  'sarif-full',
  'junit',
  'csv',
  'oscal',
  'html',
  'markdown',
];
const assessments = [
  ['a small app', createSmallAssessment()],
  ['two environments', createTwoEnvironmentsAssessment()],
  ['an app that describes itself', createExposedAssessment()],
] as const;

describe.each(assessments)('the assessment of %s', (_name, assessment) => {
  test('is valid under assessment.schema.json', () => {
    const written: unknown = JSON.parse(renderReports(assessment)[0]?.text ?? '');
    isAssessment(written);
    expect(isAssessment.errors ?? []).toEqual([]);
    expect(written).toEqual(assessment);
  });

  test('gives the same files twice, without a time in them', () => {
    const files = renderReports(assessment);
    expect(renderReports(structuredClone(assessment))).toEqual(files);
    const withTimes = files.filter(({ text }) =>
      /T\d{2}:\d{2}:\d{2}/.test(text.replace(/1970-01-01T00:00:00Z|T23:59:59Z/g, '')),
    );
    expect(withTimes).toEqual([]);
  });

  test('gives every file of the registry, each as its format renders it', () => {
    expect(renderReports(assessment)).toEqual(
      Object.entries(REPORT_FORMATS).map(([name, { file }]) => ({
        file,
        text: renderReport(REPORT_NAMES.find((known) => known === name) ?? 'json', assessment),
      })),
    );
  });

  test('lists every rule that the policy switches off in every report', () => {
    const rules = new Set(assessment.switchedOff.map(({ rule }) => rule));
    for (const { file, text } of renderReports(assessment)) {
      const missing = [...rules].filter((rule) => !text.includes(rule));
      expect({ file, missing }).toEqual({ file, missing: [] });
    }
  });
});

describe('assessment.schema.json', () => {
  test('refuses a field that it does not know', () => {
    const [, assessment] = assessments[0];
    expect(isAssessment({ ...assessment, more: 1 })).toBe(false);
    expect(isAssessment({ ...assessment, verdict: { ...assessment.verdict, outcome: 'compliant' } })).toBe(false);
  });

  test('describes every property', () => {
    const silent: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const properties: unknown = Reflect.get(node, 'properties');
      if (typeof properties === 'object' && properties !== null) {
        for (const [name, property] of Object.entries(properties)) {
          if (typeof Reflect.get(Object(property), 'description') !== 'string') silent.push(`${path}.${name}`);
        }
        if (Reflect.get(node, 'additionalProperties') !== false) silent.push(`${path} is open`);
      }
      for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`);
    };
    walk(schema, '');
    expect(silent).toEqual([]);
  });
});

test('a policy switches rules off for its environment only, with the reason', () => {
  const [, [, assessment]] = assessments;
  const off = assessment.switchedOff;
  expect(off.filter(({ rule }) => rule === 'AwsSolutions-S10')).toEqual([
    {
      environment: 'sandbox',
      pack: 'AwsSolutions',
      rule: 'AwsSolutions-S10',
      reason: 'The bucket is read by HTTP clients of a test bench.',
    },
  ]);
  expect(new Set(off.map(({ environment }) => environment))).toEqual(new Set(['sandbox']));
  expect(off.filter(({ level }) => level === 'hardening').length).toBeGreaterThan(50);
});
