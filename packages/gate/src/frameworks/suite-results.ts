import type { FindTestRecord, TestRecord } from '../assessment/control-state';
import type { AppTest } from './framework';

/** Which tests ran and how they ended: the file of `suite-results.schema.json`. */
export interface TestResults {
  readonly version: '1.0';
  /** Test files by their path relative to the root of the repository, with forward slashes. */
  readonly files: Readonly<Record<string, TestFileResult>>;
}

/** The last run of a test file. */
export interface TestFileResult {
  /** Commit that was checked out. @default - the tests ran outside of a Git repository */
  readonly commit?: string;
  /** Whether files differed from the commit. */
  readonly uncommitted: boolean;
  /** Whether the file failed as a whole, so that no test of it counts. @default false */
  readonly failed?: boolean;
  /** Tests that ran, by their title without the titles of groups. */
  readonly tests: Readonly<Record<string, 'passed' | 'failed'>>;
}

/** What the templates are synthesized from. */
export interface Revision {
  readonly commit: string;
  /** Whether files differ from the commit. */
  readonly uncommitted: boolean;
}

/**
 * Creates the finder of test results.
 *
 * @param revision of the templates. @default - unknown, so no test is known to have run at this commit
 */
export function createTestFinder({ files }: TestResults, revision: Revision | undefined): FindTestRecord {
  return ({ file, test }) => {
    const run = Object.hasOwn(files, file) ? files[file] : undefined;
    const outcome = run === undefined ? undefined : findOutcome(run, test);
    return run === undefined || outcome === undefined ? { state: 'named' } : describeRun(run, outcome, revision);
  };
}

function describeRun(
  { commit, uncommitted }: TestFileResult,
  outcome: 'passed' | 'failed',
  revision: Revision | undefined,
): TestRecord {
  const isHere = commit !== undefined && commit === revision?.commit && !uncommitted && !revision.uncommitted;
  return {
    state: outcome === 'failed' ? 'failed' : isHere ? 'passed' : 'outdated',
    ...(commit === undefined ? {} : { commit }),
    // Whichever side had changes, the test did not run on what the templates are made from.
    ...(uncommitted || (commit === revision?.commit && revision?.uncommitted) ? { uncommitted: true } : {}),
  };
}

/** How the tests with a title ended: one, or several that a table makes of one title. */
function findOutcome(
  { failed = false, tests }: TestFileResult,
  title: AppTest['test'],
): 'passed' | 'failed' | undefined {
  if (failed) return 'failed';
  const same = Object.hasOwn(tests, title) ? tests[title] : undefined;
  if (same !== undefined) return same;
  const pattern = PLACEHOLDER.test(title) ? buildPattern(title) : undefined;
  if (pattern === undefined) return undefined;
  const outcomes = Object.entries(tests).flatMap(([name, outcome]) => (pattern.test(name) ? [outcome] : []));
  if (outcomes.length === 0) return undefined;
  return outcomes.includes('failed') ? 'failed' : 'passed';
}

/** What `test.each` replaces: https://jestjs.io/docs/api#testeachtablename-fn-timeout */
const PLACEHOLDER = /%[psdifjo#$%]|\$#|\$[A-Za-z_][\w.]*/;

function buildPattern(title: string): RegExp {
  const parts = title.split(new RegExp(PLACEHOLDER, 'g')).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
