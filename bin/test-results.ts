/** The file that `npm test` writes, relative to the root of the repository: packages/gate/src/runtime/jest-reporter.js. */
export const TEST_RESULTS = 'test-results.json';
