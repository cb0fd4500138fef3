import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FindTestRecord } from '../assessment/control-state';
import type { Framework } from '../frameworks/framework';
import { findUnknownControls } from '../frameworks/manual-result-problems';
import type { ManualResult } from '../frameworks/manual-results';
import { createTestFinder, type Revision, type TestResults } from '../frameworks/suite-results';
import { isRecord } from '../templates/template';
import { assertEvidence, readEvidenceFile, readJsonFile, renderProblems } from './evidence-files';
import { readRevision } from './read-revision';

/** The content of a file of results by hand. */
export interface ManualResultFile {
  readonly results: readonly ManualResult[];
}

/**
 * Reads the results that people recorded, and checks them.
 *
 * @param given the results, or the path of their JSON file
 * @throws Error that names each mistake by its path
 */
export function readManualResults(
  given: readonly ManualResult[] | string,
  frameworks: readonly Framework[],
  root: string,
): readonly ManualResult[] {
  const isFile = typeof given === 'string';
  const schema = 'manual-results.schema.json';
  const option = 'manualResults';
  const name = isFile ? `addGate(): ${option} ${given}` : 'addGate()';
  const rename = (problem: string): string => problem.replace(/^results\b/, option);
  const { results } = isFile
    ? readEvidenceFile<ManualResultFile>(option, root, given, schema)
    : assertEvidence<ManualResultFile>(name, { version: '1.0', results: given }, schema, rename);
  const problems = findUnknownControls(results, frameworks, isFile ? 'results' : option);
  if (problems.length > 0) throw new Error(renderProblems(name, problems));
  return results;
}

/**
 * Creates the finder of test results.
 *
 * @param given the results, or the path of their JSON file; a file that does not exist means that no test ran
 * @param frameworks whose tests are looked up; the results of other test files are not read
 * @param revision of the templates. @default - read from the Git repository of `root`
 * @throws Error that names each mistake
 */
export function readTestResults(
  given: TestResults | string,
  frameworks: readonly Framework[],
  root: string,
  revision?: Revision,
): FindTestRecord | undefined {
  const isFile = typeof given === 'string';
  if (isFile && !existsSync(resolve(root, given))) return undefined;
  const content = isFile ? readJsonFile('testResults', root, given) : given;
  const name = isFile ? `addGate(): testResults ${given}` : 'addGate(): testResults';
  const cited = selectFiles(content, frameworks);
  const results = assertEvidence<TestResults>(name, cited, 'suite-results.schema.json');
  return createTestFinder(results, revision ?? readRevision(root));
}

/** Keeps the test files that a control cites: a suite has many more, and they would be checked at every synthesis. */
function selectFiles(content: unknown, frameworks: readonly Framework[]): unknown {
  if (!isRecord(content) || !isRecord(content['files'])) return content;
  const evidence = frameworks.flatMap(({ controls }) => controls.flatMap((control) => control.evidence));
  const cited = new Set(evidence.flatMap((one) => ('test' in one ? [one.file] : [])));
  return {
    ...content,
    files: Object.fromEntries(Object.entries(content['files']).filter(([file]) => cited.has(file))),
  };
}
