import { groupBy } from '../../templates/group-by';
import { memoize } from '../../templates/memoize';
import { coversAction, type PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { ALL_KINDS } from '../kinds/all-kinds';
import { readIfKnown } from '../known-values';
import type { HeldStatement, RoleIndex, RoleRights } from '../role-holders';
import type { Surroundings } from '../surroundings';
import { grantsByAwsPolicy } from './aws-policies';

/** What the permissions of a node let it do with another one. */
export interface Grant {
  readonly node: TemplateResource;
  readonly target: TemplateResource;
  readonly verbs: readonly string[];
  /** Granted actions: `dynamodb:GetItem`. */
  readonly actions: readonly string[];
  /** Whether every statement names the target and its actions without a wildcard. */
  readonly isNarrow: boolean;
  /** Objects of a bucket that the statements name, `approvals/*`; none when all of its objects are meant. */
  readonly parts: readonly string[];
  /** Keys of conditions that each of the statements has. */
  readonly conditions: readonly string[];
  /** Names of database users, for connections with an IAM token. */
  readonly users: readonly string[];
  /** Policies that grant it. */
  readonly evidence: readonly TemplateResource[];
}

/** The grants of every node that acts with a role. */
export function listGrants(
  nodes: readonly TemplateResource[],
  surroundings: Surroundings,
  roles: RoleIndex,
): readonly Grant[] {
  const byRole = new Map<TemplateResource, readonly RoleGrant[]>();
  const listAssumed = createAssumptions(roles, surroundings);
  return nodes.flatMap((node) => {
    const own = new Set(roles.listRoles(node));
    for (const role of own) for (const assumed of listAssumed(role)) own.add(assumed);
    return [...own].flatMap((role) => {
      const known = byRole.get(role) ?? listRoleGrants(role, surroundings, roles);
      byRole.set(role, known);
      return known.filter(({ target }) => target !== node).map((grant): Grant => ({ node, ...grant }));
    });
  });
}

/** Finds the roles in the templates that a role may assume, once for each. */
function createAssumptions(
  roles: RoleIndex,
  surroundings: Surroundings,
): (role: TemplateResource) => readonly TemplateResource[] {
  return memoize((role: TemplateResource) =>
    roles
      .readRights(role)
      .statements.filter(({ statement }) => listServices(statement).some((service) => /^(sts|\*)$/.test(service)))
      .filter(
        ({ statement }) => readIfKnown(() => statement.allows && coversAction(statement, 'sts:AssumeRole')) === true,
      )
      .flatMap(({ statement }) => readIfKnown(() => statement.resources) ?? [])
      .flatMap((resource) => surroundings.findTarget(resource) ?? [])
      .filter(({ type }) => type === 'AWS::IAM::Role'),
  );
}

type RoleGrant = Omit<Grant, 'node'>;

function listRoleGrants(role: TemplateResource, surroundings: Surroundings, roles: RoleIndex): readonly RoleGrant[] {
  const rights = roles.readRights(role);
  const found = new Map<TemplateResource, RoleGrant>();
  const add = (grant: RoleGrant) => {
    const before = found.get(grant.target);
    found.set(grant.target, before === undefined ? grant : mergeGrants(before, grant));
  };
  for (const held of rights.statements) {
    for (const grant of listStatementGrants(held, rights, role, surroundings)) add(grant);
  }
  for (const { name, holder } of rights.awsPolicies) {
    const covers = groupBy(
      PROBES.filter(({ verb, action }) => grantsByAwsPolicy(name, verb, action)),
      ({ type }) => type,
    );
    for (const [type, probes] of covers) {
      const rest = { isNarrow: false, parts: [], conditions: [], users: [], evidence: [holder] };
      for (const { target } of listAll(new Set([type]), role, surroundings))
        add({ target, ...joinProbes(probes), ...rest });
    }
  }
  return [...found.values()];
}

function mergeGrants(one: RoleGrant, other: RoleGrant): RoleGrant {
  return {
    target: one.target,
    verbs: addMissing(one.verbs, other.verbs),
    actions: addMissing(one.actions, other.actions),
    isNarrow: one.isNarrow && other.isNarrow,
    // One of them may be about every object.
    parts: one.parts.length === 0 || other.parts.length === 0 ? [] : addMissing(one.parts, other.parts),
    conditions: one.conditions.filter((key) => other.conditions.includes(key)),
    users: addMissing(one.users, other.users),
    evidence: [...new Set([...one.evidence, ...other.evidence])],
  };
}

function addMissing(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}

/** An action of a statement that uses a type, with the verb for it. */
interface Probe {
  readonly type: string;
  readonly verb: string;
  readonly action: string;
}

const PROBES: readonly Probe[] = ALL_KINDS.flatMap(({ type, uses = [] }) =>
  uses.flatMap(({ verb, actions }) => actions.map((action) => ({ type, verb, action }))),
);
const PROBES_BY_SERVICE = groupBy(PROBES, ({ action }) => readService(action));

function readService(action: string): string {
  const end = action.indexOf(':');
  return end < 0 ? action : action.slice(0, end);
}

/** What a statement covers, by type. */
const readCover = memoize((statement: PolicyStatement): ReadonlyMap<string, readonly Probe[]> => {
  const services = listServices(statement);
  const possible = services.flatMap((service) =>
    service.includes('*') ? PROBES : (PROBES_BY_SERVICE.get(service) ?? []),
  );
  const covered = possible.filter(({ action }) => readIfKnown(() => coversAction(statement, action)) === true);
  return groupBy(covered, ({ type }) => type);
});

/** The services of the actions of a statement; `*` for one with NotAction. */
export const listServices = memoize((statement: PolicyStatement): readonly string[] => {
  if (readIfKnown(() => statement.hasNotAction) !== false) return ['*'];
  const services = new Set((readIfKnown(() => statement.actions) ?? []).map(readService));
  const any = [...services].find((service) => service.includes('*'));
  return any === undefined ? [...services] : [any];
});

function listStatementGrants(
  { statement, holder }: HeldStatement,
  { denials }: RoleRights,
  role: TemplateResource,
  surroundings: Surroundings,
): readonly RoleGrant[] {
  if (readIfKnown(() => statement.allows) === false) return [];
  const cover = readCover(statement);
  if (cover.size === 0) return [];
  const types = new Set(cover.keys());
  const keys = (readIfKnown(() => statement.conditions) ?? []).map(({ key }) => key);
  const isExact =
    readIfKnown(() => !statement.hasNotAction && statement.actions.every((action) => !/[*?]/.test(action))) === true;
  return listTargets(statement, types, role, surroundings).flatMap(({ target, value }): RoleGrant[] => {
    const covered = (cover.get(target.type) ?? []).filter(
      ({ action }) => !denials.some((denial) => denies(denial, action, target, surroundings)),
    );
    if (covered.length === 0) return [];
    const isConnection = covered.some(({ action }) => action === 'rds-db:connect');
    const user = isConnection ? /\/([\w*.-]+)$/.exec(value?.display() ?? '')?.[1] : undefined;
    return [
      {
        target,
        ...joinProbes(covered),
        isNarrow: isExact && value !== undefined,
        parts: listObjects(target, value),
        conditions: [...new Set(keys)],
        users: user === undefined ? [] : [user],
        evidence: [holder],
      },
    ];
  });
}

/** The objects of a bucket that the ARN of a statement names. */
function listObjects({ type }: TemplateResource, value: Value | undefined): readonly string[] {
  if (type !== 'AWS::S3::Bucket') return [];
  const objects = /^(?:\$\{[^}]*\}|arn:[^:]*:s3:::(?:\$\{[^}]*\}|[^/$])*)\/(.+)$/.exec(value?.display() ?? '')?.[1];
  return objects === undefined || objects === '*' ? [] : [objects];
}

function joinProbes(probes: readonly Probe[]): Pick<RoleGrant, 'verbs' | 'actions'> {
  return {
    verbs: [...new Set(probes.map(({ verb }) => verb))],
    actions: [...new Set(probes.map(({ action }) => action))],
  };
}

interface Named {
  readonly target: TemplateResource;
  /** The value that names it; undefined when a wildcard covers it. */
  readonly value: Value | undefined;
}

function listTargets(
  statement: PolicyStatement,
  types: ReadonlySet<string>,
  role: TemplateResource,
  surroundings: Surroundings,
): readonly Named[] {
  if (readIfKnown(() => statement.hasNotResource) !== false) return listAll(types, role, surroundings);
  const resources = readIfKnown(() => statement.resources) ?? [];
  return resources.flatMap((value): readonly Named[] => {
    const node = surroundings.findNode(value);
    if (node !== undefined) return types.has(node.type) ? [{ target: node, value }] : [];
    const shown = value.display();
    if (shown === '*') return listAll(types, role, surroundings);
    return surroundings
      .listMatching(shown, types)
      .filter((target) => isInSameAccount(target, role))
      .map((target) => ({ target, value: undefined }));
  });
}

function listAll(types: ReadonlySet<string>, role: TemplateResource, surroundings: Surroundings): readonly Named[] {
  return surroundings
    .ofType(...types)
    .filter((target) => isInSameAccount(target, role) && surroundings.findWhole(target) === target)
    .map((target) => ({ target, value: undefined }));
}

function isInSameAccount(one: TemplateResource, other: TemplateResource): boolean {
  return one.stack.source.account === other.stack.source.account;
}

/** Whether a statement denies an action on a target, whatever the circumstances. */
function denies(
  { statement }: HeldStatement,
  action: string,
  target: TemplateResource,
  surroundings: Surroundings,
): boolean {
  return (
    readIfKnown(
      () =>
        statement.conditions.length === 0 &&
        !statement.hasNotResource &&
        coversAction(statement, action) &&
        statement.resources.some((value) => value.raw === '*' || surroundings.findNode(value) === target),
    ) === true
  );
}
