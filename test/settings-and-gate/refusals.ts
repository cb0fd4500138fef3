/** Documented values that validation refuses, since they need another setting or fit only one kind of environment. */
export interface Refusal {
  readonly setting: string;
  readonly isRefused: (value: unknown) => boolean;
  /** The first problem, from the path on: what is expected and why. */
  readonly problem: string;
}

const refuse = (setting: string, values: readonly unknown[], problem: string): Refusal => ({
  setting,
  isRefused: (value) => values.includes(value),
  problem,
});

const isLong = (value: unknown): boolean => typeof value === 'string' && value.length > 27;
const hasMode = (value: unknown, mode: string): boolean => JSON.stringify(value).includes(`"mode":"${mode}"`);
const hasPhase = (value: unknown, ...phases: string[]): boolean =>
  phases.some((phase) => JSON.stringify(value).includes(`"phase":"${phase}"`));

const EVERYWHERE: readonly Refusal[] = [
  {
    setting: 'region',
    isRefused: (value) => value !== 'eu-central-1',
    problem: 'network.zones[0]: expected a zone of ',
  },
  refuse('account', ['444455556666'], 'alertEmails[0]: expected an address that your team reads, since the account'),
  {
    setting: 'identity.domainPrefix',
    isRefused: isLong,
    problem: 'identity.domainPrefix: expected at most 27 characters, since ',
  },
  refuse('data.minCapacity', [256], 'data.maxCapacity: expected at least minCapacity'),
  refuse('api.machineRequestsPerDay', [100_000_000], 'api.machineRequestsPerDay: expected at most '),
];

const HUB_NEEDS_RECORDER = 'detection.config.mode: expected "here" or "elsewhere", since Security Hub needs it';

export const SANDBOX_REFUSALS: readonly Refusal[] = [
  ...EVERYWHERE,
  refuse('disposable', [false], 'protections.phase: expected "creation" or "protected", since '),
  {
    setting: 'protections',
    isRefused: (value) => hasPhase(value, 'creation', 'protected'),
    problem: 'protections.phase: expected "off", since the environment is disposable',
  },
  refuse('data.readers', [5], 'data.readers: expected fewer readers than the 2 zones, since '),
  {
    setting: 'detection.frameworks',
    isRefused: (value) => Array.isArray(value) && value.length > 0,
    problem: 'detection.frameworks: expected none, since neither Security Hub nor AWS Config is on to check one',
  },
  { setting: 'detection.securityHub', isRefused: (value) => hasMode(value, 'here'), problem: HUB_NEEDS_RECORDER },
  {
    setting: 'data.proxy',
    isRefused: (value) => JSON.stringify(value) === '{"enabled":true}',
    problem: 'data.minCapacity: expected at least 0.5 ACU, since the connections of the proxy ',
  },
];

const YEAR_OF_LOGS = '.logRetentionDays: expected 365, 400 or 731 days, since the environment is not disposable';

export const PRODUCTION_REFUSALS: readonly Refusal[] = [
  ...EVERYWHERE,
  refuse('disposable', [true], 'protections.phase: expected "off", since the environment is disposable'),
  {
    setting: 'protections',
    isRefused: (value) => hasPhase(value, 'off'),
    problem: 'protections.phase: expected "creation" or "protected", since the environment is not disposable',
  },
  refuse('encryption.pendingWindowDays', [7, 29], 'encryption.pendingWindowDays: expected 30 days, since '),
  refuse('data.minCapacity', [0], 'data.minCapacity: expected at least 0.5 ACU, since the connections of the proxy '),
  refuse('data.readers', [0], 'data.readers: expected at least 1 reader, since the environment is not disposable'),
  refuse('data.readers', [5], 'data.readers: expected fewer readers than the 3 zones, since '),
  refuse('api.requestsPerSecond', [1], 'api.machineRequestsPerDay: expected at most '),
  refuse('audit.archiveRetentionDays', [30, 364], 'audit.archiveRetentionDays: expected at least 365 days, since '),
  { setting: 'detection.config', isRefused: (value) => hasMode(value, 'off'), problem: HUB_NEEDS_RECORDER },
  ...['network', 'identity', 'data', 'api', 'audit', 'response'].map((section) =>
    refuse(`${section}.logRetentionDays`, [30, 90, 180], `${section}${YEAR_OF_LOGS}`),
  ),
];
