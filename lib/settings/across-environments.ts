import { shown } from './given-value';
import type { Settings } from './settings';

interface Once {
  readonly field: string;
  /** What must differ, or undefined where the environment does not take part. */
  readonly key: (settings: Settings) => string | undefined;
  readonly expected: string;
  readonly given: (settings: Settings) => unknown;
}

/** What an account, a region or the whole list can hold only once. A deployment would find out; too late. */
const ONCE: readonly Once[] = [
  {
    field: 'name',
    key: ({ name }) => name,
    expected: 'every name once',
    given: ({ name }) => name,
  },
  {
    field: 'identity.domainPrefix',
    key: ({ region, identity }) => `${region} ${identity.domainPrefix}`,
    expected: 'every sign-in host once in a region',
    given: ({ identity }) => identity.domainPrefix,
  },
  {
    field: 'api.domain.name',
    key: ({ region, api }) => api.domain && `${region} ${api.domain.name}`,
    expected: 'every host name once in a region',
    given: ({ api }) => api.domain?.name,
  },
  {
    field: 'network.blockPublicAccess',
    key: ({ account, region, network }) => (network.blockPublicAccess ? `${account} ${region}` : undefined),
    expected: 'one environment of an account and region to say true, as it binds all of them',
    given: ({ network }) => network.blockPublicAccess,
  },
  {
    field: 'api.manageAccountLogging',
    key: ({ account, region, api }) => (api.manageAccountLogging ? `${account} ${region}` : undefined),
    expected: 'one environment of an account and region to say true, as there is one such role in it',
    given: ({ api }) => api.manageAccountLogging,
  },
];

/** Mistakes that no environment shows on its own. */
export function problemsAcross(environments: ReadonlyMap<number, Settings>): string[] {
  return ONCE.flatMap(({ field, key, expected, given }) => {
    const first = new Map<string, number>();
    return [...environments].flatMap(([index, settings]) => {
      const taken = key(settings);
      if (taken === undefined) return [];
      const earlier = first.get(taken);
      if (earlier === undefined) {
        first.set(taken, index);
        return [];
      }
      return [
        `environments[${index}].${field}: expected ${expected}, got ${shown(given(settings))}, as in environments[${earlier}]`,
      ];
    });
  });
}
