import { listAccountServices } from './detection-settings';
import { formatValue } from './format-value';
import type { Settings } from './settings';

interface UniqueField {
  readonly field: string;
  /** The value that must be unique, or undefined where the environment does not set the field. */
  readonly readKey: (settings: Settings) => string | undefined;
  readonly expected: string;
  /** The value that the message shows. */
  readonly readValue: (settings: Settings) => unknown;
}

/** Fields that must be unique in an account, a region or the list. A deployment would find a duplicate too late. */
const UNIQUE_FIELDS: readonly UniqueField[] = [
  {
    field: 'name',
    readKey: ({ name }) => name,
    expected: 'a unique name',
    readValue: ({ name }) => name,
  },
  {
    field: 'identity.domainPrefix',
    readKey: ({ region, identity }) => `${region} ${identity.domainPrefix}`,
    expected: 'a sign-in host that is unique in its region',
    readValue: ({ identity }) => identity.domainPrefix,
  },
  {
    field: 'api.domain.name',
    readKey: ({ region, api }) => api.domain && `${region} ${api.domain.name}`,
    expected: 'a host name that is unique in its region',
    readValue: ({ api }) => api.domain?.name,
  },
  {
    field: 'network.blockPublicAccess',
    readKey: ({ account, region, network }) => (network.blockPublicAccess ? `${account} ${region}` : undefined),
    expected: 'true in only one environment per account and region, since it applies to all of them',
    readValue: ({ network }) => network.blockPublicAccess,
  },
  {
    field: 'api.manageAccountLogging',
    readKey: ({ account, region, api }) => (api.manageAccountLogging ? `${account} ${region}` : undefined),
    expected: 'true in only one environment per account and region, since they share one role',
    readValue: ({ api }) => api.manageAccountLogging,
  },
  {
    field: 'monitoring.costAnomalies.mode',
    readKey: ({ account, monitoring: { costAnomalies } }) =>
      costAnomalies.mode === 'here' && costAnomalies.monitorArn === undefined ? account : undefined,
    expected: '"here" without a monitorArn in only one environment per account, and with it in the others',
    readValue: ({ monitoring }) => monitoring.costAnomalies.mode,
  },
  ...listAccountServices().map((service) => ({
    field: `detection.${service}.mode`,
    readKey: ({ account, region, detection }: Settings) =>
      detection[service].mode === 'here' ? `${account} ${region}` : undefined,
    expected: '"here" in only one environment per account and region, and "elsewhere" in the others',
    readValue: ({ detection }: Settings) => detection[service].mode,
  })),
];

/** Finds mistakes that involve more than one environment. */
export function findProblemsAcross(environments: ReadonlyMap<number, Settings>): string[] {
  return UNIQUE_FIELDS.flatMap(({ field, readKey, expected, readValue }) => {
    const first = new Map<string, number>();
    return [...environments].flatMap(([index, settings]) => {
      const taken = readKey(settings);
      if (taken === undefined) return [];
      const earlier = first.get(taken);
      if (earlier === undefined) {
        first.set(taken, index);
        return [];
      }
      return [
        `environments[${index}].${field}: expected ${expected}, got ${formatValue(readValue(settings))}, as in environments[${earlier}]`,
      ];
    });
  });
}
