import { describe, expect, test } from '@jest/globals';
import { createTestFinder, type Revision, type TestFileResult } from '../../src/frameworks/suite-results';

const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const FILE = 'test/login.test.ts';
const HERE: Revision = { commit: COMMIT, uncommitted: false };
const RUN: TestFileResult = {
  commit: COMMIT,
  uncommitted: false,
  tests: {
    'a token is required': 'passed',
    'a wrong token is refused': 'failed',
    'GET cannot be called by a stranger': 'passed',
    'PUT cannot be called by a stranger': 'passed',
    'reader may not call delete()': 'passed',
    'writer may not call delete()': 'failed',
    'costs 100 % (of all)': 'passed',
  },
};

const find = (title: string, run: Partial<TestFileResult> = {}, revision: Revision | undefined = HERE) =>
  createTestFinder({ version: '1.0', files: { [FILE]: { ...RUN, ...run } } }, revision)({ file: FILE, test: title });

describe('a test that a control cites', () => {
  test('passed at the commit of the templates', () => {
    expect(find('a token is required')).toEqual({ state: 'passed', commit: COMMIT });
  });

  test('failed', () => {
    expect(find('a wrong token is refused')).toEqual({ state: 'failed', commit: COMMIT });
  });

  test('failed, at whatever commit it ran', () => {
    expect(find('a wrong token is refused', { commit: OTHER })).toEqual({ state: 'failed', commit: OTHER });
  });

  test.each(['a token', 'a token is required.', 'A token is required', 'toString', '__proto__'])(
    'did not run under the title "%s"',
    (title) => {
      expect(find(title)).toEqual({ state: 'named' });
    },
  );

  test('did not run in another file', () => {
    const finder = createTestFinder({ version: '1.0', files: { [FILE]: RUN } }, HERE);
    expect(finder({ file: 'test/other.test.ts', test: 'a token is required' })).toEqual({ state: 'named' });
    expect(finder({ file: 'constructor', test: 'a token is required' })).toEqual({ state: 'named' });
  });

  test('failed with its whole file', () => {
    expect(find('a token is required', { failed: true, tests: {} })).toEqual({ state: 'failed', commit: COMMIT });
  });
});

describe('a test that passed is outdated', () => {
  test('at another commit', () => {
    expect(find('a token is required', { commit: OTHER })).toEqual({ state: 'outdated', commit: OTHER });
  });

  test('with changes that were not committed', () => {
    const expected = { state: 'outdated', commit: COMMIT, uncommitted: true };
    expect(find('a token is required', { uncommitted: true })).toEqual(expected);
  });

  test('if the templates are made with changes that are not committed', () => {
    const expected = { state: 'outdated', commit: COMMIT, uncommitted: true };
    expect(find('a token is required', {}, { commit: COMMIT, uncommitted: true })).toEqual(expected);
  });

  test('if no commit is known, of the test or of the templates', () => {
    const { commit: _, ...unknown } = RUN;
    const finder = createTestFinder({ version: '1.0', files: { [FILE]: unknown } }, HERE);
    expect(finder({ file: FILE, test: 'a token is required' })).toEqual({ state: 'outdated' });
    const files = { [FILE]: RUN };
    expect(createTestFinder({ version: '1.0', files }, undefined)({ file: FILE, test: 'a token is required' })).toEqual(
      {
        state: 'outdated',
        commit: COMMIT,
      },
    );
  });
});

describe('a title with placeholders', () => {
  test('passed if all tests of its table passed', () => {
    expect(find('%s cannot be called by a stranger')).toMatchObject({ state: 'passed' });
    expect(find('$method cannot be called by a stranger')).toMatchObject({ state: 'passed' });
  });

  test('failed if one of them failed', () => {
    expect(find('%s may not call %s')).toMatchObject({ state: 'failed' });
  });

  test('did not run if no test has such a title', () => {
    expect(find('%s cannot be deleted')).toEqual({ state: 'named' });
    expect(find('%s may not call delete[]')).toEqual({ state: 'named' });
  });

  test('is found as it is written, too', () => {
    expect(find('costs 100 % (of all)')).toMatchObject({ state: 'passed' });
  });
});
