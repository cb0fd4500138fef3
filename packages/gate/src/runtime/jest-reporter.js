const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { relative, resolve, sep } = require('node:path');

/**
 * Writes which tests ran, how they ended and at which commit, as evidence for the gate: `testResults` of addGate(). The
 * file has the form of suite-results.schema.json, and no time.
 *
 *     reporters: ['default', ['@bulwark/gate/jest-reporter', { file: 'test-results.json' }]]
 *
 * A run of some files leaves the results of the others in place, each with its commit. `file` is relative to `rootDir`
 * and belongs into .gitignore.
 */
class TestEvidenceReporter {
  #root;
  #file;
  #before;
  #ran = new Map();

  /**
   * @param {{ rootDir: string }} globalConfig
   * @param {{ file?: string }} options
   */
  constructor({ rootDir }, { file = 'test-results.json' } = {}) {
    this.#root = rootDir;
    this.#file = resolve(rootDir, file);
  }

  onRunStart() {
    this.#ran = new Map();
    this.#before = readRevision(this.#root);
  }

  onTestResult(_test, { testFilePath, testExecError, testResults }) {
    const name = relative(this.#root, testFilePath).split(sep).join('/');
    this.#ran.set(name, { failed: testExecError != null, tests: collectTests(testResults) });
  }

  onRunComplete() {
    // A watched run without changes runs no file.
    if (this.#ran.size === 0) return;
    const after = readRevision(this.#root);
    const moved = after?.commit !== this.#before?.commit;
    const revision = {
      ...(after === undefined ? {} : { commit: after.commit }),
      uncommitted: moved || after === undefined || after.uncommitted || this.#before.uncommitted,
    };
    const files = readFiles(this.#file);
    for (const [name, { failed, tests }] of this.#ran) {
      const known = files[name];
      const isSame = !revision.uncommitted && known?.uncommitted === false && known.commit === revision.commit;
      // A run that chooses tests by name skips the others of the file.
      const merged = isSame ? { ...known.tests, ...tests } : tests;
      files[name] = { ...revision, ...(failed ? { failed } : {}), tests: sortKeys(merged) };
    }
    const present = Object.entries(files).filter(([name]) => existsSync(resolve(this.#root, name)));
    writeWhole(this.#file, { version: '1.0', files: sortKeys(Object.fromEntries(present)) });
  }

  /** Jest asks each reporter whether it failed. Evidence that cannot be written throws before. */
  getLastError() {}
}

/** Tests that ran, by title. Of several with the same title, a failed one counts. */
function collectTests(testResults) {
  const tests = {};
  for (const { title, status } of testResults) {
    if (status !== 'passed' && status !== 'failed') continue;
    if (tests[title] !== 'failed') tests[title] = status;
  }
  return tests;
}

/** What is checked out; undefined outside of a Git repository and without Git. */
function readRevision(folder) {
  const git = (...words) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const commit = git('rev-parse', '--verify', 'HEAD');
    return { commit, uncommitted: git('--no-optional-locks', 'status', '--porcelain') !== '' };
  } catch {
    return undefined;
  }
}

/** The files of earlier runs; none when the file is missing or of another version. */
function readFiles(file) {
  try {
    const { version, files } = JSON.parse(readFileSync(file, 'utf8'));
    return version === '1.0' ? files : {};
  } catch {
    return {};
  }
}

function sortKeys(object) {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Writes a file so that a reader sees the old or the new content, and nothing between. */
function writeWhole(file, content) {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(content, undefined, 1)}\n`);
  renameSync(temporary, file);
}

module.exports = TestEvidenceReporter;
module.exports.TestEvidenceReporter = TestEvidenceReporter;
