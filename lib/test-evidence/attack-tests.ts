import type { TestEvidence } from '@bulwark/gate';

/** Tests that attack the running service, break its parts, or use it as a client does. */
export const attackTests: readonly TestEvidence[] = [
  {
    file: 'test/attack/at-rest.test.ts',
    test: 'no field, search term or idempotency key is in the files of the database or in a log, in any form',
    shows: ['fieldEncryption'],
  },
  {
    file: 'test/attack/attack.test.ts',
    test: 'random bodies, on every route with a body',
    shows: ['checkedInput'],
  },
  {
    file: 'test/attack/attack.test.ts',
    test: 'at least 1500 different requests were refused',
    shows: ['gdpr Art. 32(1)(d)', 'nist-800-53-r5 CA-8', 'pci-dss-4.0.1 11.4.3'],
  },
  {
    file: 'test/attack/attack.test.ts',
    test: 'every real token without the scope of the route',
    shows: ['authenticatedRequests'],
  },
  {
    file: 'test/attack/attack.test.ts',
    test: 'every forged, expired or foreign token, where %s is required',
    shows: ['authenticatedRequests'],
  },
  {
    file: 'test/attack/attack.test.ts',
    test: 'no log contains a value of a request, a token or a field',
    shows: ['noDataInLogs'],
  },
  {
    file: 'test/attack/attack.test.ts',
    test: 'no attack created, changed or deleted data',
    shows: ['nist-800-53-r5 SA-11'],
  },
  {
    file: 'test/attack/database-users.test.ts',
    test: '%s cannot touch the table %s',
    shows: ['nist-800-53-r5 AC-6(10)', 'pci-dss-4.0.1 7.2.6'],
  },
  {
    file: 'test/attack/database-users.test.ts',
    test: '%s may not call %s',
    shows: ['gdpr Art. 29', 'nist-800-53-r5 AC-3(7)'],
  },
  {
    file: 'test/attack/tenant-isolation.test.ts',
    test: 'a ciphertext does not decrypt under another record, person, field name or key',
    shows: ['hipaa-security-rule 164.312(c)(1)', 'nist-800-53-r5 SI-7'],
  },
  {
    file: 'test/attack/tenant-isolation.test.ts',
    test: 'with every defence, another tenant sees its own record only',
    shows: ['tenantIsolation'],
  },
  {
    file: 'test/attack/tenant-isolation.test.ts',
    test: 'without the tenant check in any function of the database, row-level security still holds',
    shows: ['tenantIsolation'],
  },
  {
    file: 'test/attack/throttle.test.ts',
    test: 'of one client is throttled by its usage plan',
    shows: ['rateLimits'],
  },
  {
    file: 'test/faults/keys.test.ts',
    test: 'with throttling is called three times, with random pauses; then the answer is 503 with Retry-After',
    shows: ['resilience'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'an erasure during creations leaves no unreadable record',
    shows: ['erasureOfPerson'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'no database user of the functions can read or change events',
    shows: ['logIntegrity'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'an export contains all records of a person and all accesses to them, page by page',
    shows: ['exportOfPerson'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'text that looks like SQL is stored as text',
    shows: ['checkedInput'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'a person who is created again after an erasure has a new key',
    shows: ['pci-dss-4.0.1 3.7.5'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'every person whose data a list returned has an event',
    shows: ['personRecord'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'a change of the e-mail address updates the search index',
    shows: ['gdpr Art. 16'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'an erasure deletes key, records and search index, and keeps ids and the event',
    shows: ['erasureOfPerson'],
  },
  {
    file: 'test/service/records.test.ts',
    test: 'a change affects the named fields only, and creates a new version',
    shows: ['gdpr Art. 5(1)(d)', 'soc2-2017 P5.2'],
  },
];
