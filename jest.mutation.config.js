const { projects } = require('./jest.config.js');

const [{ testRegex: _all, displayName: _name, ...unit }] = projects;

// The tests of the encryption, audit, authorization and erasure code; the others would only take longer. Those with real
// servers are in jest.mutation-servers.config.js: Stryker loads every test file for each mutant.
module.exports = {
  ...unit,
  testTimeout: 120_000,
  testMatch: [
    '**/test/lambda/shared/tenant-id.test.ts',
    '**/test/lambda/records/*.test.ts',
    '**/test/lambda/records/{encryption,erase,http,read,write}/*.test.ts',
    '**/test/lambda/records/database/key-store.test.ts',
    '**/test/lambda/{keeper,tenants,token-claims}/*.test.ts',
  ],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/(function-keys|key-service|epoch-service|epoch-commands|compact-keys)[.]test[.]ts$',
  ],
};
