const { projects } = require('./jest.config.js');

const [{ testRegex: _all, displayName: _name, ...unit }] = projects;

// The tests of the encryption and authorization code; the others would only take longer.
module.exports = {
  ...unit,
  testMatch: [
    '**/test/lambda/records/encryption/*.test.ts',
    '**/test/lambda/records/http/*.test.ts',
    '**/test/lambda/token-claims/*.test.ts',
  ],
};
