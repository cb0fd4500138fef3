import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ControlRecord } from '../../src/assessment/control-record';
import { renderReport } from '../../src/reports/reports';
import type { GateOptions } from '../../src/runtime/add-gate';
import { ACME, add, COMMIT, EvidenceFolder, findControl, HERE, judge, RUN, TESTS, TODAY } from './evidence-app';

let folder: EvidenceFolder;
beforeAll(() => {
  folder = new EvidenceFolder();
});
afterAll(() => folder.remove());

describe('the tests of an app', () => {
  const judgeTests = (options: GateOptions): ControlRecord | undefined =>
    findControl(judge({ frameworks: [ACME], tests: TESTS, ...options }), 'acme-2027 S-6');
  const stateOf = (options: GateOptions): string | undefined => judgeTests(options)?.evidence[0]?.state;

  test('are named, not run, where no file says that they ran', () => {
    expect(stateOf({})).toBe('named');
    expect(stateOf({ testResults: 'missing.json', root: folder.path })).toBe('named');
  });

  test('passed at this commit', () => {
    const control = judgeTests({ testResults: RUN });
    // A duty of people is open, whatever a test shows.
    expect(control).toMatchObject({ state: 'partly-met', evidence: [{ state: 'passed', commit: COMMIT }] });
    expect(stateOf({ testResults: folder.write('run.json', RUN), root: folder.path })).toBe('passed');
  });

  test('that failed make the control failed', () => {
    const files = { 'test/sign-in.test.ts': { uncommitted: true, failed: true, tests: {} } };
    expect(judgeTests({ testResults: { version: '1.0', files } })).toMatchObject({
      state: 'failed',
      evidence: [{ state: 'failed' }],
    });
  });

  test.each([
    ['passed at this commit', HERE],
    ['passed at another commit (c0ffee0)', { commit: 'd'.repeat(40), uncommitted: false }],
    ['passed with uncommitted changes on c0ffee0', { commit: COMMIT, uncommitted: true }],
  ])('%s: csv, markdown, SARIF and OSCAL say so', (words, revision) => {
    const assessment = judge({ frameworks: [ACME], tests: TESTS, testResults: RUN, revision });
    for (const format of ['csv', 'markdown', 'sarif', 'oscal'] as const) {
      expect(renderReport(format, assessment, { today: TODAY })).toContain(words);
    }
  });

  test('give the same bytes for the same results', () => {
    const options = { frameworks: [ACME], tests: TESTS, testResults: RUN };
    const [one, other] = [judge(options), judge(options)].map((each) => renderReport('json', each, { today: TODAY }));
    expect(one).toBe(other);
    expect(one).not.toContain(folder.path);
  });

  test('are refused in another form, by the name of the file', () => {
    const file = folder.write('wrong.json', { version: '1.0', files: { 'test/sign-in.test.ts': { tests: {} } } });
    expect(add({ frameworks: [ACME], tests: TESTS, testResults: file, root: folder.path })).toThrow(
      'files."test/sign-in.test.ts" has no uncommitted.',
    );
  });
});
