import { followIntrinsics } from './follow-intrinsics';
import {
  type IntrinsicScope,
  MAX_DEPTH,
  parseIntrinsic,
  parseReference,
  parseVariable,
  splitSubstitution,
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
): Found | undefined {
  // Exports of a malformed template that refer to each other twice would be visited 2^64 times.
  const visited = new Set<unknown>();
  const visit = (value: unknown, from: Scope, depth: number): Found | undefined => {
    const { raw, scope } = followIntrinsics(value, from, depth);
    const reference = parseReference(raw);
    if (reference !== undefined) return find(reference.id, scope);
    const [name, argument] = parseIntrinsic(raw) ?? [];
    if (name === undefined || depth > MAX_DEPTH || visited.has(raw)) return undefined;
    visited.add(raw);
    for (const inner of listOperands(name, argument)) {
      const found = visit(inner, scope, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(given, origin, 0);
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
        ? splitSubstitution(first).flatMap((piece) =>
            'variable' in piece ? [parseVariable(piece.variable, second)] : [],
          )
        : [];
    case 'Fn::Base64':
      return [argument];
    default:
      return [];
  }
}
