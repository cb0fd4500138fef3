const { testPathIgnorePatterns: _ignored, ...unit } = require('./jest.mutation.config.js');

// Tests with a KMS endpoint or PostgreSQL, of which each takes seconds to start.
module.exports = {
  ...unit,
  testMatch: [
    '**/test/lambda/records/encryption/key-service.test.ts',
    '**/test/lambda/keeper/{epoch-commands,epoch-service,compact-keys}.test.ts',
  ],
};
