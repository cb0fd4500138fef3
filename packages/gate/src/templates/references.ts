import {
  followIntrinsics,
  type IntrinsicScope,
  MAX_DEPTH,
  parseIntrinsic,
  parseReference,
  parseVariable,
  toList,
} from './intrinsics';

/**
 * Calls `find` with each logical id that a value refers to, also inside Fn::Join, Fn::Sub, Fn::Select and Fn::Split,
 * and returns its first result.
 */
export function findInReferences<Scope extends IntrinsicScope<Scope>, Found>(
  given: unknown,
  origin: Scope,
  find: (logicalId: string, scope: Scope) => Found | undefined,
  depth = 0,
): Found | undefined {
  const { raw, scope } = followIntrinsics(given, origin, depth);
  const reference = parseReference(raw);
  if (reference !== undefined) return find(reference.id, scope);
  const [name, argument] = parseIntrinsic(raw) ?? [];
  if (name === undefined || depth > MAX_DEPTH) return undefined;
  for (const inner of listOperands(name, argument)) {
    const found = findInReferences(inner, scope, find, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listOperands(name: string, argument: unknown): readonly unknown[] {
  const [first, second] = toList(argument);
  switch (name) {
    case 'Fn::Join':
      return Array.isArray(second) ? second : [second];
    case 'Fn::Select':
    case 'Fn::Split':
      return [second];
    case 'Fn::Sub':
      return typeof first === 'string'
        ? [...first.matchAll(/\$\{([^!}]+)\}/g)].map(([, variable = '']) => parseVariable(variable, second))
        : [];
    default:
      return [];
  }
}
