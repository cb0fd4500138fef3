// CloudFormation Validate costs each worker 2 s and 330 MB; test/app/synth.test.ts judges with it, everything else builds without.
process.env.CDK_VALIDATION = 'false';

module.exports = {
  testEnvironment: 'node',
  maxWorkers: 2,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
};
