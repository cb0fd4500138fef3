import type { AccessCondition, AccessStatement } from './access-statement';
import { type Alternatives, buildAlternatives, NEVER } from './alternatives';
import { decideCondition } from './decide-condition';
import { compareWithAsked, type Overlap } from './patterns';
import type { RequestContext } from './request-context';
import { type Requirement, requireCondition, requireOpposite } from './requirement';
import type { ResourceNames } from './resource-names';

/** What a request asks for, apart from its caller. */
export interface Asked {
  /** ARNs with wildcards, of which one has to be covered: a bucket, or all of its objects. None: any resource. */
  readonly resources: readonly string[];
  /** Most statements have no conditions, so it is built when one is read. */
  readonly getContext: () => RequestContext;
}

/** The way in which an Allow gives what is asked; none when it does not. */
export function evaluateAllow(statement: AccessStatement, asked: Asked, names: ResourceNames): Alternatives {
  const overlap = compareResources(statement, asked.resources);
  if (overlap === 'none') return NEVER;
  const open = listOpenConditions(statement, asked, names);
  if (open === undefined) return NEVER;
  const where: Requirement[] =
    overlap === 'part' ? [{ text: `only on ${describeResources(statement, asked, names)}` }] : [];
  return buildAlternatives(
    [...where, ...open.map((condition) => requireCondition(condition, names))],
    [statement.evidence],
  );
}

/** What several Deny leave: none when one of them denies every request. */
export function evaluateDenials(
  statements: readonly AccessStatement[],
  asked: Asked,
  names: ResourceNames,
): Alternatives {
  const requirements: Requirement[] = [];
  const evidence = new Set<string>();
  for (const statement of statements) {
    const overlap = compareResources(statement, asked.resources);
    if (overlap === 'none') continue;
    const open = listOpenConditions(statement, asked, names);
    if (open === undefined) continue;
    if (overlap === 'all' && open.length === 0) return NEVER;
    const where = overlap === 'part' ? `on ${describeResources(statement, asked, names)}` : undefined;
    requirements.push(requireOpposite(open, where, names));
    evidence.add(statement.evidence);
  }
  return buildAlternatives(requirements, [...evidence]);
}

/** The conditions that a request decides; undefined when one certainly does not hold. */
function listOpenConditions(
  { conditions }: AccessStatement,
  asked: Asked,
  { symbols }: ResourceNames,
): readonly AccessCondition[] | undefined {
  if (conditions.length === 0) return conditions;
  const open: AccessCondition[] = [];
  for (const condition of conditions) {
    const holds = decideCondition(condition, asked.getContext(), symbols);
    if (holds === false) return undefined;
    if (holds === undefined) open.push(condition);
  }
  return open;
}

/** How much of what is asked about a statement names. */
export function compareResources(
  { allows, resources, hasNotResource }: AccessStatement,
  asked: readonly string[],
): Overlap {
  if (resources.length === 0) return 'all';
  // A Deny of some resources leaves others.
  if (asked.length === 0) return allows || resources.includes('*') ? 'all' : 'none';
  let most: Overlap = 'none';
  for (const pattern of resources) {
    for (const one of asked) {
      const overlap = compareWithAsked(pattern, one);
      if (overlap === 'all') return hasNotResource ? 'none' : 'all';
      if (overlap === 'part') most = 'part';
    }
  }
  if (!hasNotResource) return most;
  return most === 'part' ? 'part' : 'all';
}

/** The resources of a statement that are a part of what is asked about. */
function describeResources({ resources, hasNotResource }: AccessStatement, asked: Asked, names: ResourceNames): string {
  const list = resources
    .filter((pattern) => asked.resources.some((one) => compareWithAsked(pattern, one) !== 'none'))
    .map((pattern) => names.show(pattern))
    .join(' or ');
  return hasNotResource ? `what is not ${list}` : list;
}
