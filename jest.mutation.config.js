const { projects } = require('./jest.config.js');

const [{ testRegex: _all, displayName: _name, ...unit }] = projects;

// The tests of the encryption, authorization and erasure code; the others would only take longer.
module.exports = {
  ...unit,
  testTimeout: 120_000,
  testMatch: [
    '**/test/lambda/records/encryption/*.test.ts',
    '**/test/lambda/records/http/*.test.ts',
    '**/test/lambda/records/erase/*.test.ts',
    '**/test/lambda/keeper/*.test.ts',
    '**/test/lambda/tenants/*.test.ts',
    '**/test/lambda/token-claims/*.test.ts',
  ],
};
