const config = require('./jest.config.js');

// What holds the encryption and the authorization code; the rest of the tests would only take longer to say the same.
module.exports = {
  ...config,
  testMatch: [
    '**/test/lambda/records/encryption/*.test.ts',
    '**/test/lambda/records/http/*.test.ts',
    '**/test/lambda/token-claims/*.test.ts',
  ],
};
