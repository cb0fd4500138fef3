import { REGIONS } from '../../lib/settings/regions';

/** One way to get the settings wrong: what is written where, and the complete answer. */
export interface Mistake {
  readonly mistake: string;
  /** Fields of the valid sandbox draft to replace, by path; undefined removes the field. */
  readonly write: Readonly<Record<string, unknown>>;
  /** The problems in full, without the leading `environments[0]`. */
  readonly answers: readonly string[];
}

const ENVIRONMENT =
  'name, account, region, owner, alertEmails, terminationProtection, network, encryption, identity, data, api, audit';
const NETWORK = 'cidr, zones, allowedDomains, blockPublicAccess, logRetentionDays';
const DATA =
  'minCapacity, maxCapacity, readers, port, backupRetentionDays, deletionProtection, backupLock, backupLockGraceDays, backupCopyVaultArn, logRetentionDays';
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
const PORT = 'a TCP port from 1150 to 65535 other than 5432, which scanners try first';
const PROVIDER = '3 to 32 letters, digits and hyphens, starting with a letter, other than "COGNITO"';

const certificate = (region: string) =>
  `arn:aws:acm:${region}:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef`;
const saml = (name: string) => ({ type: 'saml', name, metadataUrl: 'https://idp.example.com/metadata' });

/** A value that is wrong on its own and answered where it stands. */
const wrong = (path: string, given: unknown, allowed: string, shown: string): Mistake => ({
  mistake: `${path} is ${shown}`,
  write: { [path]: given },
  answers: [`.${path}: expected ${allowed}, got ${shown}`],
});

/** A field that does not exist. */
const unknown = (path: string, allowed: string): Mistake => ({
  mistake: `${path} is no setting`,
  write: { [path]: 1 },
  answers: [`.${path}: unknown field; allowed here are ${allowed}`],
});

export const MISTAKES: readonly Mistake[] = [
  // What must be said is missing.
  wrong('name', undefined, NAME, 'nothing'),
  wrong('account', undefined, 'an AWS account id of 12 digits, as a string', 'nothing'),
  wrong('owner', undefined, 'a team name of lower case letters, digits and hyphens', 'nothing'),
  wrong('alertEmails', undefined, EMAILS, 'nothing'),
  wrong('network.zones', undefined, ZONES, 'nothing'),
  wrong('identity.domainPrefix', undefined, PREFIX, 'nothing'),
  wrong('identity.callbackUrls', undefined, URLS, 'nothing'),
  wrong('data.deletionProtection.reason', undefined, REASON, 'nothing'),

  // Something of another kind.
  wrong('account', 111122223333, 'an AWS account id of 12 digits, as a string', '111122223333'),
  wrong('name', null, NAME, 'null'),
  wrong('network', null, `an object { ${NETWORK} }`, 'null'),
  wrong('network', ['eu-central-1a'], `an object { ${NETWORK} }`, '["eu-central-1a"]'),
  wrong('data', 'small', `an object { ${DATA} }`, '"small"'),
  wrong('encryption', true, 'an object { rotationPeriodDays, pendingWindowDays }', 'true'),
  wrong('network.zones', 'eu-central-1a', ZONES, '"eu-central-1a"'),
  wrong('network.zones', { 0: 'eu-central-1a' }, ZONES, '{"0":"eu-central-1a"}'),
  wrong('network.zones[1]', 2, ZONE, '2'),
  wrong('data.readers', '1', 'a whole number of readers from 0 to 5', '"1"'),
  wrong('data.readers', Number.NaN, 'a whole number of readers from 0 to 5', 'NaN'),
  wrong('data.readers', 1n, 'a whole number of readers from 0 to 5', '1n'),
  wrong(
    'encryption.rotationPeriodDays',
    Number.POSITIVE_INFINITY,
    'a whole number of days from 90 to 2560',
    'Infinity',
  ),
  wrong('api.canary', 'yes', 'true or false', '"yes"'),
  wrong('api.botControl', 1, 'true or false', '1'),
  wrong('data.deletionProtection', true, '{ enabled: true } or { enabled: false, reason: "..." }', 'true'),
  wrong('identity.callbackUrls', () => [], URLS, 'a function'),
  wrong('audit.trail', Symbol('here'), '"here" or "elsewhere"', 'a symbol'),

  wrong('api.domain', 42, 'an object { name, certificateArn, hostedZone, mutualTlsTruststore }', '42'),
  {
    mistake: 'the hosted zone is a name alone',
    write: {
      'api.domain': {
        name: 'api.example.com',
        certificateArn: certificate('eu-central-1'),
        hostedZone: 'example.com',
      },
    },
    answers: ['.api.domain.hostedZone: expected an object { id, name }, got "example.com"'],
  },

  // Out of bounds.
  wrong('name', 'a', NAME, '"a"'),
  wrong('alertEmails', [], EMAILS, '[]'),
  wrong('network.zones', ['eu-central-1a'], ZONES, '["eu-central-1a"]'),
  wrong('encryption.rotationPeriodDays', 30, 'a whole number of days from 90 to 2560', '30'),
  wrong('encryption.pendingWindowDays', 31, 'a whole number of days from 7 to 30', '31'),
  wrong('identity.accessTokenMinutes', 1440, 'a whole number of minutes from 5 to 60', '1440'),
  wrong('identity.sessionHours', 7.5, 'a whole number of hours from 1 to 24', '7.5'),
  wrong('identity.logRetentionDays', 14, RETENTION, '14'),
  wrong('data.minCapacity', 0, 'a multiple of 0.5 ACU from 0.5 to 256', '0'),
  wrong('data.maxCapacity', 2.25, 'a multiple of 0.5 ACU from 1 to 256, at least minCapacity', '2.25'),
  wrong('data.port', 443, PORT, '443'),
  wrong('data.port', 5432, PORT, '5432'),
  wrong('data.backupRetentionDays', 1, 'a whole number of days from 7 to 35', '1'),
  wrong('api.functionConcurrency', 0, 'a whole number of concurrent executions from 1 to 1000', '0'),
  wrong('api.requestsPerSecond', -5, 'a whole number of requests a second from 1 to 10000', '-5'),
  wrong('audit.archiveRetentionDays', 7, 'a whole number of days from 30 to 36500', '7'),

  // A form or a word that is not known.
  wrong('name', 'Sandbox 1', NAME, '"Sandbox 1"'),
  wrong('name', 'sandböx', NAME, '"sandböx"'),
  wrong('account', '1111-2222-3333', 'an AWS account id of 12 digits, as a string', '"1111-2222-3333"'),
  wrong('alertEmails[0]', 'alerts at example.com', 'an email address', '"alerts at example.com"'),
  wrong(
    'network.cidr',
    '10.20.3.0/16',
    'a private /16 network on its boundary, such as "10.20.0.0/16"',
    '"10.20.3.0/16"',
  ),
  wrong('network.cidr', '8.8.0.0/16', 'a private /16 network on its boundary, such as "10.20.0.0/16"', '"8.8.0.0/16"'),
  wrong('network.zones[0]', ' eu-central-1a', ZONE, '" eu-central-1a"'),
  wrong('network.zones[0]', 'eu-central-1a\u200b', ZONE, '"eu-central-1a\\u{200b}"'),
  wrong('network.zones[0]', 'eu-central-1a\n', ZONE, '"eu-central-1a\\n"'),
  wrong('identity.domainPrefix', 'my-cognito', PREFIX, '"my-cognito"'),
  wrong('identity.domainPrefix', '-shop-', PREFIX, '"-shop-"'),
  wrong('identity.callbackUrls[0]', 'http://localhost:3000', URL, '"http://localhost:3000"'),
  wrong('identity.logoutUrls[0]', 'https://www.example.com/#out', URL, '"https://www.example.com/#out"'),
  wrong('data.backupLock', 'compliance', '"GOVERNANCE" or "COMPLIANCE"', '"compliance"'),
  wrong('data.deletionProtection.reason', 'later', REASON, '"later"'),
  wrong('data.deletionProtection.reason', ' '.repeat(30), REASON, `"${' '.repeat(30)}"`),
  wrong('data.deletionProtection.enabled', 'no', 'true, or false with a reason', '"no"'),
  wrong('audit.archiveLock', 'NONE', '"GOVERNANCE" or "COMPLIANCE"', '"NONE"'),
  {
    mistake: 'a country is written out',
    write: { 'api.allowedCountries': ['DE', 'France'] },
    answers: ['.api.allowedCountries[1]: expected an ISO 3166-1 alpha-2 country code such as "DE", got "France"'],
  },
  wrong('region', 'cn-north-1', `one of ${REGIONS.join(', ')}`, '"cn-north-1"'),

  // Twice.
  wrong(
    'network.zones',
    ['eu-central-1a', 'eu-central-1a'],
    `${ZONES}, each once`,
    '["eu-central-1a","eu-central-1a"]',
  ),
  wrong('alertEmails', ['a@example.com', 'a@example.com'], `${EMAILS}, each once`, '["a@example.com","a@example.com"]'),

  // Together.
  {
    mistake: 'a zone is of another region',
    write: { 'network.zones': ['eu-central-1a', 'eu-west-1b'] },
    answers: ['.network.zones[1]: expected a zone of eu-central-1, got "eu-west-1b"'],
  },
  {
    mistake: 'the region was changed, the zones were not',
    write: { region: 'us-east-1' },
    answers: [
      '.network.zones[0]: expected a zone of us-east-1, got "eu-central-1a"',
      '.network.zones[1]: expected a zone of us-east-1, got "eu-central-1b"',
    ],
  },
  wrong('data.readers', 2, 'fewer readers than the 2 zones, each has its own', '2'),
  {
    mistake: 'the capacity shrinks to more than it grows to',
    write: { 'data.minCapacity': 8, 'data.maxCapacity': 4 },
    answers: ['.data.maxCapacity: expected at least minCapacity, got 4'],
  },
  {
    mistake: 'the certificate is of another region',
    write: { 'api.domain': { name: 'api.example.com', certificateArn: certificate('us-east-1') } },
    answers: [
      '.api.domain.certificateArn: expected a certificate in eu-central-1, where the regional endpoint stands, got "arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-45678...',
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
    mistake: 'the hosted zone does not hold the name',
    write: {
      'api.domain': {
        name: 'api.example.com',
        certificateArn: certificate('eu-central-1'),
        hostedZone: { id: 'Z0123456789EXAMPLE', name: 'ample.com' },
      },
    },
    answers: ['.api.domain.hostedZone.name: expected the zone that holds api.example.com, got "ample.com"'],
  },
  wrong(
    'data.backupCopyVaultArn',
    'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
    'a vault outside eu-central-1 of 111122223333',
    '"arn:aws:backup:eu-central-1:111122223333:backup-vault:copies"',
  ),

  // Identity providers.
  {
    mistake: 'a provider is of an unknown type',
    write: { 'identity.federation': [{ type: 'ldap' }] },
    answers: ['.identity.federation[0].type: expected "oidc" or "saml", got "ldap"'],
  },
  {
    mistake: 'a provider is a name alone',
    write: { 'identity.federation': ['Okta'] },
    answers: [
      '.identity.federation[0]: expected a provider { type: "oidc", ... } or { type: "saml", ... }, got "Okta"',
    ],
  },
  {
    mistake: 'a provider of one type has a field of the other',
    write: { 'identity.federation': [{ ...saml('Okta'), issuer: 'https://idp.example.com' }] },
    answers: ['.identity.federation[0].issuer: unknown field; allowed here are type, name, metadataUrl'],
  },
  {
    mistake: 'a provider has the name that Cognito keeps for its own users',
    write: { 'identity.federation': [saml('Cognito')] },
    answers: [`.identity.federation[0].name: expected ${PROVIDER}, got "Cognito"`],
  },
  {
    mistake: 'two providers have one name',
    write: { 'identity.federation': [saml('Okta'), saml('Okta')] },
    answers: [
      '.identity.federation: expected every provider under a name of its own, got [{"type":"saml","name":"Okta","metadataUrl":"https://idp.example.com/metadata...',
    ],
  },

  // Machine clients.
  {
    mistake: 'a machine client is a name alone',
    write: { 'identity.machineClients': ['reporting'] },
    answers: ['.identity.machineClients[0]: expected a client { name: "...", tenant: "..." }, got "reporting"'],
  },
  {
    mistake: 'a machine client acts for no tenant',
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
      '.identity.machineClients: expected every client under a name of its own, got [{"name":"reporting","tenant":"one"},{"name":"reporting","tenant":"two"}]',
    ],
  },

  // Fields that do not exist.
  unknown('netwrok', ENVIRONMENT),
  unknown('network.zone', NETWORK),
  unknown('data.multiAz', DATA),
  {
    mistake: 'a field has a space in its name',
    write: { 'alert emails': [] },
    answers: [`["alert emails"]: unknown field; allowed here are ${ENVIRONMENT}`],
  },
  {
    mistake: 'a safeguard is on, with a reason',
    write: { 'data.deletionProtection': { enabled: true, reason: 'because it is production' } },
    answers: ['.data.deletionProtection.reason: unknown field; allowed here are enabled'],
  },

  // Several at once: each is told.
  {
    mistake: 'four things are wrong',
    write: { name: 'A', 'network.zones': [], 'data.port': 0, mode: 'fast' },
    answers: [
      `.name: expected ${NAME}, got "A"`,
      `.network.zones: expected ${ZONES}, got []`,
      `.data.port: expected ${PORT}, got 0`,
      `.mode: unknown field; allowed here are ${ENVIRONMENT}`,
    ],
  },
];
