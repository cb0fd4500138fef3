import { type GatePolicy, STRICT } from '../engine/gate-policy';
import { DEFAULT_PACKS, PACK_NAMES, type PackName } from '../engine/known-packs';
import { findNearName } from '../schema/suggest-name';
import type { GateArguments } from './arguments';
import { readDataFile } from './data-file';
import { InputError } from './usage-error';

/** The content of the file of `--policy`, as `policy.schema.json` describes it. */
export interface PolicyFile {
  readonly default?: Partial<GatePolicy>;
  readonly environments?: Readonly<Record<string, Partial<GatePolicy>>>;
}

/** The policies of foreign templates, and the packs that any of them chooses. */
export interface ForeignPolicies {
  readonly packs: readonly PackName[];
  readonly getPolicy: (environment: string) => GatePolicy;
}

/**
 * Reads the policies of foreign templates: of the file, with the fields that options of the command line replace.
 *
 * @param environments of the templates
 * @throws InputError for a file with mistakes, and for an environment that is misspelt
 */
export function readForeignPolicies(
  options: Pick<GateArguments, 'policy' | 'packs' | 'levels' | 'fails' | 'facts'>,
  environments: readonly string[],
): ForeignPolicies {
  const { policy: path, facts } = options;
  const file = path === undefined ? {} : readDataFile<PolicyFile>('--policy', path, 'policy.schema.json');
  assertKnownEnvironments(path ?? '', file, environments);
  const getPolicy = (environment: string): GatePolicy => {
    const {
      trusts,
      disposable = false,
      ...own
    } = {
      ...STRICT,
      ...file.default,
      // Every object inherits a name such as `constructor`, which the file does not have.
      ...(Object.hasOwn(file.environments ?? {}, environment) ? file.environments?.[environment] : {}),
    };
    return {
      ...own,
      packs: options.packs ?? own.packs ?? DEFAULT_PACKS,
      ...(options.levels && { levels: options.levels }),
      ...(options.fails && { fails: options.fails }),
      disposable: disposable || facts.disposable.includes(environment),
      trusts: { ...trusts, accounts: [...(trusts?.accounts ?? []), ...facts.accounts] },
    };
  };
  const chosen = new Set(environments.flatMap((environment) => getPolicy(environment).packs ?? []));
  return { packs: PACK_NAMES.filter((name) => chosen.has(name)), getPolicy };
}

/**
 * A policy for an environment that is not among the templates may be of another run. One whose name is nearly that of an
 * environment without a policy is a mistake: the environment would be judged by another policy.
 */
function assertKnownEnvironments(path: string, { environments = {} }: PolicyFile, present: readonly string[]): void {
  const named = Object.keys(environments);
  for (const name of named.filter((one) => !present.includes(one))) {
    const near = findNearName(
      name,
      present.filter((one) => !named.includes(one)),
    );
    if (near === undefined) continue;
    throw new InputError(
      `--policy ${path}: environments.${name} is the policy of no template. Did you mean ${near}? The templates are of ${present.join(', ')}.`,
    );
  }
}
