import { isBounded, isPublicStatement } from '../rules/generic/bounded-statement';
import type { TemplateResource } from '../templates/template-resource';
import { readIfKnown } from './known-values';
import type { ShownControl } from './party';
import { readResourcePolicies } from './resource-policies';
import type { HeldStatement } from './role-holders';
import type { Surroundings } from './surroundings';

/** The statements of resource policies that admit everybody. One of which nothing is known counts. */
export function listPublicStatements(held: readonly HeldStatement[]): readonly HeldStatement[] {
  const statements = held.map(({ statement }) => statement);
  return held.filter(({ statement }) => readIfKnown(() => isPublicStatement(statement, statements)) ?? false);
}

/** A resource policy that admits only some of those who reach an endpoint. */
export function findCallerLimit(node: TemplateResource, surroundings: Surroundings): ShownControl | undefined {
  const held = readResourcePolicies(node, surroundings);
  if (held.length === 0 || listPublicStatements(held).length > 0) return undefined;
  const limited = held.find(({ statement }) => readIfKnown(() => !statement.allows || isBounded(statement)) ?? false);
  return { what: 'Resource policy limits the callers', resource: (limited ?? held[0])?.holder ?? node };
}
