import { COUNTRIES } from '../../lib/settings/countries';
import { listSchemaFields } from './schema-fields';

const REASON = 'The team decided this for cost.';
const PROTECTION = [{ enabled: true }, { enabled: false, reason: REASON }];

const ELSEWHERE = { mode: 'elsewhere', managedBy: 'the security team in account 444455556666' };
const OFF = { mode: 'off', reason: REASON };
const PLANS = [
  's3DataEvents',
  'eksAuditLogs',
  'ebsMalwareProtection',
  'rdsLoginEvents',
  'lambdaNetworkLogs',
  'runtimeMonitoring',
];

const repeat = <T>(count: number, create: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => create(i));

const domain = {
  name: 'api.example.com',
  certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
};
const hostedZone = { id: 'Z0123456789EXAMPLE', name: 'example.com' };
const mutualTlsTruststore = 's3://example-truststore/clients/truststore.pem';

const oidc = {
  type: 'oidc',
  name: 'Okta',
  issuer: 'https://idp.example.com/oauth2/default',
  clientId: '0oa1example',
  clientSecretName: 'identity/okta+client@v1.0',
};
const saml = { type: 'saml', name: 'Entra-ID', metadataUrl: 'https://idp.example.com:8443/metadata?app=1' };
const provider = (index: number) =>
  index % 2 === 0 ? { ...oidc, name: `Okta${index}` } : { ...saml, name: `Saml${index}` };

/** Values of the settings that no schema enumerates: the shortest, the longest and the usual ones. */
export const WRITTEN_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  name: ['ab', 'abcdefghijklmno9'],
  account: ['444455556666'],
  owner: ['a1', `a${'-b'.repeat(31)}`],
  alertEmails: [['a@example.com'], repeat(10, (i) => `alerts+${i}@example.com`)],
  protections: [
    { phase: 'off', reason: REASON },
    { phase: 'creation', until: '2026-11-23' },
    { phase: 'creation', until: '2027-02-21' },
    { phase: 'protected' },
  ],
  'network.cidr': ['10.255.0.0/16', '172.16.0.0/16', '192.168.0.0/16'],
  'network.zones': [2, 3, 6].map((count) => repeat(count, (i) => `eu-central-1${'abcdef'[i]}`)),
  'network.redundantEndpoints': PROTECTION,
  'network.allowedDomains': [[], ['*.example.com'], repeat(100, (i) => `host-${i}.example.com.`)],
  'identity.domainPrefix': ['abc', `a${'-'.repeat(25)}z`, `a${'-'.repeat(26)}z`, `a${'-'.repeat(61)}z`],
  'identity.callbackUrls': [['https://a.example.com:8443/x?y=1'], repeat(100, (i) => `https://www${i}.example.com/in`)],
  'identity.logoutUrls': [['https://a.example.com:8443/x?y=1'], repeat(100, (i) => `https://www${i}.example.com/out`)],
  'identity.machineClients': [
    [],
    [{ name: 'ab', tenant: 'ab' }],
    [{ name: 'ab', tenant: 'ab', scopes: [] }],
    [{ name: 'ab', tenant: 'ab', scopes: ['records/read', 'records/write', 'subjects/export', 'subjects/erase'] }],
    [{ name: `a${'-'.repeat(31)}`, tenant: `a${'-'.repeat(62)}` }],
    repeat(50, (i) => ({ name: `client-${i}`, tenant: `tenant-${i % 3}` })),
  ],
  'identity.federation': [[], [oidc], [saml], [oidc, saml], repeat(20, provider)],
  'data.proxy': PROTECTION,
  'data.monitoring': PROTECTION,
  'data.restoreFrom': [
    { snapshotArn: 'arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:rds:records-2027-01-31-03-00' },
    { snapshotArn: 'arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:awsbackup:job-01234567' },
    { cluster: 'production-records-1' },
    { cluster: 'production-records-1', time: '2027-01-31T12:00:00Z' },
  ],
  'data.backupCopy': [
    {
      vaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
      keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
    },
    {
      vaultArn: 'arn:aws:backup:eu-central-1:444455556666:backup-vault:Copies_of-records',
      keyArn: 'arn:aws:kms:eu-central-1:444455556666:key/mrk-0123456789abcdef0123456789abcdef',
    },
  ],
  // The longest that only a disposable environment may have, and the next one.
  'audit.archiveRetentionDays': [364, 365],
  'encryption.pendingWindowDays': [29],
  'api.domain': [
    domain,
    { ...domain, hostedZone },
    { ...domain, mutualTlsTruststore },
    { ...domain, hostedZone, mutualTlsTruststore },
  ],
  'api.allowedCountries': [[], ['DE'], COUNTRIES.slice(0, 50), ['XK', 'ZW']],
  'api.detailedMetrics': PROTECTION,
  'response.automatic': [
    [],
    ['block-address', 'restore-trail'],
    [
      'contain-function',
      'block-address',
      'disable-user',
      'quarantine-credential',
      'restore-trail',
      'preserve-database',
    ],
  ],
  'response.neverBlock': [[], repeat(50, (i) => `192.0.2.${i}/32`)],
  'response.slack': [{ workspaceId: 'T0123456789', channelId: 'C0123456789' }],
  'detection.frameworks': [[], ['hipaa'], ['cis', 'gdpr', 'hipaa', 'nist-800-53', 'pci-dss', 'soc2']],
  'detection.guardDuty': [
    { mode: 'here', plansOff: [] },
    { mode: 'here', plansOff: PLANS.map((plan) => ({ plan, reason: REASON })) },
    { mode: 'here', plansOff: [{ plan: 'rdsLoginEvents', reason: REASON }] },
    ELSEWHERE,
    OFF,
  ],
  'detection.securityHub': [{ mode: 'here' }, ELSEWHERE, OFF],
  'detection.securityHubUnified': [{ mode: 'here' }, ELSEWHERE, OFF],
  'detection.config': [
    { mode: 'here', recording: { frequency: 'continuous' }, excludedTypes: [] },
    { mode: 'here', recording: { frequency: 'daily', reason: REASON }, excludedTypes: [] },
    {
      mode: 'here',
      recording: { frequency: 'continuous' },
      excludedTypes: repeat(50, (i) => ({ type: `AWS::EC2::Type${i}`, reason: REASON })),
    },
    ELSEWHERE,
    OFF,
  ],
  'detection.externalAccess': [{ mode: 'here' }, ELSEWHERE, OFF],
  'detection.unusedAccess': [{ mode: 'here', ageDays: 1 }, { mode: 'here', ageDays: 90 }, ELSEWHERE, OFF],
  'detection.internalAccess': [{ mode: 'here' }, ELSEWHERE, OFF],
  'detection.inspector': [
    { mode: 'here', scans: ['lambdaCode'] },
    { mode: 'here', scans: ['lambda', 'lambdaCode', 'ecr', 'ec2'] },
    ELSEWHERE,
    OFF,
  ],
  'detection.macie': [{ mode: 'here' }, ELSEWHERE, OFF],
  'monitoring.loadAlarms': PROTECTION,
  'monitoring.costAnomalies': [
    { mode: 'here', minimumUsd: 1 },
    {
      mode: 'here',
      minimumUsd: 1_000_000,
      monitorArn: 'arn:aws:ce::111122223333:anomalymonitor/01234567-89ab-cdef-0123-456789abcdef',
    },
    ELSEWHERE,
    OFF,
  ],
};

/** One setting with all values to try. */
export interface DocumentedSetting {
  readonly setting: string;
  readonly values: readonly unknown[];
}

/** Lists every setting of the schema with the values to try. */
export function listDocumentedSettings(): DocumentedSetting[] {
  const fields = listSchemaFields();
  return [...new Set(fields.map(({ setting }) => setting))].map((setting) => {
    const enumerated = fields.find(({ path }) => path === setting)?.values ?? [];
    return { setting, values: [...enumerated, ...(WRITTEN_VALUES[setting] ?? [])] };
  });
}

/** Finds what the documented values do not try: a field, a value of an enumeration, a bound, a length of a list. */
export function findUntriedValues(): string[] {
  const values = new Map(listDocumentedSettings().map((documented) => [documented.setting, documented.values]));
  return listSchemaFields().flatMap(({ path, setting, values: required, lengths }) => {
    const tried = (values.get(setting) ?? []).flatMap((value) => readPath(value, splitPath(path, setting)));
    return [
      ...(tried.length === 0 ? [`${path}: no value`] : []),
      ...required.filter((value) => !tried.includes(value)).map((value) => `${path}: ${JSON.stringify(value)}`),
      ...lengths
        .filter((length) => !tried.some((list) => Array.isArray(list) && list.length === length))
        .map((length) => `${path}: a list of ${length}`),
    ];
  });
}

/** The steps from a setting to one of its values: `[].name` is an element of the list and its field `name`. */
function splitPath(path: string, setting: string): string[] {
  return path.slice(setting.length).match(/\[\]|[^.[\]]+/g) ?? [];
}

function readPath(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  if (step === '[]') return Array.isArray(value) ? value.flatMap((element) => readPath(element, rest)) : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return readPath(Reflect.get(value, step), rest);
}
