const { projects } = require('./jest.config.js');

const [{ testRegex: _all, displayName: _name, ...unit }] = projects;

// Changes each function of the database in one place at a time, and runs the checks of it: `npm run mutate`.
module.exports = {
  ...unit,
  testTimeout: 600_000,
  testMatch: ['**/test/lambda/migrate/functions/function-mutants.ts'],
};
