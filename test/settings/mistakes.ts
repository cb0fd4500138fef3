import { REGIONS } from '../../lib/settings/regions';

/** One mistake in the settings: the changed fields and the complete error messages. */
export interface Mistake {
  readonly mistake: string;
  /** Fields of the valid sandbox draft to replace, by path; undefined removes the field. */
  readonly write: Readonly<Record<string, unknown>>;
  /** The problems in full, without the leading `environments[0]`. */
  readonly answers: readonly string[];
}

const ENVIRONMENT =
  'name, account, region, owner, alertEmails, disposable, protections, network, encryption, identity, data, api, audit, detection, response, monitoring';
const NETWORK = 'cidr, zones, redundantEndpoints, allowedDomains, blockPublicAccess, logRetentionDays';
const DATA =
  'minCapacity, pauseAfterSeconds, maxCapacity, readers, port, backupRetentionDays, proxy, monitoring, generation, restoreFrom, backupLock, backupLockGraceDays, backupCopy, logRetentionDays';
const ZONES =
  '2 to 6 availability zones of the region, as Aurora needs two, such as ["eu-central-1a", "eu-central-1b"]';
const ZONE = 'an availability zone such as "eu-central-1a"';
const EMAILS = '1 to 10 email addresses';
const URLS = '1 to 100 https:// URLs';
const URL = 'an https:// URL without a fragment';
const RETENTION = '30, 90, 180, 365, 400 or 731 days';
const NAME = '2 to 16 lower case letters and digits, starting with a letter';
const PREFIX = '3 to 63 lower case letters, digits and hyphens without "aws", "amazon" or "cognito"';
const REASON = 'a reason of 20 to 500 characters that neither starts nor ends with a space';
const PHASES = '{ phase: "creation", until: "YYYY-MM-DD" }, { phase: "protected" } or { phase: "off", reason: "..." }';
const RESTORE = '{ snapshotArn: "..." } or { cluster: "...", time: "..." }';
const PORT = 'a TCP port from 1150 to 65535 other than 5432, which scanners try first';
const OWN_ACCOUNT = 'since the account is no longer the one of the example';
const YEAR_OF_LOGS =
  '365, 400 or 731 days, since the environment is not disposable: an intrusion is often found months later (Security Hub CloudWatch.16)';
const SCOPES = 'records/read, records/write, subjects/export, subjects/erase';
const PROVIDER = '3 to 32 letters, digits and hyphens, starting with a letter, other than "COGNITO"';

const buildCertificateArn = (region: string) =>
  `arn:aws:acm:${region}:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef`;
const buildVaultArn = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:copies`;
const buildKeyArn = (region: string) => `arn:aws:kms:${region}:111122223333:key/01234567-89ab-cdef-0123-456789abcdef`;
const buildSnapshotArn = (region: string) => `arn:aws:rds:${region}:111122223333:cluster-snapshot:records`;
const SHOWN_RESTORE = `{"snapshotArn":"${buildSnapshotArn('eu-central-1')}"`.slice(0, 77).concat('...');
const buildSamlProvider = (name: string) => ({ type: 'saml', name, metadataUrl: 'https://idp.example.com/metadata' });

/** Builds a mistake with one invalid value, which is reported with its path. */
const buildWrongValue = (path: string, given: unknown, allowed: string, shown: string): Mistake => ({
  mistake: `${path} is ${shown}`,
  write: { [path]: given },
  answers: [`.${path}: expected ${allowed}, got ${shown}`],
});

/** Builds a mistake with a field that does not exist. */
const buildUnknownField = (path: string, allowed: string): Mistake => ({
  mistake: `${path} is not a setting`,
  write: { [path]: 1 },
  answers: [`.${path}: unknown field; allowed fields are ${allowed}`],
});

export const MISTAKES: readonly Mistake[] = [
  // A required field is missing.
  buildWrongValue('name', undefined, NAME, 'nothing'),
  buildWrongValue('account', undefined, 'an AWS account id of 12 digits, as a string', 'nothing'),
  buildWrongValue('owner', undefined, 'a team name of lower case letters, digits and hyphens', 'nothing'),
  buildWrongValue('alertEmails', undefined, EMAILS, 'nothing'),
  buildWrongValue('network.zones', undefined, ZONES, 'nothing'),
  buildWrongValue('identity.domainPrefix', undefined, PREFIX, 'nothing'),
  buildWrongValue('identity.callbackUrls', undefined, URLS, 'nothing'),
  buildWrongValue('data.monitoring.reason', undefined, REASON, 'nothing'),

  // A value has the wrong type.
  buildWrongValue('account', 111122223333, 'an AWS account id of 12 digits, as a string', '111122223333'),
  buildWrongValue('name', null, NAME, 'null'),
  buildWrongValue('network', null, `an object { ${NETWORK} }`, 'null'),
  buildWrongValue('network', ['eu-central-1a'], `an object { ${NETWORK} }`, '["eu-central-1a"]'),
  buildWrongValue('data', 'small', `an object { ${DATA} }`, '"small"'),
  buildWrongValue('encryption', true, 'an object { rotationPeriodDays, pendingWindowDays }', 'true'),
  buildWrongValue('network.zones', 'eu-central-1a', ZONES, '"eu-central-1a"'),
  buildWrongValue('network.zones', { 0: 'eu-central-1a' }, ZONES, '{"0":"eu-central-1a"}'),
  buildWrongValue('network.zones[1]', 2, ZONE, '2'),
  buildWrongValue('data.readers', '1', 'a whole number of readers from 0 to 5', '"1"'),
  buildWrongValue('data.readers', Number.NaN, 'a whole number of readers from 0 to 5', 'NaN'),
  buildWrongValue('data.readers', 1n, 'a whole number of readers from 0 to 5', '1n'),
  buildWrongValue(
    'encryption.rotationPeriodDays',
    Number.POSITIVE_INFINITY,
    'a whole number of days from 90 to 365',
    'Infinity',
  ),
  buildWrongValue('api.canary', 'yes', 'true or false', '"yes"'),
  buildWrongValue('api.botControl', 1, 'true or false', '1'),
  buildWrongValue('data.monitoring', true, '{ enabled: true } or { enabled: false, reason: "..." }', 'true'),
  buildWrongValue('identity.callbackUrls', () => [], URLS, 'a function'),
  buildWrongValue('audit.trail', Symbol('here'), '"here" or "elsewhere"', 'a symbol'),

  buildWrongValue('api.domain', 42, 'an object { name, certificateArn, hostedZone, mutualTlsTruststore }', '42'),
  {
    mistake: 'the hosted zone is only a name',
    write: {
      'api.domain': {
        name: 'api.example.com',
        certificateArn: buildCertificateArn('eu-central-1'),
        hostedZone: 'example.com',
      },
    },
    answers: ['.api.domain.hostedZone: expected an object { id, name }, got "example.com"'],
  },

  // Out of bounds.
  buildWrongValue('name', 'a', NAME, '"a"'),
  buildWrongValue('alertEmails', [], EMAILS, '[]'),
  buildWrongValue('network.zones', ['eu-central-1a'], ZONES, '["eu-central-1a"]'),
  buildWrongValue('encryption.rotationPeriodDays', 30, 'a whole number of days from 90 to 365', '30'),
  buildWrongValue('encryption.pendingWindowDays', 31, 'a whole number of days from 7 to 30', '31'),
  buildWrongValue('identity.accessTokenMinutes', 1440, 'a whole number of minutes from 5 to 60', '1440'),
  buildWrongValue('identity.sessionHours', 7.5, 'a whole number of hours from 1 to 24', '7.5'),
  buildWrongValue('identity.logRetentionDays', 14, RETENTION, '14'),
  buildWrongValue('data.minCapacity', -0.5, 'a multiple of 0.5 ACU from 0 to 256', '-0.5'),
  buildWrongValue('data.pauseAfterSeconds', 60, 'a whole number of seconds from 300 to 86400', '60'),
  buildWrongValue('data.generation', 0, 'a whole number of generations from 1 to 999', '0'),
  buildWrongValue('protections', 'creation', PHASES, '"creation"'),
  buildWrongValue('protections.phase', 'none', '"creation", "protected" or "off"', '"none"'),
  buildWrongValue('data.maxCapacity', 2.25, 'a multiple of 0.5 ACU from 1 to 256, at least minCapacity', '2.25'),
  buildWrongValue('data.port', 443, PORT, '443'),
  buildWrongValue('data.port', 5432, PORT, '5432'),
  buildWrongValue('data.backupRetentionDays', 1, 'a whole number of days from 7 to 35', '1'),
  buildWrongValue('api.functionConcurrency', 0, 'a whole number of concurrent executions from 1 to 900', '0'),
  buildWrongValue('api.requestsPerSecond', -5, 'a whole number of requests per second from 1 to 10000', '-5'),
  buildWrongValue('audit.archiveRetentionDays', 7, 'a whole number of days from 30 to 36500', '7'),

  // A value has an unknown format.
  buildWrongValue('name', 'Sandbox 1', NAME, '"Sandbox 1"'),
  buildWrongValue('name', 'sandböx', NAME, '"sandböx"'),
  buildWrongValue('account', '1111-2222-3333', 'an AWS account id of 12 digits, as a string', '"1111-2222-3333"'),
  buildWrongValue('alertEmails[0]', 'alerts at example.com', 'an email address', '"alerts at example.com"'),
  buildWrongValue(
    'network.cidr',
    '10.20.3.0/16',
    'a private /16 network on its boundary, such as "10.20.0.0/16"',
    '"10.20.3.0/16"',
  ),
  buildWrongValue(
    'network.cidr',
    '8.8.0.0/16',
    'a private /16 network on its boundary, such as "10.20.0.0/16"',
    '"8.8.0.0/16"',
  ),
  buildWrongValue('network.zones[0]', ' eu-central-1a', ZONE, '" eu-central-1a"'),
  buildWrongValue('network.zones[0]', 'eu-central-1a\u200b', ZONE, '"eu-central-1a\\u{200b}"'),
  buildWrongValue('network.zones[0]', 'eu-central-1a\n', ZONE, '"eu-central-1a\\n"'),
  buildWrongValue('identity.domainPrefix', 'my-cognito', PREFIX, '"my-cognito"'),
  buildWrongValue('identity.domainPrefix', '-shop-', PREFIX, '"-shop-"'),
  buildWrongValue('identity.callbackUrls[0]', 'http://localhost:3000', URL, '"http://localhost:3000"'),
  buildWrongValue('identity.logoutUrls[0]', 'https://www.example.com/#out', URL, '"https://www.example.com/#out"'),
  buildWrongValue('data.backupLock', 'compliance', '"GOVERNANCE" or "COMPLIANCE"', '"compliance"'),
  buildWrongValue('data.monitoring.reason', 'later', REASON, '"later"'),
  buildWrongValue('data.monitoring.reason', ' '.repeat(30), REASON, `"${' '.repeat(30)}"`),
  buildWrongValue('data.monitoring.enabled', 'no', 'true, or false with a reason', '"no"'),
  buildWrongValue('audit.archiveLock', 'NONE', '"GOVERNANCE" or "COMPLIANCE"', '"NONE"'),
  {
    mistake: 'a country is not a code',
    write: { 'api.allowedCountries': ['DE', 'France'] },
    answers: ['.api.allowedCountries[1]: expected an ISO 3166-1 alpha-2 country code such as "DE", got "France"'],
  },
  {
    mistake: 'a country code is not assigned',
    write: { 'api.allowedCountries': ['DE', 'UK'] },
    answers: ['.api.allowedCountries[1]: expected an ISO 3166-1 alpha-2 country code such as "DE", got "UK"'],
  },
  buildWrongValue('region', 'cn-north-1', `one of ${REGIONS.join(', ')}`, '"cn-north-1"'),

  // Duplicates.
  buildWrongValue(
    'network.zones',
    ['eu-central-1a', 'eu-central-1a'],
    `${ZONES}, each once`,
    '["eu-central-1a","eu-central-1a"]',
  ),
  buildWrongValue(
    'alertEmails',
    ['a@example.com', 'a@example.com'],
    `${EMAILS}, each once`,
    '["a@example.com","a@example.com"]',
  ),

  // Contradictions between fields.
  {
    mistake: 'a zone is in another region',
    write: { 'network.zones': ['eu-central-1a', 'eu-west-1b'] },
    answers: ['.network.zones[1]: expected a zone of eu-central-1, got "eu-west-1b"'],
  },
  {
    mistake: 'the region was changed, but not the zones',
    write: { region: 'us-east-1' },
    answers: [
      '.network.zones[0]: expected a zone of us-east-1, got "eu-central-1a"',
      '.network.zones[1]: expected a zone of us-east-1, got "eu-central-1b"',
    ],
  },
  buildWrongValue('data.readers', 2, 'fewer readers than the 2 zones, since each instance needs its own zone', '2'),
  {
    mistake: 'the minimum capacity is above the maximum',
    write: { 'data.minCapacity': 8, 'data.maxCapacity': 4 },
    answers: ['.data.maxCapacity: expected at least minCapacity, got 4'],
  },
  {
    mistake: 'the certificate is in another region',
    write: { 'api.domain': { name: 'api.example.com', certificateArn: buildCertificateArn('us-east-1') } },
    answers: [
      '.api.domain.certificateArn: expected a certificate in eu-central-1, the region of the endpoint, got "arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-45678...',
    ],
  },
  {
    mistake: 'the certificate is missing',
    write: { 'api.domain': { name: 'api.example.com' } },
    answers: [
      '.api.domain.certificateArn: expected the ARN of an ACM certificate in the region of the environment, got nothing',
    ],
  },
  {
    mistake: 'the hosted zone is not a parent of the name',
    write: {
      'api.domain': {
        name: 'api.example.com',
        certificateArn: buildCertificateArn('eu-central-1'),
        hostedZone: { id: 'Z0123456789EXAMPLE', name: 'ample.com' },
      },
    },
    answers: ['.api.domain.hostedZone.name: expected a parent zone of api.example.com, got "ample.com"'],
  },
  {
    mistake: 'the copies of backups stay in the region and account',
    write: { 'data.backupCopy': { vaultArn: buildVaultArn('eu-central-1'), keyArn: buildKeyArn('eu-central-1') } },
    answers: [
      `.data.backupCopy.vaultArn: expected a vault outside eu-central-1 of 111122223333, got "${buildVaultArn('eu-central-1')}"`,
    ],
  },
  {
    mistake: 'the key of the copies is not in the region of their vault',
    write: { 'data.backupCopy': { vaultArn: buildVaultArn('eu-west-1'), keyArn: buildKeyArn('eu-central-1') } },
    answers: [
      `.data.backupCopy.keyArn: expected a key in eu-west-1 of 111122223333, like the vault, got "${buildKeyArn('eu-central-1')}"`,
    ],
  },
  {
    mistake: 'the key of the copies is missing',
    write: { 'data.backupCopy': { vaultArn: buildVaultArn('eu-west-1') } },
    answers: ['.data.backupCopy.keyArn: expected the ARN of the KMS key of the vault, got nothing'],
  },

  {
    mistake: 'the phase of creation ends on no date',
    write: { protections: { phase: 'creation', until: '2027-02-30' } },
    answers: [
      '.protections.until: expected the last day of the phase as YYYY-MM-DD, at most 90 days ahead, got "2027-02-30"',
      '.protections.phase: expected "off", since the environment is disposable, got "creation"',
    ],
  },
  {
    mistake: 'a disposable environment is protected',
    write: { protections: { phase: 'protected' } },
    answers: ['.protections.phase: expected "off", since the environment is disposable, got "protected"'],
  },
  {
    mistake: 'an environment with the values of a sandbox is not disposable',
    write: { disposable: false, 'encryption.pendingWindowDays': 7 },
    answers: [
      '.protections.phase: expected "creation" or "protected", since the environment is not disposable, got "off"',
      `.network.logRetentionDays: expected ${YEAR_OF_LOGS}, got 30`,
      '.encryption.pendingWindowDays: expected 30 days, since the environment is not disposable: only in this time can a deletion of its keys be canceled, got 7',
      `.identity.logRetentionDays: expected ${YEAR_OF_LOGS}, got 30`,
      '.data.readers: expected at least 1 reader, since the environment is not disposable: without one the database fails with its zone (Security Hub RDS.15), got 0',
      `.data.logRetentionDays: expected ${YEAR_OF_LOGS}, got 30`,
      `.api.logRetentionDays: expected ${YEAR_OF_LOGS}, got 30`,
      '.audit.archiveRetentionDays: expected at least 365 days, since the environment is not disposable: a shorter lock ends before many intrusions are found, got 30',
      `.audit.logRetentionDays: expected ${YEAR_OF_LOGS}, got 30`,
      `.response.logRetentionDays: expected ${YEAR_OF_LOGS}, got 30`,
    ],
  },
  {
    mistake: 'the account was changed, but not the other values of the example',
    write: {
      account: '444455556666',
      'identity.federation': [buildSamlProvider('Okta')],
      'api.domain': { name: 'api.example.com', certificateArn: buildCertificateArn('eu-central-1') },
    },
    answers: [
      `.alertEmails[0]: expected an address that your team reads, ${OWN_ACCOUNT}, got "alerts@example.com"`,
      `.identity.domainPrefix: expected a prefix of your own, such as your company name, ${OWN_ACCOUNT}, got "bulwark-test-example"`,
      `.identity.callbackUrls[0]: expected a URL of your application, ${OWN_ACCOUNT}, got "https://www.example.com/signed-in"`,
      `.identity.logoutUrls[0]: expected a URL of your application, ${OWN_ACCOUNT}, got "https://www.example.com/signed-out"`,
      `.identity.federation[0].metadataUrl: expected a URL of your identity provider, ${OWN_ACCOUNT}, got "https://idp.example.com/metadata"`,
      `.api.domain.name: expected a host name of your own, ${OWN_ACCOUNT}, got "api.example.com"`,
    ],
  },
  {
    mistake: 'the sign-in host is longer than a passkey allows',
    write: { 'identity.domainPrefix': 'a'.repeat(28) },
    answers: [
      `.identity.domainPrefix: expected at most 27 characters, since with .auth.eu-central-1.amazoncognito.com a passkey may have 63, got "${'a'.repeat(28)}"`,
    ],
  },
  {
    mistake: 'the daily quota is above the rate limit',
    write: { 'api.requestsPerSecond': 1, 'api.machineRequestsPerDay': 86_401 },
    answers: [
      '.api.machineRequestsPerDay: expected at most 86400, since requestsPerSecond 1 allows no more in a day, got 86401',
    ],
  },
  {
    mistake: 'a database that pauses has a proxy',
    write: { 'data.proxy': { enabled: true } },
    answers: [
      '.data.minCapacity: expected at least 0.5 ACU, since the connections of the proxy keep the database from pausing, got 0',
    ],
  },
  buildWrongValue('data.restoreFrom', 'production-records-1', RESTORE, '"production-records-1"'),
  {
    mistake: 'a restore names both a snapshot and a cluster',
    write: { 'data.restoreFrom': { snapshotArn: buildSnapshotArn('eu-central-1'), cluster: 'records' } },
    answers: [`.data.restoreFrom: expected ${RESTORE}, got ${SHOWN_RESTORE}`],
  },
  {
    mistake: 'the snapshot of a restore is in another region',
    write: { 'data.restoreFrom': { snapshotArn: buildSnapshotArn('us-east-1') } },
    answers: [
      `.data.restoreFrom.snapshotArn: expected a snapshot in eu-central-1, got "${buildSnapshotArn('us-east-1')}"`,
    ],
  },
  {
    mistake: 'the moment of a restore has no time zone',
    write: { 'data.restoreFrom': { cluster: 'records', time: '2027-01-31 12:00' } },
    answers: [
      '.data.restoreFrom.time: expected a moment in UTC such as "2027-01-31T12:00:00Z", got "2027-01-31 12:00"',
    ],
  },

  // Identity providers.
  {
    mistake: 'a provider is of an unknown type',
    write: { 'identity.federation': [{ type: 'ldap' }] },
    answers: ['.identity.federation[0].type: expected "oidc" or "saml", got "ldap"'],
  },
  {
    mistake: 'a provider is only a name',
    write: { 'identity.federation': ['Okta'] },
    answers: [
      '.identity.federation[0]: expected a provider { type: "oidc", ... } or { type: "saml", ... }, got "Okta"',
    ],
  },
  {
    mistake: 'a provider of one type has a field of the other',
    write: { 'identity.federation': [{ ...buildSamlProvider('Okta'), issuer: 'https://idp.example.com' }] },
    answers: ['.identity.federation[0].issuer: unknown field; allowed fields are type, name, metadataUrl'],
  },
  {
    mistake: 'a provider has the name that Cognito reserves for its own users',
    write: { 'identity.federation': [buildSamlProvider('Cognito')] },
    answers: [`.identity.federation[0].name: expected ${PROVIDER}, got "Cognito"`],
  },
  {
    mistake: 'two providers have one name',
    write: { 'identity.federation': [buildSamlProvider('Okta'), buildSamlProvider('Okta')] },
    answers: [
      '.identity.federation: expected a unique name for each provider, got [{"type":"saml","name":"Okta","metadataUrl":"https://idp.example.com/metadata...',
    ],
  },

  // Machine-to-machine clients.
  {
    mistake: 'a machine client is only a name',
    write: { 'identity.machineClients': ['reporting'] },
    answers: [
      '.identity.machineClients[0]: expected a client { name: "...", tenant: "...", scopes: ["records/read"] }, got "reporting"',
    ],
  },
  {
    mistake: 'a machine client has no tenant',
    write: { 'identity.machineClients': [{ name: 'reporting' }] },
    answers: [
      '.identity.machineClients[0].tenant: expected a tenant id of 2 to 63 lower case letters, digits and hyphens, got nothing',
    ],
  },
  {
    mistake: 'two machine clients have one name',
    write: {
      'identity.machineClients': [
        { name: 'reporting', tenant: 'one' },
        { name: 'reporting', tenant: 'two' },
      ],
    },
    answers: [
      '.identity.machineClients: expected a unique name for each client, got [{"name":"reporting","tenant":"one"},{"name":"reporting","tenant":"two"}]',
    ],
  },

  {
    mistake: 'a scope of a machine client is misspelt',
    write: { 'identity.machineClients': [{ name: 'reporting', tenant: 'one', scopes: ['record/read'] }] },
    answers: [`.identity.machineClients[0].scopes[0]: expected one of ${SCOPES}, got "record/read"`],
  },
  {
    mistake: 'a scope of a machine client is a tenant',
    write: { 'identity.machineClients': [{ name: 'reporting', tenant: 'one', scopes: ['tenants/two'] }] },
    answers: [`.identity.machineClients[0].scopes[0]: expected one of ${SCOPES}, got "tenants/two"`],
  },
  {
    mistake: 'the scopes of a machine client are one text',
    write: { 'identity.machineClients': [{ name: 'reporting', tenant: 'one', scopes: 'records/read' }] },
    answers: [`.identity.machineClients[0].scopes: expected scopes of the API: any of ${SCOPES}, got "records/read"`],
  },
  {
    mistake: 'a machine client has a scope twice',
    write: { 'identity.machineClients': [{ name: 'a1', tenant: 'one', scopes: ['records/read', 'records/read'] }] },
    answers: [
      `.identity.machineClients[0].scopes: expected scopes of the API: any of ${SCOPES}, each once, got ["records/read","records/read"]`,
    ],
  },

  {
    mistake: 'a cost anomaly of nothing is reported',
    write: { 'monitoring.costAnomalies': { mode: 'here', minimumUsd: 0 } },
    answers: ['.monitoring.costAnomalies.minimumUsd: expected a whole number of USD from 1 to 1000000, got 0'],
  },
  {
    mistake: 'the monitor of costs is in another account',
    write: {
      'monitoring.costAnomalies': {
        mode: 'here',
        minimumUsd: 20,
        monitorArn: 'arn:aws:ce::444455556666:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef',
      },
    },
    answers: [
      '.monitoring.costAnomalies.monitorArn: expected a monitor in the account 111122223333, got "arn:aws:ce::444455556666:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef"',
    ],
  },

  // Fields that do not exist.
  buildUnknownField('netwrok', ENVIRONMENT),
  buildUnknownField('network.zone', NETWORK),
  buildUnknownField('data.multiAz', DATA),
  {
    mistake: 'a field has a space in its name',
    write: { 'alert emails': [] },
    answers: [`["alert emails"]: unknown field; allowed fields are ${ENVIRONMENT}`],
  },
  {
    mistake: 'a protection is enabled with a reason',
    write: { 'data.monitoring': { enabled: true, reason: 'because it is production' } },
    answers: ['.data.monitoring.reason: unknown field; allowed fields are enabled'],
  },

  // Several mistakes at once: all are reported.
  {
    mistake: 'four fields are invalid',
    write: { name: 'A', 'network.zones': [], 'data.port': 0, mode: 'fast' },
    answers: [
      `.name: expected ${NAME}, got "A"`,
      `.network.zones: expected ${ZONES}, got []`,
      `.data.port: expected ${PORT}, got 0`,
      `.mode: unknown field; allowed fields are ${ENVIRONMENT}`,
    ],
  },
];
