import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import { outputsOf } from '../../lib/evidence/outputs';
import { presetsAssessment, smallAssessment } from './judged';

const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'assessment.schema.json'), 'utf8'));
const isAssessment = new Ajv2020({ allErrors: true }).compile(schema);
const judgements = [
  ['a small app', smallAssessment()],
  ['both presets', presetsAssessment()],
] as const;

describe.each(judgements)('the assessment of %s', (_name, assessment) => {
  test('is as docs/assessment.schema.json says', () => {
    const written: unknown = JSON.parse(outputsOf(assessment)[0]?.text ?? '');
    isAssessment(written);
    expect(isAssessment.errors ?? []).toEqual([]);
    expect(written).toEqual(assessment);
  });

  test('gives the same files twice, without a time in them', () => {
    const files = outputsOf(assessment);
    expect(outputsOf(structuredClone(assessment))).toEqual(files);
    const withTimes = files.filter(({ text }) =>
      /T\d{2}:\d{2}:\d{2}/.test(text.replace(/1970-01-01T00:00:00Z|T23:59:59Z/g, '')),
    );
    expect(withTimes).toEqual([]);
  });

  test('gives every file', () => {
    expect(outputsOf(assessment).map(({ file }) => file)).toEqual([
      'assessment.json',
      'findings.sarif',
      'findings-full.sarif',
      'junit.xml',
      'controls.csv',
      'oscal-assessment-results.json',
      'summary.md',
    ]);
  });
});

describe('docs/assessment.schema.json', () => {
  test('refuses a field that it does not know', () => {
    const [, assessment] = judgements[0];
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
