import type { AssemblyTemplates } from '../cloud/templates';
import type { EmulatedStack } from '../emulator';
import { StepFailed } from '../step-log';

/** A resource that exists after `cdk destroy`. */
export interface Leftover {
  readonly type: string;
  /** Path of the construct, without the environment: `Encryption/Keys/Logs/Resource`. */
  readonly path: string;
}

export type LeftoversByEnvironment = Readonly<Record<string, readonly Leftover[]>>;

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
      `${problems.join('\n')}\n"npm run rehearse -- --update" writes the list; docs/deploy.md shows it.`,
    );
  }
  return `${found.length} as listed in leftovers.json`;
}

function describe({ type, path }: Leftover): string {
  return `${type} ${path}`;
}
