import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import type { Assessment } from '../../src/assessment/assessment';
import type { ManualResult } from '../../src/frameworks/manual-results';
import { renderReport } from '../../src/reports/reports';
import { renderSummary } from '../../src/reports/terminal-summary';
import { addGate } from '../../src/runtime/add-gate';
import { runSilently } from '../quiet-gate';
import { ACME, add, EvidenceFolder, findControl, judge, RESULT, TODAY } from './evidence-app';

const FORMATS = ['json', 'csv', 'markdown', 'sarif', 'sarif-full', 'oscal', 'junit', 'html'] as const;

let folder: EvidenceFolder;
beforeAll(() => {
  folder = new EvidenceFolder();
});
afterAll(() => folder.remove());

describe('a result by hand', () => {
  const judgeResult = (change: Partial<ManualResult>): Assessment =>
    judge({ frameworks: [ACME], manualResults: [{ ...RESULT, ...change }] });

  let met: Assessment;
  beforeAll(() => {
    met = judgeResult({});
  });

  test('closes the duty of a control whose rules hold', () => {
    const control = findControl(met, 'acme-2027 S-3');
    expect(control).toMatchObject({ state: 'met', result: { result: 'met', state: 'valid' } });
    expect(control?.evidence.at(-1)).toMatchObject({ kind: 'manual', state: 'held', basis: 'by the app' });
  });

  test('makes a control of people only met', () => {
    expect(findControl(judgeResult({ control: 'acme-2027 S-6' }), 'acme-2027 S-6')?.state).toBe('met');
  });

  test('that is not met makes the control failed, and does not fail the build', () => {
    const assessment = judgeResult({ result: 'not met' });
    expect(findControl(assessment, 'acme-2027 S-3')?.state).toBe('failed');
    expect(assessment.ledgerProblems).toEqual([]);
  });

  test('does not overrule a finding', () => {
    expect(findControl(judgeResult({ control: 'acme-2027 S-2' }), 'acme-2027 S-2')?.state).toBe('failed');
  });

  test('that has ended does not count, and fails the build', () => {
    const assessment = judgeResult({ until: '2026-11-26' });
    expect(findControl(assessment, 'acme-2027 S-3')).toMatchObject({ state: 'partly-met', result: { state: 'ended' } });
    expect(assessment.ledgerProblems).toEqual([
      {
        rule: 'Bulwark-ManualResultEnded',
        path: 'acme-2027 S-3',
        message: expect.stringContaining('ended on 2026-11-26 and no longer counts'),
      },
    ]);
    expect(assessment.verdict.outcome).toBe('failed');
  });

  test('that ends within 30 days is announced in the terminal and in every report', () => {
    const assessment = judgeResult({ until: '2026-12-10' });
    expect(assessment.ledgerProblems).toEqual([]);
    expect(renderSummary(assessment)).toContain(
      'Results by hand that end soon: acme-2027 S-3 on 2026-12-10 (platform-team).',
    );
    for (const format of FORMATS) expect(renderReport(format, assessment, { today: TODAY })).toMatch(/ends[ -]soon/);
  });

  test.each(FORMATS)('is in the report %s, with its owner and its link', (format) => {
    const text = renderReport(format, met, { today: TODAY });
    expect(text).toContain('platform-team');
    expect(text).toContain('2027-10-31');
    expect(text).toContain('https://acme.example.com/reviews/7');
    expect(text).toContain('Each bucket was compared with the list of the data owners');
  });

  test('is read from a JSON file', () => {
    const file = folder.write('results.json', { version: '1.0', results: [RESULT] });
    const assessment = judge({ frameworks: [ACME], manualResults: file, root: folder.path });
    expect(findControl(assessment, 'acme-2027 S-3')?.state).toBe('met');
  });

  test.each<[string, Partial<Record<keyof ManualResult, string>>, string]>([
    [
      'for an unknown control',
      { control: 'acme-2027 S-33' },
      'manualResults[0].control is "acme-2027 S-33", which is no',
    ],
    ['with another result', { result: 'done' }, 'manualResults[0].result is "done". Allowed: met, not met.'],
    ['without an owner', { owner: '' }, 'manualResults[0].owner is "", which is too short.'],
    ['of a few words', { checked: 'Everything.' }, 'manualResults[0].checked is "Everything.", which is too short.'],
    ['without a link', { link: 'see wiki' }, 'manualResults[0].link is "see wiki".'],
    ['with a date of another form', { date: '1.11.2026' }, 'manualResults[0].date is "1.11.2026".'],
  ])('%s is refused', (_what, change, message) => {
    const results: readonly ManualResult[] = JSON.parse(JSON.stringify([{ ...RESULT, ...change }]));
    expect(add({ frameworks: [ACME], manualResults: results })).toThrow(message);
  });
});

describe('cdk synth', () => {
  afterEach(() => {
    process.exitCode = undefined;
  });

  test('fails for a result that has ended, in the report of CDK', () => {
    const outdir = join(folder.path, 'cdk.out');
    const app = new App({ outdir, context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
    new Stack(app, 'Empty');
    addGate(app, {
      today: TODAY,
      manualResults: [{ ...RESULT, control: 'gdpr Art. 30', until: '2026-11-26' }],
      writeReports: false,
    });
    runSilently(() => app.synth());
    const report: unknown = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    expect(JSON.stringify(report)).toContain('Bulwark-ManualResultEnded');
    expect(JSON.stringify(report)).toContain('"severity":"fatal"');
  });
});
