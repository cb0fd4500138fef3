import type { Template, TemplateResource } from '../../lib/compliance/deployment/template';
import { isRecord } from '../../lib/compliance/deployment/template';
import { intrinsicOf } from '../../lib/compliance/deployment/value';
import { weakerValues } from './weaker-values';

/** One resource with one thing removed, weakened or widened. */
export interface Mutant {
  /** Path of the stack. */
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** `Properties.PublicAccessBlockConfiguration.BlockPublicAcls`; indexes of lists are numbers. */
  readonly path: string;
  /** `removed`, `false`, `0.0.0.0/0`: what became of it. */
  readonly change: string;
  readonly mutated: TemplateResource;
}

/** What is no property. */
const NOT_WALKED: ReadonlySet<string> = new Set(['Type', 'Metadata', 'DependsOn', 'Condition']);
/** Tags name an owner and an environment; no right and no rule of the backend depends on one. */
const TAGS = /^(Tags|BackupPlanTags|BackupVaultTags|UserPoolTags)$/;

/** Everything that can be removed from a template's resources or be made weaker, one at a time. */
export function mutantsOf(stack: string, { Resources = {} }: Template): Mutant[] {
  return Object.entries(Resources).flatMap(([logicalId, resource]) =>
    Object.keys(resource)
      .filter((key) => !NOT_WALKED.has(key))
      .flatMap((key) => changes(Reflect.get(resource, key), key, [key]))
      .map(({ at, change, value }) => ({
        stack,
        logicalId,
        type: resource.Type,
        path: at.join('.'),
        change,
        mutated: replaced(resource, at, value),
      })),
  );
}

interface Change {
  readonly at: readonly string[];
  readonly change: string;
  /** undefined: removed. */
  readonly value: unknown;
}

function changes(value: unknown, key: string, at: readonly string[]): Change[] {
  const weaker = weakerValues(key, value).map((weak) => ({ at, change: JSON.stringify(weak), value: weak }));
  const removed: Change = { at, change: 'removed', value: undefined };
  if (intrinsicOf(value) !== undefined) return [removed, ...weaker];
  if (Array.isArray(value)) {
    return [removed, ...weaker, ...value.flatMap((item, index) => changes(item, key, [...at, String(index)]))];
  }
  if (isRecord(value)) {
    if (value['Effect'] !== undefined) return statementChanges(value, at, removed);
    const inside = Object.entries(value).filter(([name]) => !TAGS.test(name));
    return [removed, ...weaker, ...inside.flatMap(([name, item]) => changes(item, name, [...at, name]))];
  }
  return [removed, ...weaker];
}

/** Of a statement of a policy: a right that is taken away, or a denial of more, weakens nothing. */
function statementChanges(
  statement: Readonly<Record<string, unknown>>,
  at: readonly string[],
  removed: Change,
): Change[] {
  const inside = Object.entries(statement).flatMap(([name, item]) => changes(item, name, [...at, name]));
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

function replaced(resource: TemplateResource, at: readonly string[], value: unknown): TemplateResource {
  const [key, ...rest] = at;
  if (key === undefined) return resource;
  return { ...resource, [key]: inside(Reflect.get(resource, key), rest, value) };
}

function inside(whole: unknown, at: readonly string[], value: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    const index = Number(key);
    const changed = inside(whole[index], rest, value);
    return changed === undefined
      ? whole.filter((_, other) => other !== index)
      : whole.map((item, other) => (other === index ? changed : item));
  }
  if (!isRecord(whole)) return whole;
  const { [key]: before, ...others } = whole;
  const changed = inside(before, rest, value);
  return changed === undefined ? others : { ...whole, [key]: changed };
}
