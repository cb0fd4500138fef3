import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../lib/settings/parse-settings';
import { production, sandbox } from '../../lib/settings/presets';
import { productionSettings, sandboxSettings, TODAY } from '../scaffold';

const answers = {
  name: 'shop',
  account: '111122223333',
  region: 'eu-central-1' as const,
  owner: 'platform-team',
  alertEmails: ['alerts@example.com'],
  network: { zones: ['eu-central-1a', 'eu-central-1b'] },
  identity: {
    domainPrefix: 'bulwark-shop-example',
    callbackUrls: ['https://www.example.com/signed-in'],
    logoutUrls: ['https://www.example.com/signed-out'],
  },
};

/** What production asks for in addition. */
const protections = { phase: 'creation', until: '2027-01-31' } as const;

/** Every field in which the presets differ, by path: sandbox, production. */
const DIFFERENCES = {
  disposable: [true, false],
  'protections.phase': ['off', 'creation'],
  'protections.reason': ['A sandbox contains no real data and is deleted by the team that created it.', undefined],
  'protections.until': [undefined, '2027-01-31'],
  'network.redundantEndpoints.enabled': [false, true],
  'network.redundantEndpoints.reason': [
    'A sandbox may be unavailable together with its first zone. Each further zone costs about 8 USD per month.',
    undefined,
  ],
  'network.logRetentionDays': [30, 400],
  'identity.logRetentionDays': [30, 400],
  'data.minCapacity': [0, 0.5],
  'data.maxCapacity': [2, 16],
  'data.readers': [0, 1],
  'data.backupRetentionDays': [7, 35],
  'data.proxy.enabled': [false, true],
  'data.proxy.reason': [
    'The connections of a proxy keep the database from pausing. A sandbox has few clients and needs no pool.',
    undefined,
  ],
  'data.monitoring.enabled': [false, true],
  'data.monitoring.reason': [
    'Both keep the capacity of an idle database up. A sandbox contains no real data; its alarms and logs stay on.',
    undefined,
  ],
  'data.backupLock': ['GOVERNANCE', 'COMPLIANCE'],
  'data.logRetentionDays': [30, 400],
  'api.requestsPerSecond': [50, 500],
  'api.burst': [100, 1000],
  'api.machineRequestsPerDay': [10_000, 1_000_000],
  'api.requestsPerAddress': [500, 2000],
  'api.requestsPerToken': [500, 2000],
  'api.functionConcurrency': [5, 50],
  'api.detailedMetrics.enabled': [false, true],
  'api.detailedMetrics.reason': [
    'The alarms use the metrics of the stage. Metrics for each method would cost about 15 USD per month.',
    undefined,
  ],
  'api.canary': [false, true],
  'api.logRetentionDays': [30, 400],
  'audit.archiveLock': ['GOVERNANCE', 'COMPLIANCE'],
  'audit.archiveRetentionDays': [30, 2557],
  'audit.logRetentionDays': [30, 400],
  'detection.frameworks': [[], ['cis', 'gdpr']],
  'detection.securityHub.mode': ['off', 'here'],
  'detection.securityHub.reason': [
    'A sandbox contains no real data. The gate checks the same controls at synthesis, and their checks cost by the month.',
    undefined,
  ],
  'detection.config.mode': ['off', 'here'],
  'detection.config.reason': [
    'A sandbox contains no real data. Every deployment would record its changes, at about 1 USD for the first one.',
    undefined,
  ],
  'detection.config.recording.frequency': [undefined, 'continuous'],
  'detection.config.excludedTypes': [undefined, []],
  'detection.unusedAccess.mode': ['off', 'here'],
  'detection.unusedAccess.reason': [
    'A sandbox contains no real data. Each role of the account costs 0.20 USD per month.',
    undefined,
  ],
  'detection.unusedAccess.ageDays': [undefined, 90],
  'detection.inspector.mode': ['off', 'here'],
  'detection.inspector.reason': [
    'A sandbox contains no real data. Each function costs 0.30 USD per month, and CI checks the dependencies.',
    undefined,
  ],
  'detection.inspector.scans': [undefined, ['lambda']],
  'response.logRetentionDays': [30, 400],
  'monitoring.loadAlarms.enabled': [false, true],
  'monitoring.loadAlarms.reason': [
    'No user relies on the answers of a sandbox. Its errors and failed sign-ins still alert.',
    undefined,
  ],
};

/** Every field with the same value in both presets. */
const ALIKE = {
  'network.cidr': '10.20.0.0/16',
  'network.allowedDomains': [],
  'network.blockPublicAccess': false,
  'encryption.rotationPeriodDays': 365,
  'encryption.pendingWindowDays': 30,
  'identity.accessTokenMinutes': 15,
  'identity.sessionHours': 8,
  'identity.machineClients': [],
  'identity.federation': [],
  'data.pauseAfterSeconds': 300,
  'data.generation': 1,
  'data.port': 6432,
  'data.backupLockGraceDays': 3,
  'api.allowedCountries': [],
  'api.botControl': false,
  'api.manageAccountLogging': true,
  'audit.trail': 'here',
  'detection.guardDuty.mode': 'here',
  'detection.guardDuty.plansOff': [],
  'detection.externalAccess.mode': 'here',
  'detection.securityHubUnified.mode': 'off',
  'detection.securityHubUnified.reason':
    'Security Hub CSPM and the event rules handle every finding. The unified Security Hub costs by resource.',
  'detection.internalAccess.mode': 'off',
  'detection.internalAccess.reason':
    'It costs 9 USD per month for every bucket and snapshot. Bucket and key policies name who has access.',
  'detection.macie.mode': 'off',
  'detection.macie.reason':
    'No bucket of the backend holds data of users: the buckets keep logs and configurations only.',
  'response.automatic': ['block-address', 'restore-trail'],
  'response.approvalMinutes': 60,
  'response.blockHours': 24,
  'response.neverBlock': [],
  'monitoring.costAnomalies.mode': 'off',
  'monitoring.costAnomalies.reason':
    'An account has one monitor, and AWS may have created it. Name it in monitoring.costAnomalies to get alerts.',
};

describe('the presets', () => {
  const filled = [sandbox(answers), production({ ...answers, name: 'shop2', protections })].map((draft) =>
    flatten(draft),
  );

  test('set every field except those that only the adopter can know', () => {
    const known = [...Object.keys(flatten(answers)), ...Object.keys(ALIKE)];
    const [inSandbox, inProduction] = filled.map((fields) => Object.keys(fields).sort());
    expect(inSandbox).toEqual([...known, ...findKeys(0)].sort());
    expect(inProduction).toEqual([...known, ...findKeys(1)].sort());
  });

  test.each(Object.entries(DIFFERENCES))('differ in %s: %j', (path, values) => {
    expect(filled.map((fields) => fields[path])).toEqual(values);
  });

  test.each(Object.entries(ALIKE))('agree on %s: %j', (path, value) => {
    expect(filled.map((fields) => fields[path])).toEqual([value, value]);
  });

  test('are valid settings without changes', () => {
    expect(sandboxSettings.name).toBe('sandbox');
    expect(productionSettings.name).toBe('production');
  });

  test('are overridden by the adopter, field by field', () => {
    const { data, audit } = parseOne(
      production({
        ...answers,
        data: { readers: 1, port: 7000 },
        audit: { archiveLock: 'GOVERNANCE' },
        protections,
      }),
    );
    expect(data).toMatchObject({ readers: 1, port: 7000, backupRetentionDays: 35 });
    expect(audit).toMatchObject({ archiveLock: 'GOVERNANCE', archiveRetentionDays: 2557 });
  });

  test('are replaced, not merged, where a field is not a section', () => {
    expect(sandbox({ ...answers, disposable: false, protections })['protections']).toEqual(protections);
  });

  test('are not modified by a draft', () => {
    const before = JSON.stringify(sandbox(answers));
    sandbox({ ...answers, data: { readers: 1 }, network: { ...answers.network, allowedDomains: ['example.com'] } });
    expect(JSON.stringify(sandbox(answers))).toBe(before);
  });
});

/** Compile errors in an editor, and rejected at run time too. */
describe('a mistake that the compiler reports', () => {
  const { network, ...withoutNetwork } = answers;
  const { zones: _zones, ...networkWithoutZones } = { ...network, cidr: '10.20.0.0/16' };
  const { owner: _owner, ...withoutOwner } = answers;
  const data = { readers: '1' };
  const api = { logRetentionDays: 31 } as const;
  const silentlyOff = { monitoring: { enabled: false as const } };
  const { callbackUrls: _urls, ...withoutCallbacks } = answers.identity;

  test.each([
    // @ts-expect-error a required field is missing
    ['a required field is missing', () => sandbox(withoutOwner)],
    // @ts-expect-error a required section is missing
    ['a required section is missing', () => production({ ...withoutNetwork, protections })],
    // @ts-expect-error the phase of the protections is missing
    ['the phase of the protections is missing', () => production(answers)],
    // @ts-expect-error the phase creation has no date
    ['the phase creation has no date', () => production({ ...answers, protections: { phase: 'creation' } })],
    // @ts-expect-error a required field of a section is missing
    ['a required field of a section is missing', () => sandbox({ ...answers, network: networkWithoutZones })],
    // @ts-expect-error a required list is missing
    ['a required list is missing', () => production({ ...answers, protections, identity: withoutCallbacks })],
    // @ts-expect-error a field is misspelled
    ['a field is misspelled', () => sandbox({ ...answers, data: { reader: 1 } })],
    // @ts-expect-error a section is misspelled
    ['a section is misspelled', () => sandbox({ ...answers, databases: { readers: 1 } })],
    // @ts-expect-error a region is unknown
    ['a region is unknown', () => sandbox({ ...answers, region: 'eu-central-9' })],
    // @ts-expect-error a number is a string
    ['a number is a string', () => production({ ...answers, protections, data })],
    // @ts-expect-error a retention period is not supported
    ['a retention period is not supported', () => production({ ...answers, protections, api })],
    // @ts-expect-error a protection is disabled without a reason
    ['a protection is disabled without a reason', () => sandbox({ ...answers, data: silentlyOff })],
    // @ts-expect-error a setting is undefined
    ['a setting is undefined', () => sandbox({ ...answers, data: { port: undefined } })],
  ])('is refused as well: %s', (_mistake, draft) => {
    expect(parseSettings([draft()], TODAY).ok).toBe(false);
  });
});

function parseOne(draft: ReturnType<typeof sandbox>) {
  const result = parseSettings([draft], TODAY);
  if (!result.ok || result.environments[0] === undefined) throw new Error(JSON.stringify(result));
  return result.environments[0];
}

function findKeys(preset: 0 | 1): string[] {
  return Object.entries(DIFFERENCES).flatMap(([path, values]) => (values[preset] === undefined ? [] : [path]));
}

/** The fields of a draft by dotted path; a list is a value. */
function flatten(value: object, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) =>
      typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.entries(flatten(field, `${prefix}${key}.`))
        : [[`${prefix}${key}`, field]],
    ),
  );
}
