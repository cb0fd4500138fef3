import { parseIntrinsic } from '../../packages/gate/src/templates/intrinsics';
import type { ResourceDeclaration, Template } from '../../packages/gate/src/templates/template';
import { isRecord } from '../../packages/gate/src/templates/template';
import { listWeakerValues } from './weaker-values';

/** One resource with one part removed, weakened or widened. */
export interface Mutant {
  /** Path of the stack. */
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** `Properties.PublicAccessBlockConfiguration.BlockPublicAcls`. Indexes of lists are numbers. */
  readonly path: string;
  /** The new value, or `removed`: `false`, `"0.0.0.0/0"`. */
  readonly change: string;
  readonly mutated: ResourceDeclaration;
}

/** Parts of a resource that do not protect anything. */
const SKIPPED: ReadonlySet<string> = new Set(['Type', 'Metadata', 'DependsOn', 'Condition']);
/** Tags name an owner and an environment. No permission of the backend depends on a tag. */
const TAGS = /^(Tags|BackupPlanTags|BackupVaultTags|UserPoolTags)$/;

/** Builds a mutant for every part of a template's resources that can be removed or weakened. */
export function buildMutants(stack: string, { Resources = {} }: Template): Mutant[] {
  return Object.entries(Resources).flatMap(([logicalId, resource]) =>
    Object.keys(resource)
      .filter((key) => !SKIPPED.has(key))
      .flatMap((key) => listChanges(Reflect.get(resource, key), key, [key]))
      .map(({ at, change, value }) => ({
        stack,
        logicalId,
        type: resource.Type,
        path: at.join('.'),
        change,
        mutated: replaceAt(resource, at, value),
      })),
  );
}

interface Change {
  readonly at: readonly string[];
  readonly change: string;
  /** Undefined when the part is removed. */
  readonly value: unknown;
}

function listChanges(value: unknown, key: string, at: readonly string[]): Change[] {
  const weaker = listWeakerValues(key, value).map((weak) => ({ at, change: JSON.stringify(weak), value: weak }));
  const removed: Change = { at, change: 'removed', value: undefined };
  if (parseIntrinsic(value) !== undefined) return [removed, ...weaker];
  if (Array.isArray(value)) {
    return [removed, ...weaker, ...value.flatMap((item, index) => listChanges(item, key, [...at, String(index)]))];
  }
  if (isRecord(value)) {
    if (value['Effect'] !== undefined) return listStatementChanges(value, at, removed);
    const inside = Object.entries(value).filter(([name]) => !TAGS.test(name));
    return [removed, ...weaker, ...inside.flatMap(([name, item]) => listChanges(item, name, [...at, name]))];
  }
  return [removed, ...weaker];
}

/** Lists changes of a policy statement. Fewer permissions or a wider denial weaken nothing, so they are left out. */
function listStatementChanges(
  statement: Readonly<Record<string, unknown>>,
  at: readonly string[],
  removed: Change,
): Change[] {
  const inside = Object.entries(statement).flatMap(([name, item]) => listChanges(item, name, [...at, name]));
  const isAboutConditions = (change: Change): boolean => change.at[at.length] === 'Condition';
  if (statement['Effect'] === 'Allow') {
    return inside.filter((change) => change.change !== 'removed' || isAboutConditions(change));
  }

  const isWider = (change: Change): boolean => /^"(\*|[\w-]+:\*)"$/.test(change.change);
  return [
    removed,
    ...inside.filter((change) => !isWider(change) && !(change.change === 'removed' && change.at.at(-1) === 'Effect')),
  ];
}

function replaceAt(resource: ResourceDeclaration, at: readonly string[], value: unknown): ResourceDeclaration {
  const [key, ...rest] = at;
  if (key === undefined) return resource;
  return { ...resource, [key]: changeInside(Reflect.get(resource, key), rest, value) };
}

function changeInside(whole: unknown, at: readonly string[], value: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    const index = Number(key);
    const changed = changeInside(whole[index], rest, value);
    return changed === undefined
      ? whole.filter((_, other) => other !== index)
      : whole.map((item, other) => (other === index ? changed : item));
  }
  if (!isRecord(whole)) return whole;
  const { [key]: before, ...others } = whole;
  const changed = changeInside(before, rest, value);
  return changed === undefined ? others : { ...whole, [key]: changed };
}
