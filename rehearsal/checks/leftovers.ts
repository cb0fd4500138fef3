import type { Settings } from '../../lib/settings/settings';
import type { AssemblyTemplates } from '../cloud/templates';
import type { EmulatedStack } from '../emulator';
import { StepFailed } from '../step-log';

/** A resource that exists after `cdk destroy`. */
export interface Leftover {
  readonly type: string;
  /** Path of the construct, without the environment: `Encryption/Keys/Logs/Resource`. */
  readonly path: string;
}

/** Settings that decide whether something is left. The name of an environment decides nothing. */
const CONDITIONS = {
  /** Somebody's users outlive the environment. */
  permanent: ({ disposable }) => !disposable,
  accountLogging: ({ api }) => api.manageAccountLogging,
  ownTrail: ({ audit }) => audit.trail === 'here',
  ownConfig: ({ detection }) => detection.config.mode === 'here',
  accountSetup: ({ detection: { config, inspector } }) => config.mode === 'here' || inspector.mode === 'here',
} satisfies Readonly<Record<string, (settings: Settings) => boolean>>;

/** An entry of leftovers.json. */
export interface ListedLeftover extends Leftover {
  /** @default - it is always left */
  readonly when?: string;
}

/**
 * The entries of leftovers.json that hold for an environment with these settings.
 *
 * @throws Error for a condition that does not exist
 */
export function selectLeftovers(listed: readonly ListedLeftover[], settings: Settings): readonly Leftover[] {
  const conditions = new Map<string, (settings: Settings) => boolean>(Object.entries(CONDITIONS));
  return listed.filter(({ path, when }) => {
    if (when === undefined) return true;
    const holds = conditions.get(when);
    if (holds === undefined) throw new Error(`rehearsal/leftovers.json, ${path}: "${when}" is not a condition`);
    return holds(settings);
  });
}

/** The resources that CloudFormation skipped when it deleted the stacks, and the snapshots that it took. */
export function findLeftovers(
  environment: string,
  stacks: Readonly<Record<string, EmulatedStack>>,
  templates: AssemblyTemplates,
): readonly Leftover[] {
  return templates
    .all()
    .filter(({ stack, logicalId, definition }) => {
      const skipped = stacks[stack]?.events.some(
        (event) => event.logicalId === logicalId && event.status === 'DELETE_SKIPPED',
      );
      return skipped === true || definition.DeletionPolicy === 'Snapshot';
    })
    .map(({ definition }) => ({
      type: definition.DeletionPolicy === 'Snapshot' ? `snapshot of ${definition.Type}` : definition.Type,
      path: simplifyPath(environment, String(definition.Metadata?.['aws:cdk:path'])),
    }))
    .sort((one, other) => `${one.type} ${one.path}`.localeCompare(`${other.type} ${other.path}`));
}

/** Without the environment, and without the number of the database's generation. */
function simplifyPath(environment: string, path: string): string {
  return path.replace(`${environment}/`, '').replace(/(?<=Generation)\d+/, '');
}

/** @throws StepFailed with each resource that only one of the lists has */
export function compareLeftovers(found: readonly Leftover[], documented: readonly Leftover[]): string {
  const [left, listed] = [found.map(describe), documented.map(describe)];
  const problems = [
    ...left
      .filter((each) => !listed.includes(each))
      .map((each) => `is left, but not in rehearsal/leftovers.json: ${each}`),
    ...listed
      .filter((each) => !left.includes(each))
      .map((each) => `is in rehearsal/leftovers.json, but not left: ${each}`),
  ];
  if (problems.length > 0) {
    throw new StepFailed(
      `${problems.join('\n')}\nWhat is left is a decision: docs/deploy.md, chapter 9, explains each. Then edit the list, with the setting that decides.`,
    );
  }
  return `${found.length} as listed in leftovers.json`;
}

function describe({ type, path }: Leftover): string {
  return `${type} ${path}`;
}
