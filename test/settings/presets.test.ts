import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../lib/settings/parse-settings';
import { production, sandbox } from '../../lib/settings/presets';
import { productionSettings, sandboxSettings } from '../scaffold';

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

/** Every field in which the presets differ, by path: sandbox, production. */
const DIFFERENCES = {
  terminationProtection: [false, true],
  'network.logRetentionDays': [30, 400],
  'identity.logRetentionDays': [30, 400],
  'identity.deletionProtection.enabled': [false, true],
  'identity.deletionProtection.reason': [
    'A sandbox holds no real data and is torn down by the team that made it.',
    undefined,
  ],
  'data.minCapacity': [0.5, 1],
  'data.maxCapacity': [2, 16],
  'data.readers': [0, 1],
  'data.backupRetentionDays': [7, 35],
  'data.deletionProtection.enabled': [false, true],
  'data.deletionProtection.reason': [
    'A sandbox holds no real data and is torn down by the team that made it.',
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
  'api.canary': [false, true],
  'api.logRetentionDays': [30, 400],
  'audit.archiveLock': ['GOVERNANCE', 'COMPLIANCE'],
  'audit.archiveRetentionDays': [30, 2557],
  'audit.logRetentionDays': [30, 400],
};

/** Every field that both presets fill alike. */
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
  'data.port': 6432,
  'data.backupLockGraceDays': 3,
  'api.allowedCountries': [],
  'api.botControl': false,
  'api.manageAccountLogging': true,
  'audit.trail': 'here',
};

describe('the presets', () => {
  const filled = [sandbox(answers), production({ ...answers, name: 'shop2' })].map((draft) => flat(draft));

  test('answer everything but what only the adopter can know', () => {
    const known = [...Object.keys(flat(answers)), ...Object.keys(ALIKE)];
    const [inSandbox, inProduction] = filled.map((fields) => Object.keys(fields).sort());
    expect(inSandbox).toEqual([...known, ...keysWhere(0)].sort());
    expect(inProduction).toEqual([...known, ...keysWhere(1)].sort());
  });

  test.each(Object.entries(DIFFERENCES))('differ in %s: %j', (path, values) => {
    expect(filled.map((fields) => fields[path])).toEqual(values);
  });

  test.each(Object.entries(ALIKE))('agree on %s: %j', (path, value) => {
    expect(filled.map((fields) => fields[path])).toEqual([value, value]);
  });

  test('yield settings that are valid as they are', () => {
    expect(sandboxSettings.name).toBe('sandbox');
    expect(productionSettings.name).toBe('production');
  });

  test('give way to the adopter, field by field', () => {
    const { data, audit } = parsed(
      production({
        ...answers,
        data: { readers: 0 },
        audit: { archiveLock: 'GOVERNANCE' },
        terminationProtection: false,
      }),
    );
    expect(data).toMatchObject({ readers: 0, backupRetentionDays: 35 });
    expect(audit).toMatchObject({ archiveLock: 'GOVERNANCE', archiveRetentionDays: 2557 });
  });

  test('are not changed by what an adopter makes of them', () => {
    const before = JSON.stringify(sandbox(answers));
    sandbox({ ...answers, data: { readers: 1 }, network: { ...answers.network, allowedDomains: ['example.com'] } });
    expect(JSON.stringify(sandbox(answers))).toBe(before);
  });
});

/** Compile errors in an editor, and refused all the same where nothing checks types. */
describe('a mistake an editor can see', () => {
  const { network, ...withoutNetwork } = answers;
  const { zones: _zones, ...networkWithoutZones } = { ...network, cidr: '10.20.0.0/16' };
  const { owner: _owner, ...withoutOwner } = answers;
  const silentlyOff = { deletionProtection: { enabled: false as const } };
  const { callbackUrls: _urls, ...withoutCallbacks } = answers.identity;

  test.each([
    // @ts-expect-error a required field is missing
    ['a required field is missing', () => sandbox(withoutOwner)],
    // @ts-expect-error a required section is missing
    ['a required section is missing', () => production(withoutNetwork)],
    // @ts-expect-error a required field of a section is missing
    ['a required field of a section is missing', () => sandbox({ ...answers, network: networkWithoutZones })],
    // @ts-expect-error a required list is missing
    ['a required list is missing', () => production({ ...answers, identity: withoutCallbacks })],
    // @ts-expect-error a field is misspelled
    ['a field is misspelled', () => sandbox({ ...answers, data: { reader: 1 } })],
    // @ts-expect-error a section is misspelled
    ['a section is misspelled', () => sandbox({ ...answers, databases: { readers: 1 } })],
    // @ts-expect-error a region is unknown
    ['a region is unknown', () => sandbox({ ...answers, region: 'eu-central-9' })],
    // @ts-expect-error a number is written as text
    ['a number is written as text', () => production({ ...answers, data: { readers: '1' } })],
    // @ts-expect-error a retention is not offered
    ['a retention is not offered', () => production({ ...answers, api: { logRetentionDays: 31 } })],
    // @ts-expect-error a safeguard is off without a reason
    ['a safeguard is off without a reason', () => sandbox({ ...answers, data: silentlyOff })],
    // @ts-expect-error a setting is undefined
    ['a setting is undefined', () => sandbox({ ...answers, data: { port: undefined } })],
  ])('is refused as well: %s', (_mistake, draft) => {
    expect(parseSettings([draft()]).ok).toBe(false);
  });
});

function parsed(draft: ReturnType<typeof sandbox>) {
  const result = parseSettings([draft]);
  if (!result.ok || result.environments[0] === undefined) throw new Error(JSON.stringify(result));
  return result.environments[0];
}

function keysWhere(preset: 0 | 1): string[] {
  return Object.entries(DIFFERENCES).flatMap(([path, values]) => (values[preset] === undefined ? [] : [path]));
}

/** The fields of a draft by dotted path; a list is a value. */
function flat(value: object, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) =>
      typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.entries(flat(field, `${prefix}${key}.`))
        : [[`${prefix}${key}`, field]],
    ),
  );
}
