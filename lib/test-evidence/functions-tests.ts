import type { TestEvidence } from '@bulwark/gate';

/** Tests of the code of the functions. */
export const functionsTests: readonly TestEvidence[] = [
  {
    file: 'test/functions/bundles.test.ts',
    test: 'contains no forbidden library',
    shows: [
      'hipaa-security-rule 164.308(a)(5)(ii)(B)',
      'nist-800-53-r5 SI-3',
      'pci-dss-4.0.1 5.2.1',
      'soc2-2017 CC6.8',
    ],
  },
  {
    file: 'test/functions/bundles.test.ts',
    test: 'has the same bytes in every build',
    shows: ['nist-800-53-r5 SA-10', 'pci-dss-4.0.1 11.5.2'],
  },
  {
    file: 'test/functions/canary-deployment.test.ts',
    test: 'is rolled back when it fails, or when the API responds with server errors',
    shows: ['pci-dss-4.0.1 6.5.1', 'soc2-2017 CC8.1'],
  },
  {
    file: 'test/functions/version-alarms.test.ts',
    test: 'raises an alarm in one minute with one request that it answers with a server error',
    shows: ['pci-dss-4.0.1 6.5.1', 'soc2-2017 CC8.1'],
  },
  {
    file: 'test/lambda/migrate/migrator.test.ts',
    test: 'refuses a migration that has changed since it was applied',
    shows: ['nist-800-53-r5 SI-7'],
  },
  {
    file: 'test/lambda/records/database/database-connection.test.ts',
    test: 'refuses a database with a certificate of another authority, which is no outage but may be an attack',
    shows: ['nist-800-53-r5 SC-17'],
  },
  {
    file: 'test/lambda/records/database/database-connection.test.ts',
    test: 'answers ok at once after a restart of the database closed the connection',
    shows: ['hipaa-security-rule 164.308(a)(7)(ii)(D)'],
  },
  {
    file: 'test/lambda/records/encryption/key-service.test.ts',
    test: 'a clock that is ten minutes wrong is corrected by the time in the response of KMS',
    shows: ['pci-dss-4.0.1 10.6.1'],
  },
  {
    file: 'test/lambda/records/encryption/key-service.test.ts',
    test: 'the wrapped key of one tenant cannot be unwrapped for another tenant',
    shows: ['pci-dss-4.0.1 3.6.1.2'],
  },
  {
    file: 'test/lambda/records/encryption/key-service.test.ts',
    test: 'a wrapped key with a changed byte cannot be unwrapped',
    shows: ['pci-dss-4.0.1 3.7.2'],
  },
  {
    file: 'test/lambda/records/encryption/sealed-box.test.ts',
    test: 'keys for different purposes differ, and have 32 bytes',
    shows: ['pci-dss-4.0.1 3.7.1'],
  },
  {
    file: 'test/lambda/records/encryption/sealed-box.test.ts',
    test: 'a ciphertext with any changed bit does not decrypt',
    shows: ['fieldEncryption', 'hipaa-security-rule 164.312(c)(2)'],
  },
  {
    file: 'test/lambda/records/encryption/tenant-keys.test.ts',
    test: 'a blind index does not contain the value',
    shows: ['pci-dss-4.0.1 3.5.1.1'],
  },
  {
    file: 'test/lambda/records/http/principal.test.ts',
    test: 'the tenant and the actor of a request come from its token',
    shows: ['hipaa-security-rule 164.312(a)(2)(i)'],
  },
  {
    file: 'test/lambda/records/http/request-check.test.ts',
    test: 'every invalid part of a request is refused in one response',
    shows: ['gdpr Art. 5(1)(c)'],
  },
  {
    file: 'test/lambda/records/routes.test.ts',
    test: 'every scope is defined once, with a description',
    shows: ['pci-dss-4.0.1 7.2.2'],
  },
  {
    file: 'test/lambda/records/routes.test.ts',
    test: 'has an entry for each route of a function, with the one scope that gives the right to it',
    shows: ['gdpr Art. 25(2)', 'pci-dss-4.0.1 7.3.3'],
  },
];
