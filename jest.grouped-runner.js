const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { formatResultsErrors } = require('jest-message-util');
const { default: TestRunner } = require('jest-runner');

/**
 * Files of a project that one module registry loads, at most. Jest loads itself, aws-cdk-lib and the rules again for
 * each registry: 0.05 s of a processor for a file of `unit`, up to 1 s for one of `synth`.
 */
const GROUP_SIZES = { unit: 30, synth: 10 };
/** Files that take 5 s and more by themselves. In a group they would keep one worker busy while the others are done. */
const LONG = /[/\\]test[/\\](settings-and-gate[/\\]|app[/\\]fixed-names)/;
/** A file that replaces modules, timers or variables of the process, or keeps a snapshot, has a registry of its own. */
const NEEDS_OWN_REGISTRY = /\bjest\.\w|Snapshot\(|\bprocess\.env\b/;
/** In node_modules, where jest transforms nothing and `npm ci` deletes it. */
const FOLDER = join(__dirname, 'node_modules', '.cache', 'bulwark', 'test-groups');

/**
 * Runs several test files in one module registry and reports each file by itself, as jest's own runner does. A command
 * that chooses tests by name or measures coverage runs every file in a registry of its own.
 */
module.exports = class GroupedRunner extends TestRunner {
  static isLong({ path }) {
    return LONG.test(path);
  }

  /** The tests of each group, by the path of its file. */
  #groups = new Map();

  async runTests(tests, watcher, options) {
    const { collectCoverage, testNamePattern } = this._globalConfig;
    const whole = collectCoverage || testNamePattern ? tests : this.#groupTests(tests);
    return super.runTests(whole, watcher, options);
  }

  on(event, listener) {
    return super.on(event, async (data) => {
      for (const each of this.#splitEvent(event, data)) await listener(each);
    });
  }

  /** Groups neighbours by path, which import the same modules. A group takes the place of its first file. */
  #groupTests(tests) {
    const open = new Map();
    const grouped = new Map(tests.map((test) => [test, [test]]));
    for (const test of tests.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
      const project = test.context.config.displayName?.name;
      const size = GROUP_SIZES[project] ?? 1;
      if (size === 1 || GroupedRunner.isLong(test)) continue;
      if (NEEDS_OWN_REGISTRY.test(readFileSync(test.path, 'utf8'))) continue;
      const group = open.get(project) ?? [];
      if (group.length === 0 || group.length === size) {
        open.set(project, grouped.get(test));
      } else {
        group.push(test);
        grouped.delete(test);
      }
    }
    return [...grouped.values()]
      .map((group) => (group.length === 1 ? group[0] : this.#createGroup(group)))
      .toSorted((one, other) => (other.duration ?? 0) - (one.duration ?? 0));
  }

  #createGroup(tests) {
    const path = writeGroup(tests.map((test) => test.path));
    this.#groups.set(path, tests);
    const durations = tests.map(({ duration }) => duration ?? 0);
    return { ...tests[0], path, duration: durations.reduce((sum, each) => sum + each, 0) };
  }

  /** Events of a group become events of its files. */
  #splitEvent(event, data) {
    const [subject, detail] = data;
    const tests = this.#groups.get(subject.path ?? subject);
    if (tests === undefined) return [data];
    switch (event) {
      case 'test-file-start':
        return tests.map((test) => [test]);
      case 'test-file-success':
        return splitResult(tests, detail, this._globalConfig).map((result, index) => [tests[index], result]);
      case 'test-file-failure':
        return tests.map((test) => [test, detail]);
      default: {
        const [index, ...ancestorTitles] = detail.ancestorTitles;
        return [[tests[Number(index)].path, { ...detail, ancestorTitles }]];
      }
    }
  }
};

/** Writes a test file that runs others. A file that cannot be loaded fails by itself, the others run. */
function writeGroup(paths) {
  const describes = paths.map((path, index) => {
    const load = `require(${JSON.stringify(path)})`;
    return `describe('${index}', () => {
  try { ${load}; } catch (error) { test('the file is loaded', () => { throw error; }); }
});`;
  });
  const text = describes.join('\n');
  const file = join(FOLDER, `${createHash('sha256').update(text).digest('hex')}.js`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Splits the result of a group into those of its files. What cannot be attributed is reported with the first file. */
function splitResult(tests, whole, globalConfig) {
  const results = tests.map((test, index) => {
    const own = whole.testResults.filter(({ ancestorTitles }) => ancestorTitles[0] === String(index));
    const testResults = own.map((result) => removeGroupTitle(result));
    return {
      ...whole,
      console: undefined,
      testExecError: undefined,
      testResults,
      testFilePath: test.path,
      failureMessage: formatResultsErrors(testResults, test.context.config, globalConfig, test.path),
      ...countResults(testResults),
    };
  });
  const [first] = results;
  first.console = whole.console;
  if (whole.testExecError !== undefined) {
    first.testExecError = whole.testExecError;
    first.failureMessage = whole.failureMessage;
  }
  measureFiles(results, whole.perfStats);
  return results;
}

function removeGroupTitle(result) {
  const ancestorTitles = result.ancestorTitles.slice(1);
  return { ...result, ancestorTitles, fullName: [...ancestorTitles, result.title].join(' ') };
}

function countResults(testResults) {
  const count = (...statuses) => testResults.filter(({ status }) => statuses.includes(status)).length;
  const numPendingTests = count('pending', 'skipped', 'disabled');
  return {
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests,
    numTodoTests: count('todo'),
    skipped: testResults.length > 0 && testResults.length === numPendingTests,
  };
}

/** Each file has the time of its tests and an equal part of the rest, which is mostly the loading of modules. */
function measureFiles(results, { start, runtime, ...others }) {
  const times = results.map(({ testResults }) => testResults.reduce((sum, { duration }) => sum + (duration ?? 0), 0));
  const rest = Math.max(0, runtime - times.reduce((sum, time) => sum + time, 0)) / results.length;
  let begin = start;
  for (const [index, result] of results.entries()) {
    const own = Math.round(times[index] + rest);
    result.perfStats = { ...others, start: begin, end: begin + own, runtime: own, slow: own > 5_000 };
    begin += own;
  }
}
