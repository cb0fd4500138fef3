// CloudFormation Validate costs each worker 2 s and 330 MB; test/app/synth.test.ts judges with it, everything else builds without.
process.env.CDK_VALIDATION = 'false';

const shared = {
  testEnvironment: 'node',
  // One for all projects: jest runs the tests of another runner only when those of the first are done.
  runner: '<rootDir>/jest.grouped-runner.js',
  // The gate is tested from its sources, as `cdk synth` runs it here; test/gate/package.test.ts tests what `npm pack` makes of it.
  testEnvironmentOptions: { customExportConditions: ['bulwark-source', 'node', 'node-addons'] },
  roots: ['<rootDir>/test', '<rootDir>/packages/gate/test'],
  setupFiles: ['<rootDir>/test/disable-async-contexts.ts'],
  modulePathIgnorePatterns: ['<rootDir>/packages/gate/dist'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};

/** Test files by what they need; each file is in exactly one project. */
const FILES = {
  // Functions of values: no app is synthesized and nothing is started. For the save-and-run loop.
  unit: [
    // Sweeps over thousands of values are for the whole run.
    'packages/gate/test/(?!exposure/malformed-values|access/odd-templates)(access|rules|acknowledgements|exposure|frameworks|templates|cli|foreign)/',
    'packages/gate/test/engine/finding[.]test[.]ts$',
    'packages/gate/test/reports/terminal-summary[.]test[.]ts$',
    '/test/(language|pins|rehearsal/(?!api-client))',
    '/test/settings/(?!any-draft)',
    '/test/architecture/source-rules[.]test[.]ts$',
    '/test/mutants/budget[.]test[.]ts$',
    '/test/cost/(?!environments|classification)',
    '/test/docs/(?!service|numbers)',
    '/test/lockfile[.]test[.]ts$',
    '/test/lambda/(?!migrate/|account-services/|handlers|vpc-setup|custom-resource|records/(database/database-connection|write/contention|encryption/key-service)|keeper/(epoch-(service|commands)|compact-keys))',
    '/test/local/(arguments|issuer/one-time-code)[.]test[.]ts$',
  ],
  // Real programs: PostgreSQL, HTTP servers, the cdk command line, npm.
  running: [
    '/test/(service|attack|faults|ci)/',
    '/test/local/(postgres|start|page|issuer/sign-in|gateway/limits)[.]test[.]ts$',
    '/test/lambda/(migrate/|account-services/|handlers|vpc-setup|custom-resource|records/(database/database-connection|write/contention|encryption/key-service)|keeper/(epoch-(service|commands)|compact-keys))',
    '/test/gate/(package|gate-command|evasions|foreign-templates)[.]test[.]ts$',
    '/test/app/(synth|refused-settings)[.]test[.]ts$',
    '/test/docs/service[.]test[.]ts$',
    '/test/runner/',
    '/test/rehearsal/api-client[.]test[.]ts$',
    '/test/functions/bundles[.]test[.]ts$',
  ],
  mutants: ['/test/mutants/mutants[.]test[.]ts$'],
};

const project = (displayName, options) => ({ ...shared, displayName, ...options });
const cleanUp = { setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'] };

module.exports = {
  // A slow or busy machine is no defect: a test fails on what it sees, not on the clock.
  // Jest reads this from the root configuration only, not from a project.
  testTimeout: 120_000,
  testSequencer: '<rootDir>/jest.sequencer.js',
  // The assessment cites tests, and this file holds how they ended: lib/test-evidence.ts.
  reporters: ['default', ['<rootDir>/packages/gate/src/runtime/jest-reporter.js', { file: 'test-results.json' }]],
  maxWorkers: '100%',
  // Node.js 20 does not free all that a test file leaves behind. A worker near the limit of V8 (4 GB) collects garbage for
  // hours; above this size, jest starts another one between two test files.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('unit', {
      testRegex: FILES.unit.map((pattern) => (pattern.endsWith('$') ? pattern : `${pattern}.*[.]test[.]ts$`)),
    }),
    project('synth', {
      ...cleanUp,
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...FILES.unit, ...FILES.running, ...FILES.mutants],
    }),
    project('running', {
      ...cleanUp,
      testRegex: FILES.running.map((pattern) => (pattern.endsWith('$') ? pattern : `${pattern}.*[.]test[.]ts$`)),
    }),
    project('mutants', { ...cleanUp, testRegex: FILES.mutants }),
  ],
};
