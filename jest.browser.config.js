const { projects } = require('./jest.config.js');

const [{ testRegex: _all, displayName: _name, ...shared }] = projects;

// Needs Chromium, which no other test does: npm run test:browser.
module.exports = { ...shared, testTimeout: 120_000, testMatch: ['**/test/browser/*.browser.ts'] };
